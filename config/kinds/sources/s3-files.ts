import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import type { DeepReadonly } from "../../readonly";
import type { s3Files as schema } from "../../schema/sources/s3-files";
import { alertProblems, alertUses, hasRules } from "../event-alerts";
import type { Kind } from "../kind";
import { SCHEDULED, WATCHED } from "../own-runs";
import { withoutEvents } from "./file-events";
import { optionProblems } from "./reader-options";
import { loaderGrants, schemasApart, tablesOf } from "./tables";

type S3Files = z.output<typeof schema>;

/** Files of a zone with everything that is derived. */
export type S3FilesModel = DeepReadonly<
  Omit<S3Files, "path" | "table"> & {
    /** Key in the configuration. */
    key: string;
    path: string;
    table: string;
    /** Name of the catalog in the metastore. */
    catalogName: string;
    /** `s3://bucket/folder` where the files arrive. */
    url: string;
  }
>;

/** Reader options without which Auto Loader cannot read a format. */
const REQUIRED_OPTIONS: Readonly<Record<string, { readonly option: string; readonly example: string }>> = {
  xml: { option: "rowTag", example: '{ rowTag: "order" }, the element that is one row' },
};

/** Formats whose columns are always the same. */
const FIXED_COLUMNS: readonly string[] = ["text", "binaryFile"];

const landingVolume = (table: string): string => `landing_${table}`;

/** Files that arrive in the raw zone. */
export const s3Files: Kind<S3Files, S3FilesModel> = {
  what: "a source of files",
  runs: [SCHEDULED, WATCHED],
  resolve(source, key, names) {
    const path = source.path ?? key;
    return {
      ...source,
      key,
      path,
      table: source.table ?? tableNameOf(key),
      catalogName: names.catalogName(source.catalog),
      url: `s3://${names.zoneBucket(source.zone)}/${path}`,
    };
  },
  writes: (source, key) => [
    ...tablesOf(source, key),
    {
      what: "volume",
      catalog: source.catalog,
      schema: source.bronzeSchema,
      name: landingVolume(source.table ?? tableNameOf(key)),
      field: "table",
    },
  ],
  loads: ({ zone, path }, key) => [{ zone, folder: path ?? key, field: "path" }],
  underPolicy: ({ runAs }) => ({ runsAs: [runAs] }),
  compute: () => [{ kind: "serverless", what: "serverless compute", instead: "remove it" }],
  jobs: () => 1,
  grants: loaderGrants,
  uses: alertUses,
  checks({ format, options, schemaHints, discovery, ...source }, view) {
    const required = format === undefined ? undefined : REQUIRED_OPTIONS[format];
    return [
      ...schemasApart(source, view),
      ...alertProblems(source, hasRules(source), view),
      ...(discovery === "file-events" ? withoutEvents(source.zone, view) : []),
      ...(format === undefined ? [] : optionProblems(format, options ?? {}, view)),
      ...(format !== undefined && FIXED_COLUMNS.includes(format) && Object.keys(schemaHints ?? {}).length > 0
        ? [view.problem(["schemaHints"], `${format} files always have the same columns`, "remove it")]
        : []),
      ...(required === undefined || options?.[required.option] !== undefined
        ? []
        : [
            view.problem(
              ["options"],
              `${format} files cannot be read without ${required.option}`,
              `add options: ${required.example}`,
            ),
          ]),
    ];
  },
};
