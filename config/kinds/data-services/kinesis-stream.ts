import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import type { DataKey } from "../../facts/separate-keys";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { kinesisStream as schema } from "../../schema/data-services/kinesis-stream";
import type { TakenStream } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";

type KinesisStream = z.output<typeof schema>;
interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS. */
  readonly name: string;
  /** ARN, known before the stream exists. */
  readonly arn: string;
}
type Created = Extract<KinesisStream, { mode: "create" }>;

/** A role that somebody writes with. */
export type Producer = DeepReadonly<Created["producers"][string]> & {
  /** Name of the role. */
  readonly roleName: string;
};

/** A stream that is made here. */
export type CreatedStream = DeepReadonly<Omit<Created, "producers" | "alarmAgeHours"> & Derived> & {
  /** Key of the environment that encrypts it. */
  readonly encryptedBy: DataKey;
  readonly producers: Readonly<Record<string, Producer>>;
  readonly alarmAgeHours: number;
};
export type KinesisStreamModel = CreatedStream | DeepReadonly<Extract<KinesisStream, { mode: "existing" }> & Derived>;

/** Name and ARN of a stream, before it exists. */
export function streamOf(stream: KinesisStream, key: string, names: Omit<Names, "dataService">): Derived {
  const name = stream.mode === "existing" ? stream.streamName : names.named("streams", key);
  return { key, name, arn: `arn:${names.partition}:kinesis:${names.region}:${names.awsAccountId}:stream/${name}` };
}

/** The stream of a key, which is checked to be one. */
export function streamSourceOf(key: string, names: Names): TakenStream {
  const stream = names.dataService(key);
  if (stream.kind !== "kinesis-stream") throw new Error(`dataServices.${key} is checked to be a Kinesis stream`);
  const { arn } = streamOf(stream, key, names);
  if (stream.mode === "create") return { arn, key: { mode: names.serviceKey(key) } };
  const { kmsKeyArn } = stream;
  return { arn, key: kmsKeyArn === undefined ? { mode: "none" } : { mode: "other", arn: kmsKeyArn } };
}

const producerRole = (stream: string, producer: string): string => ROLES.dataService(`${stream}-${producer}`);

/** A Kinesis data stream. */
export const kinesisStream: Kind<KinesisStream, KinesisStreamModel> = {
  what: "a Kinesis stream",
  separateKey: "streams",
  runs: [],
  resolve(stream, key, names) {
    const derived = streamOf(stream, key, names);
    if (stream.mode === "existing") return { ...stream, ...derived };
    return {
      ...stream,
      ...derived,
      encryptedBy: names.serviceKey(key),
      alarmAgeHours: stream.alarmAgeHours ?? stream.retentionHours / 2,
      producers: Object.fromEntries(
        Object.entries(stream.producers).map(([producer, config]) => [
          producer,
          { ...config, roleName: names.role(producerRole(key, producer)).name },
        ]),
      ),
    };
  },
  names: (stream, key) =>
    stream.mode === "create"
      ? [
          { what: "stream", layer: "data-services", purpose: key },
          ...Object.keys(stream.producers ?? {}).map((producer) => ({
            what: "role" as const,
            layer: "data-services" as const,
            purpose: producerRole(key, producer),
            field: ["producers", producer],
          })),
        ]
      : [],
  exclusive: (stream) =>
    stream.mode === "existing" && stream.streamName !== undefined
      ? [{ what: `the stream ${stream.streamName}`, field: ["streamName"] }]
      : [],
  checks: (stream, view) => (stream.mode === "create" ? [...alarmAge(stream, view), ...ownAccount(stream, view)] : []),
};

/** An alarm about records that are about to be lost comes before they are. */
function alarmAge({ alarmAgeHours, retentionHours }: Salvaged<Created>, view: EntryView): Problem[] {
  if (alarmAgeHours === undefined || retentionHours === undefined || alarmAgeHours < retentionHours) return [];
  return [
    view.problem(
      ["alarmAgeHours"],
      `${alarmAgeHours} is not less than retentionHours, ${retentionHours}: the records are gone by then`,
      `use at most ${retentionHours - 1}`,
    ),
  ];
}

/** Identities of the environment's own account are let in by their own policies. */
function ownAccount({ otherAccounts }: Salvaged<Created>, view: EntryView): Problem[] {
  const own = view.environment.awsAccountId;
  return (otherAccounts ?? []).flatMap((writer, index) =>
    own !== undefined && (writer === own || writer.includes(`::${own}:`))
      ? [view.problem(["otherAccounts", index], "is of the environment's own account", "make it a producer instead")]
      : [],
  );
}
