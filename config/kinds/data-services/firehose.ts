import type { z } from "zod";
import { LOG_GROUPS, logGroupNameOf, ROLES } from "../../derive/purposes";
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
    /** Role that it reads and delivers with. */
    role: { name: string; arn: string };
  }
> & { readonly producers: Readonly<Record<string, FirehoseProducer>> };

/** Name and ARN of a delivery stream, before it exists. */
const deliveryStreamOf = (key: string, names: Omit<Names, "dataService">) => {
  const name = `${names.prefix}-${key}`;
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
  resolve({ from, ...entry }, key, names) {
    return {
      ...entry,
      key,
      ...deliveryStreamOf(key, names),
      stream: from.mode === "stream" ? { ...streamSourceOf(from.stream, names), service: from.stream } : undefined,
      folder: folderOf(entry, key),
      errorFolder: errorsOf(entry, key),
      bucket: names.zoneBucket(entry.zone),
      logGroupName: logGroupNameOf(names.prefix, LOG_GROUPS.dataService(key)),
      role: names.role(ROLES.dataService(key)),
      producers: from.mode === "put" ? producers(from, key, names) : {},
    };
  },
  delivers: (entry, key) => [
    {
      zone: entry.zone,
      folder: folderOf(entry, key),
      field: entry.folder === undefined ? [] : ["folder"],
      says: ["folder"],
    },
  ],
  reaches: ({ zone }) => [zone],
  accesses: ({ stream }) => (stream === undefined ? [] : [{ does: "read-stream", ...stream }]),
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
  checks: (entry, view) => [...buffer(entry, view), ...errors(entry, view)],
};

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
