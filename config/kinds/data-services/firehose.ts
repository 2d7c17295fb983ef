import type { z } from "zod";
import { LOG_GROUPS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { firehose as schema } from "../../schema/data-services/firehose";
import type { TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { streamSourceOf } from "./kinesis-stream";

type Firehose = z.output<typeof schema>;
type Put = Extract<Firehose["from"], { mode: "put" }>;

/** A role that somebody puts records with. */
export type FirehoseProducer = DeepReadonly<Put["producers"][string]> & {
  /** Name of the role. */
  readonly roleName: string;
};

/** A table of Iceberg as Firehose names it. */
export interface IcebergTable {
  /** ARN of the catalog of the Data Catalog. */
  readonly catalogArn: string;
  readonly databaseName: string;
  readonly tableName: string;
  /** ARNs in the Data Catalog of what is looked at and changed, the table last. */
  readonly arns: readonly string[];
  /** Its files are Lake Formation's to let in. */
  readonly granted: boolean;
}

/** A delivery stream with everything that is derived. */
export type FirehoseModel = DeepReadonly<
  Omit<Firehose, "from" | "folder" | "errorFolder"> & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    /** ARN, known before it exists. */
    arn: string;
    /** The Kinesis stream that it reads; undefined where records are put. */
    stream: (TakenStream & { /** Key of the data service. */ service: string }) | undefined;
    folder: string;
    errorFolder: string;
    /** Bucket of the zone. */
    bucket: string;
    logGroupName: string;
    /** The table of Iceberg that records go into; undefined where they go into files. */
    iceberg: IcebergTable | undefined;
    /** Role that it reads and delivers with. */
    role: { name: string; arn: string };
  }
> & { readonly producers: Readonly<Record<string, FirehoseProducer>> };

/** Name and ARN of a delivery stream, before it exists. */
const deliveryStreamOf = (key: string, names: Omit<Names, "dataService">) => {
  const name = names.named("streams", key);
  return { name, arn: `arn:${names.partition}:firehose:${names.region}:${names.awsAccountId}:deliverystream/${name}` };
};

/** The delivery stream of a key, which is checked to be one that records are put into. */
export function putTargetOf(key: string, names: Names): { readonly name: string; readonly arn: string } {
  const entry = names.dataService(key);
  if (entry.kind !== "firehose") throw new Error(`dataServices.${key} is checked to be a Firehose stream`);
  return deliveryStreamOf(key, names);
}

const folderOf = ({ folder }: Salvaged<Firehose>, key: string): string => folder ?? key;
const errorsOf = (entry: Salvaged<Firehose>, key: string): string =>
  entry.errorFolder ?? `${folderOf(entry, key)}-errors`;
const producerRole = (key: string, producer: string): string => ROLES.dataService(`${key}-${producer}`);
const producersOf = (from: Salvaged<Firehose>["from"]) => (from?.mode === "put" ? (from.producers ?? {}) : {});

/** With partitions a file holds 64 MB or more. Source: Firehose API reference, BufferingHints. */
const LEAST_OF_PARTITIONS = 64;

/** A delivery stream of Amazon Data Firehose. */
export const firehose: Kind<Firehose, FirehoseModel> = {
  what: "a Firehose stream",
  separateKey: "streams",
  runs: [
    {
      what: "delivery of what is put, or of the stream or topic that it reads",
      because: "a delivery stream can be made and deleted, not stopped",
      source: "Amazon Data Firehose API reference, Actions",
    },
  ],
  resolve({ from, ...entry }, key, names) {
    return {
      ...entry,
      key,
      ...deliveryStreamOf(key, names),
      stream: from.mode === "stream" ? { ...streamSourceOf(from.stream, names), service: from.stream } : undefined,
      folder: folderOf(entry, key),
      errorFolder: errorsOf(entry, key),
      bucket: names.zoneBucket(entry.zone),
      logGroupName: names.logGroup(LOG_GROUPS.dataService(key)),
      iceberg: entry.table && icebergOf(entry.table, names),
      role: names.role(ROLES.dataService(key)),
      producers: from.mode === "put" ? producers(from, key, names) : {},
    };
  },
  delivers: (entry, key) =>
    entry.table?.mode === "s3-tables"
      ? []
      : [
          {
            zone: entry.zone,
            folder: folderOf(entry, key),
            field: entry.folder === undefined ? [] : ["folder"],
            says: ["folder"],
            // Files of a table are read by what knows the table.
            ...(entry.table !== undefined && { moves: true }),
          },
        ],
  reaches: ({ zone }) => [zone],
  accesses: ({ stream, iceberg }) => [
    ...(stream === undefined ? [] : [{ does: "read-stream" as const, ...stream }]),
    ...(iceberg?.arns ?? []).map((arn) => ({ does: "fill-table" as const, arn, key: { mode: "none" as const } })),
  ],
  names: ({ from }, key) => {
    const layer = "data-services" as const;
    return [
      { what: "delivery-stream", layer, purpose: key },
      { what: "log-group", layer, purpose: LOG_GROUPS.dataService(key) },
      { what: "role", layer, purpose: ROLES.dataService(key) },
      ...Object.keys(producersOf(from)).map((producer) => ({
        what: "role" as const,
        layer,
        purpose: producerRole(key, producer),
        field: ["from", "producers", producer],
      })),
    ];
  },
  steps: [
    {
      id: "iceberg-tables-made",
      title: "tables of Iceberg that Firehose adds to",
      instructions: [
        "Before the data-services layer is deployed, make the table of each Firehose stream with a table: of mode glue with a statement of Athena, CREATE TABLE … LOCATION 's3://<bucket of the zone>/<folder>/' TBLPROPERTIES ('table_type' = 'ICEBERG'), of mode s3-tables in its table bucket, which is integrated with the services of AWS. AWS refuses the stream until the table is there.",
        "Where Lake Formation governs the table, as it does those of S3 Tables, grant the stream's role DESCRIBE on the database and SELECT, INSERT and ALTER on the table: aws lakeformation grant-permissions.",
      ],
      // The bucket of the zone is made by a layer before.
      blocking: false,
      appliesTo: ({ table }) => table !== undefined,
    },
  ],
  checks: (entry, view) => [...buffer(entry, view), ...errors(entry, view), ...ofFiles(entry, view)],
};

/** Name of the catalog that the Data Catalog has S3 Tables in. Source: S3 user guide, "Amazon S3 Tables integration". */
const S3_TABLES = "s3tablescatalog";

function icebergOf(table: NonNullable<Firehose["table"]>, names: Omit<Names, "dataService">): IcebergTable {
  const glue = (resource: string) => `arn:${names.partition}:glue:${names.region}:${names.awsAccountId}:${resource}`;
  const catalog = glue("catalog");
  if (table.mode === "glue") {
    const { database, name } = table;
    return {
      catalogArn: catalog,
      databaseName: database,
      tableName: name,
      arns: [catalog, glue(`database/${database}`), glue(`table/${database}/${name}`)],
      granted: false,
    };
  }
  const { tableBucket, namespace, name } = table;
  const bucket = `${S3_TABLES}/${tableBucket}`;
  return {
    catalogArn: glue(`catalog/${bucket}`),
    databaseName: namespace,
    tableName: name,
    arns: [
      catalog,
      glue(`catalog/${S3_TABLES}`),
      glue(`catalog/${bucket}`),
      glue(`database/${bucket}/${namespace}`),
      glue(`table/${bucket}/${namespace}/${name}`),
    ],
    granted: true,
  };
}

/** A table has its own files. */
function ofFiles({ table }: Salvaged<Firehose>, view: EntryView): Problem[] {
  if (table === undefined) return [];
  const fields = ["partitions", "compression", "lines", ...(table.mode === "s3-tables" ? ["folder"] : [])];
  return fields.flatMap((field) =>
    view.isWritten([field])
      ? [view.problem([field], "is for files, and records go into a table", "remove it, or remove table")]
      : [],
  );
}

const producers = ({ producers: all }: Put, key: string, names: Names) =>
  Object.fromEntries(
    Object.entries(all).map(([producer, config]) => [
      producer,
      { ...config, roleName: names.role(producerRole(key, producer)).name },
    ]),
  );

function buffer({ partitions, buffer: gathered }: Salvaged<Firehose>, view: EntryView): Problem[] {
  const megabytes = gathered?.megabytes;
  if (Object.keys(partitions ?? {}).length === 0 || megabytes === undefined || megabytes >= LEAST_OF_PARTITIONS)
    return [];
  return [
    view.problem(
      ["buffer", "megabytes"],
      `${megabytes} is too small with partitions`,
      `use at least ${LEAST_OF_PARTITIONS}`,
    ),
  ];
}

/** What could not be delivered is in no folder that is loaded with the rest. */
function errors(entry: Salvaged<Firehose>, view: EntryView): Problem[] {
  const folder = `${folderOf(entry, view.key)}/`;
  const failed = `${errorsOf(entry, view.key)}/`;
  if (!failed.startsWith(folder) && !folder.startsWith(failed)) return [];
  return [
    view.problem(
      ["errorFolder"],
      `overlaps the folder ${folder.slice(0, -1)}, so that what failed would be loaded with the rest`,
      "use a folder beside it",
    ),
  ];
}
