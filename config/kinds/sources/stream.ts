import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import { ACCESS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { stream as schema } from "../../schema/sources/stream";
import { alertProblems, alertUses, hasRules } from "../event-alerts";
import type { Kind } from "../kind";
import { LOADING } from "../own-runs";
import type { EntryView } from "../view";
import { changeProblems } from "./stream-changes";
import { inputOf, inputProblems, type StreamInput } from "./stream-input";
import { silverTablesOf, splitProblems, splitTablesOf, unknownColumns } from "./stream-tables";
import { loaderGrants, schemasApart, tablesOf } from "./tables";

type Stream = z.output<typeof schema>;

/** A loaded stream with everything that is derived. */
export type StreamModel = DeepReadonly<
  Omit<Stream, "table"> & {
    /** Key in the configuration. */
    key: string;
    table: string;
    /** Name of the catalog in the metastore. */
    catalogName: string;
    input: StreamInput;
    /** Name in Unity Catalog of the service credential that it is read with. */
    credentialName: string;
    /** Role of the credential. */
    role: { name: string; arn: string };
  }
>;

/** Records of a Kinesis stream, or of topics of Kafka. */
export const stream: Kind<Stream, StreamModel> = {
  what: "a source that loads a stream",
  runs: LOADING,
  resolve: (source, key, names) => ({
    ...source,
    key,
    table: source.table ?? tableNameOf(key),
    catalogName: names.catalogName(source.catalog),
    input: inputOf(source, key, names),
    credentialName: names.credential(ACCESS.serviceCredential(key)),
    role: names.role(ROLES.serviceCredential(key)),
  }),
  writes: (source, key) => [...tablesOf(source, key), ...splitTablesOf(source)],
  exclusive: ({ stream, reading }) =>
    reading?.mode === "enhanced-fan-out" && reading.consumer !== undefined && stream !== undefined
      ? [{ what: `the consumer ${reading.consumer} of data service ${stream}`, field: ["reading", "consumer"] }]
      : [],
  underPolicy: ({ runAs, compute }) => (compute?.mode === "classic" ? undefined : { runsAs: [runAs] }),
  compute: ({ compute }) =>
    compute?.mode === "classic"
      ? [{ kind: "classic", field: "compute", what: "a pipeline on classic compute", instead: "remove the source" }]
      : [{ kind: "serverless", what: "serverless compute", instead: "remove it" }],
  jobs: ({ run }) => (run?.mode === "scheduled" ? 1 : 0),
  grants: loaderGrants,
  uses: alertUses,
  names: (_, key) => [
    { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key) },
    { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key) },
  ],
  checks: (source, view) => [
    ...schemasApart(source, view),
    ...inputProblems(source, view),
    ...workers(source, view),
    ...silverTablesOf(source).flatMap((table) => [
      ...unknownColumns(source, table, view),
      ...changeProblems(source, table, view),
    ]),
    ...splitProblems(source, view),
    // A payload that is JSON has a rule of its own, and so have changes.
    ...alertProblems(source, hasRules(source) || source.split !== undefined || source.payload?.format === "json", view),
  ],
};

/** A cluster does not shrink below its most. */
function workers({ compute }: Salvaged<Stream>, view: EntryView): Problem[] {
  if (compute?.mode !== "classic") return [];
  const { minWorkers, maxWorkers } = compute;
  if (minWorkers === undefined || maxWorkers === undefined || minWorkers <= maxWorkers) return [];
  return [
    view.problem(
      ["compute", "minWorkers"],
      `${minWorkers} is more than maxWorkers, ${maxWorkers}`,
      `use at most ${maxWorkers}`,
    ),
  ];
}
