import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { cdcFiles as schema } from "../../schema/sources/cdc-files";
import { alertProblems, alertUses, hasRules } from "../event-alerts";
import type { Written } from "../facets";
import type { Kind } from "../kind";
import { LOADING } from "../own-runs";
import type { EntryView } from "../view";
import { withoutEvents } from "./file-events";
import { destinationOf, loadedTwice, tableProblems } from "./managed-ingestion";
import { optionProblems } from "./reader-options";
import { loaderGrants, schemasApart } from "./tables";

type CdcFiles = z.output<typeof schema>;
type Draft = Salvaged<CdcFiles>;
type Table = CdcFiles["tables"][number];

/** Files of changes with everything that is derived. */
export type CdcFilesModel = DeepReadonly<
  Omit<CdcFiles, "path" | "tables"> & {
    /** Key in the configuration. */
    key: string;
    /** `s3://bucket/folder` that holds the tables' folders. */
    url: string;
    tables: (Omit<Table, "as" | "folder"> & { as: string; folder: string })[];
    /** Volume over the folder, and table of the pipeline's event log, both in the bronze schema. */
    landingVolume: string;
    eventLogTable: string;
  }
>;

const landingVolume = (key: string): string => `landing_${tableNameOf(key)}`;
const eventLogTable = (key: string): string => `${tableNameOf(key)}_event_log`;

/** Folder of a table, below the source's; undefined where it could not be read. */
function folderOf({ folder, schema: of, table }: Salvaged<Table>): string | undefined {
  if (folder !== undefined) return folder;
  return of === undefined || table === undefined ? undefined : `${of}/${table}`;
}

/** Columns that the program adds in bronze, or for itself. */
const OWN_COLUMNS: readonly string[] = [
  "_ingested_at",
  "_rescued_data",
  "_sequence",
  "_source_file",
  "_source_modified_at",
];

/** Files of changes of a raw zone. */
export const cdcFiles: Kind<CdcFiles, CdcFilesModel> = {
  what: "a source of files of changes",
  runs: LOADING,
  resolve: ({ path, ...source }, key, names) => ({
    ...source,
    key,
    url: `s3://${names.zoneBucket(source.zone)}/${path ?? key}`,
    tables: source.tables.map((one) => ({
      ...one,
      as: one.as ?? one.table.toLowerCase(),
      folder: one.folder ?? `${one.schema}/${one.table}`,
    })),
    landingVolume: landingVolume(key),
    eventLogTable: eventLogTable(key),
  }),
  writes({ catalog, bronzeSchema, silverSchema, tables }, key) {
    const at = (what: Written["what"], of: string | undefined, name: string): Written => ({
      what,
      catalog,
      schema: of,
      name,
      field: "tables",
    });
    // Two that are one are reported as such below.
    const schemas = new Set([bronzeSchema, silverSchema]);
    return [
      ...[...new Set((tables ?? []).map(destinationOf))].flatMap((name) =>
        name === undefined ? [] : [...schemas].map((of) => at("table", of, name)),
      ),
      at("table", bronzeSchema, eventLogTable(key)),
      at("volume", bronzeSchema, landingVolume(key)),
    ];
  },
  loads: ({ zone, path }, key) => [{ zone, folder: path ?? key, field: "path" }],
  underPolicy: ({ runAs }) => ({ runsAs: [runAs] }),
  compute: () => [{ kind: "serverless", what: "serverless compute", instead: "remove it" }],
  jobs: ({ run }) => (run?.mode === "scheduled" ? 1 : 0),
  grants: loaderGrants,
  uses: alertUses,
  checks: (source, view) => [
    ...schemasApart({ ...source, table: source.tables?.map(destinationOf)[0] }, view),
    ...(source.discovery === "file-events" ? withoutEvents(source.zone, view) : []),
    ...(source.format === undefined ? [] : optionProblems(source.format, source.options ?? {}, view)),
    ...headers(source, view),
    ...writtenByDms(source, view),
    ...loadedTwice([["tables", source.tables]], view),
    ...ownEventLog(source, view),
    ...foldersApart(source, view),
    ...alertProblems(source, (source.tables ?? []).some(hasRules), view),
    ...(source.tables ?? []).flatMap((one, index) => [
      ...tableProblems(one, ["tables", index], view),
      ...columnProblems(source, one, ["tables", index], view),
    ]),
  ],
};

/** The full load and the changes have different columns, so that they are told apart by name alone. */
function headers({ format, options }: Draft, view: EntryView): Problem[] {
  return format === "csv" && options?.header?.toLowerCase() === "false"
    ? [
        view.problem(
          ["options", "header"],
          "files without a first line of names cannot be loaded: those of changes have a column more",
          "have the tool write names (AddColumnName of the endpoint of DMS), and remove it",
        ),
      ]
    : [];
}

function writtenByDms({ format, changes }: Draft, view: EntryView): Problem[] {
  if (changes?.writtenBy !== "dms") return [];
  const { timestampColumn, sequenceColumn } = changes;
  return [
    ...(format === "json" || format === "avro"
      ? [view.problem(["format"], `DMS does not write ${format}`, 'use "parquet" or "csv", as the endpoint does')]
      : []),
    ...(timestampColumn !== undefined && timestampColumn === sequenceColumn
      ? [
          view.problem(
            ["changes", "sequenceColumn"],
            `${sequenceColumn} is the timestampColumn too`,
            "name the column with $AR_H_CHANGE_SEQ, or remove it",
          ),
        ]
      : []),
  ];
}

/** The event log is a table of the bronze schema too. */
function ownEventLog({ tables }: Draft, view: EntryView): Problem[] {
  const log = eventLogTable(view.key);
  return (tables ?? []).flatMap((one, index) =>
    destinationOf(one) === log
      ? [view.problem(["tables", index, "as"], `${log} is the event log of the pipeline`, "choose another name")]
      : [],
  );
}

/** Each file is of one table. */
function foldersApart({ tables }: Draft, view: EntryView): Problem[] {
  const folders = (tables ?? []).map(folderOf);
  return folders.flatMap((folder, index) => {
    if (folder === undefined) return [];
    const inside = folders.findIndex(
      (other, at) => other !== undefined && at !== index && (at < index || other !== folder) && within(folder, other),
    );
    return inside < 0
      ? []
      : [
          view.problem(
            ["tables", index, "folder"],
            `its files are those of tables.${inside} too: ${folder} is ${folder === folders[inside] ? "its folder" : `in ${folders[inside]}`}`,
            "name a folder of its own",
          ),
        ];
  });
}

const within = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`);

/** Columns that say what happened and when, as files have them. */
function tellingColumns({ changes }: Draft): readonly string[] {
  if (changes?.writtenBy === "dms") return ["Op"];
  if (changes?.writtenBy !== "other" || changes.operationColumn === undefined) return [];
  return [changes.operationColumn];
}

/** Each row is told apart, and what is named is there. */
function columnProblems(source: Draft, one: Salvaged<Table>, path: readonly (string | number)[], view: EntryView) {
  const { include, exclude, columns } = one;
  const telling = tellingColumns(source);
  const ofChanges = [...telling, ...OWN_COLUMNS];
  const each = (field: "keys" | "include" | "exclude", wrong: (column: string) => Wrong | undefined): Problem[] =>
    (one[field] ?? []).flatMap((column, index) => {
      const found = wrong(column);
      return found === undefined ? [] : [view.problem([...path, field, index], ...found)];
    });
  const unknown = (column: string): Wrong | undefined =>
    columns === undefined || Object.hasOwn(columns, column)
      ? undefined
      : [`${column} is none of columns`, "correct it, or add it there"];
  const notInSilver = (column: string): Wrong | undefined =>
    ofChanges.includes(column) ? [`silver never has ${column}, which tells of the change`, "remove it"] : undefined;
  return [
    ...each("keys", (key) => {
      if (telling.includes(key)) {
        return [`${key} says what happened to a row, not which one it is`, "name columns of the table's key"];
      }
      if (exclude?.includes(key) === true) return [`${key} is left out of silver, and tells its rows apart`, KEPT];
      if (include?.includes(key) === false) return [`${key} is not in silver, and tells its rows apart`, ADDED];
      return unknown(key);
    }),
    ...each("include", (column) => notInSilver(column) ?? unknown(column)),
    ...each("exclude", (column) => notInSilver(column) ?? unknown(column)),
    ...(columns !== undefined && Object.keys(one.schemaHints ?? {}).length > 0
      ? [view.problem([...path, "schemaHints"], "columns says the types already", "keep one of them")]
      : []),
  ];
}

type Wrong = readonly [message: string, fix: string];
const KEPT = "remove it from exclude";
const ADDED = "add it to include";
