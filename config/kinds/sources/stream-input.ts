import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ParsedDataService } from "../../schema/data-services";
import type { stream as schema } from "../../schema/sources/stream";
import { type BrokerCaller, brokerProblems } from "../data-services/brokers-reached";
import { streamSourceOf } from "../data-services/kinesis-stream";
import { clusterOf } from "../data-services/msk-cluster";
import type { TakenStream } from "../facets";
import type { EntryView, Names } from "../view";

type Stream = Salvaged<z.output<typeof schema>>;

/** What a source reads from, with what IAM knows of it. */
export type StreamInput = KinesisInput | KafkaInput;
export interface KinesisInput extends TakenStream {
  readonly reader: "kinesis";
}
export interface KafkaInput {
  readonly reader: "kafka";
  /** The cluster's ARNs in IAM, as its model has them. */
  readonly iam: { readonly start: string; readonly path: string };
  /** Start of the names of the consumer groups that the source reads with. */
  readonly group: string;
}

/** Columns that silver has of every record, beside those of the payload, by what is read. */
const OWN_COLUMNS: Readonly<Record<StreamInput["reader"], readonly string[]>> = {
  kinesis: ["_partition_key", "_sequence_number", "_shard_id"],
  kafka: ["_key", "_topic", "_partition", "_offset"],
};
const OF_ALL = ["payload", "_arrived_at", "_ingested_at"];

/** What reads each kind of data service. */
const READERS: Readonly<Partial<Record<ParsedDataService["kind"], StreamInput["reader"]>>> = {
  "kinesis-stream": "kinesis",
  "msk-cluster": "kafka",
};

/** The input of a source that passed every check. */
export function inputOf(source: Pick<z.output<typeof schema>, "stream">, key: string, names: Names): StreamInput {
  const service = names.dataService(source.stream);
  switch (service.kind) {
    case "kinesis-stream":
      return { reader: "kinesis", ...streamSourceOf(source.stream, names) };
    case "msk-cluster":
      return {
        reader: "kafka",
        iam: clusterOf(service, source.stream, names).iam,
        group: `${names.prefix}-${key}`,
      };
    default:
      throw new Error(`dataServices.${source.stream} is checked to be something that can be read`);
  }
}

/** The data service that a source names, as far as it could be read. */
export function serviceOf({ stream }: Stream, view: EntryView): Salvaged<ParsedDataService> | undefined {
  const services = view.environment.dataServices ?? {};
  return stream !== undefined && Object.hasOwn(services, stream) ? services[stream] : undefined;
}

/** Columns that a source has whatever its payload; those of all readers while it is not known what it reads. */
export function ownColumns(source: Stream, view: EntryView): readonly string[] {
  const kind = serviceOf(source, view)?.kind;
  const reader = kind === undefined ? undefined : READERS[kind];
  return [...OF_ALL, ...(reader === undefined ? Object.values(OWN_COLUMNS).flat() : OWN_COLUMNS[reader])];
}

/** What is wrong between a source and what it reads. */
export function inputProblems(source: Stream, view: EntryView): Problem[] {
  const service = serviceOf(source, view);
  switch (service?.kind) {
    case "kinesis-stream":
      return [...wrongReading(source, false, view), ...unregistered(source, service, view)];
    case "msk-cluster":
      return [...wrongReading(source, true, view), ...brokerProblems(service, brokerCaller(source), view)];
    default:
      return [];
  }
}

/** `reading` is of the sort of thing that is read. */
function wrongReading({ stream, reading }: Stream, kafka: boolean, view: EntryView): Problem[] {
  if (reading?.mode === undefined || (reading.mode === "kafka") === kafka) return [];
  return [
    kafka
      ? view.problem(
          ["reading"],
          `is for a Kinesis stream, and ${stream} is a Kafka cluster`,
          'write reading: { mode: "kafka", topics: […] }',
        )
      : view.problem(
          ["reading", "mode"],
          `is for a Kafka cluster, and ${stream} is a Kinesis stream`,
          'use "polling" or "enhanced-fan-out"',
        ),
  ];
}

/** The stream knows the consumer: the role of the credential may read with it, but not register it. */
function unregistered(
  { stream, reading }: Stream,
  { consumers }: Salvaged<Extract<ParsedDataService, { kind: "kinesis-stream" }>>,
  view: EntryView,
): Problem[] {
  if (reading?.mode !== "enhanced-fan-out" || reading.consumer === undefined) return [];
  if (consumers?.includes(reading.consumer) !== false) return [];
  return [
    view.problem(
      ["reading", "consumer"],
      `${reading.consumer} is not registered on ${stream}`,
      `add it to dataServices.${stream}.consumers`,
    ),
  ];
}

const brokerCaller = ({ stream, compute, workspace }: Stream): BrokerCaller => ({
  key: stream ?? "",
  field: ["stream"],
  workspace,
  compute,
  who: "source",
  classic: 'write compute: { mode: "classic", nodeType: … }',
});
