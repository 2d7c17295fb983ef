import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import { ACCESS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { stream as schema } from "../../schema/sources/stream";
import { streamOf } from "../data-services/kinesis-stream";
import type { EntryView, Kind } from "../kind";
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
    /** ARN of the stream. */
    streamArn: string;
    /** Key that encrypts the stream: the environment's, another one by its ARN, or none that needs a permission. */
    streamKey: { mode: "data" } | { mode: "other"; arn: string } | { mode: "none" };
    /** Name in Unity Catalog of the service credential that it is read with. */
    credentialName: string;
    /** Role of the credential. */
    role: { name: string; arn: string };
  }
>;

/** Columns that every silver table has beside those of the payload. */
const OWN_COLUMNS = ["payload", "_partition_key", "_sequence_number", "_shard_id", "_arrived_at", "_ingested_at"];

/** Records of a Kinesis stream. */
export const stream: Kind<Stream, StreamModel> = {
  what: "a source that loads a stream",
  resolve(source, key, names) {
    const service = names.dataService("kinesis-stream", source.stream);
    const other = service.mode === "existing" ? service.kmsKeyArn : undefined;
    return {
      ...source,
      key,
      table: source.table ?? tableNameOf(key),
      catalogName: names.catalogName(source.catalog),
      streamArn: streamOf(service, source.stream, names).arn,
      streamKey:
        service.mode === "create"
          ? { mode: "data" }
          : other === undefined
            ? { mode: "none" }
            : { mode: "other", arn: other },
      credentialName: `${names.prefix}-${ACCESS.serviceCredential(key)}`,
      role: names.role(ROLES.serviceCredential(key)),
    };
  },
  writes: tablesOf,
  exclusive: ({ stream, reading }) =>
    reading?.mode === "enhanced-fan-out" && reading.consumer !== undefined && stream !== undefined
      ? [{ what: `the consumer ${reading.consumer} of data service ${stream}`, field: ["reading", "consumer"] }]
      : [],
  compute: () => [{ kind: "serverless", what: "serverless compute", instead: "remove it" }],
  jobs: ({ run }) => (run?.mode === "scheduled" ? 1 : 0),
  grants: loaderGrants,
  names: (_, key) => [
    { what: "role", layer: "unity-catalog", purpose: ROLES.serviceCredential(key) },
    { what: "credential", layer: "unity-catalog", purpose: ACCESS.serviceCredential(key) },
  ],
  checks: (source, view) => [
    ...schemasApart(source, view),
    ...unregistered(source, view),
    ...unknownColumns(source, view),
  ],
};

/** The stream knows the consumer: the role of the credential may read with it, but not register it. */
function unregistered({ stream, reading }: Salvaged<Stream>, view: EntryView): Problem[] {
  if (reading?.mode !== "enhanced-fan-out" || reading.consumer === undefined || stream === undefined) return [];
  const services = view.environment.dataServices ?? {};
  const service = Object.hasOwn(services, stream) ? services[stream] : undefined;
  if (service?.kind !== "kinesis-stream" || service.consumers?.includes(reading.consumer) !== false) return [];
  return [
    view.problem(
      ["reading", "consumer"],
      `${reading.consumer} is not registered on ${stream}`,
      `add it to dataServices.${stream}.consumers`,
    ),
  ];
}

/** What is compared or ordered by is there, as far as the columns are known. */
function unknownColumns({ payload, deduplicate }: Salvaged<Stream>, view: EntryView): Problem[] {
  if (payload?.format === undefined || deduplicate === undefined) return [];
  const columns = payload.format === "json" ? payload.columns : {};
  if (columns === undefined || columns === "inferred") return [];
  const known = [...Object.keys(columns), ...OWN_COLUMNS];
  const named: [path: (string | number)[], column: string | undefined][] = [
    ...(deduplicate.columns ?? []).map((column, index): [(string | number)[], string] => [["columns", index], column]),
    [["timeColumn"], deduplicate.timeColumn],
  ];
  return named.flatMap(([path, column]) =>
    column === undefined || known.includes(column)
      ? []
      : [
          view.problem(
            ["deduplicate", ...path],
            `${column} is no column of the table`,
            "name one of payload.columns, or add it there",
          ),
        ],
  );
}
