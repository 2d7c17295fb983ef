import type { StreamModel } from "../../../config/kinds/sources/stream";
import { literal } from "../../terraform/literal";

/** What the program is told that is known only after other layers are deployed; may be references. */
export interface StreamPlaces {
  /** Name of the stream in AWS. */
  readonly streamName: string;
  readonly region: string;
  /** Name of the service credential in Unity Catalog. */
  readonly credentialName: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
}

/** Prefix that Databricks puts before the names of consumers. Source: Databricks, "read_kinesis". */
const CONSUMER_PREFIX = "databricks_";

/** What `assets/pipelines/stream.py` reads with `spark.conf.get`. Everything that differs between sources is here. */
export function streamConfiguration(source: StreamModel, places: StreamPlaces): Record<string, string> {
  const table = (schema: string) => `${places.catalogName}.${schema}.${source.table}`;
  const { payload } = source;
  return {
    "lakehouse.source.stream": places.streamName,
    "lakehouse.source.region": places.region,
    "lakehouse.source.credential": places.credentialName,
    "lakehouse.source.options": json({ ...startOptions(source.startAt), ...readingOptions(source.reading) }),
    "lakehouse.source.payload": json(
      payload.format === "json"
        ? { format: "json", columns: payload.columns === "inferred" ? null : Object.entries(payload.columns) }
        : { format: payload.format },
    ),
    "lakehouse.bronze.table": table(source.bronzeSchema),
    "lakehouse.silver.table": table(source.silverSchema),
    "lakehouse.silver.deduplicate": json(source.deduplicate ?? null),
    "lakehouse.silver.expectations": json(sorted(source.expectations)),
  };
}

function startOptions(startAt: StreamModel["startAt"]): Record<string, string> {
  switch (startAt.mode) {
    case "latest":
      return { initialPosition: "latest" };
    case "trim-horizon":
      return { initialPosition: "trim_horizon" };
    case "at-timestamp":
      return { initialPosition: JSON.stringify(atTimestamp(new Date(startAt.time))) };
  }
}

/** As the reader takes it: text, and the pattern that it is written in. */
function atTimestamp(time: Date): Readonly<Record<string, string>> {
  const [date = "", clock = ""] = time.toISOString().split("T");
  return { at_timestamp: `${date} ${clock.slice(0, 8)} UTC`, format: "yyyy-MM-dd HH:mm:ss ZZZ" };
}

function readingOptions(reading: StreamModel["reading"]): Record<string, string> {
  if (reading.mode === "enhanced-fan-out") {
    return {
      consumerMode: "efo",
      consumerName: reading.consumer.slice(CONSUMER_PREFIX.length),
      // The consumer is the stream's, and stays when the query ends.
      requireConsumerDeregistration: "false",
    };
  }
  const { maxRecordsPerFetch, maxFetchRate } = reading;
  return {
    consumerMode: "polling",
    ...(maxRecordsPerFetch !== undefined && { maxRecordsPerFetch: String(maxRecordsPerFetch) }),
    ...(maxFetchRate !== undefined && { maxFetchRate: String(maxFetchRate) }),
  };
}

const json = (value: unknown): string => literal(JSON.stringify(value));

/** Keys in a fixed order: the order in which rules were written is no difference. */
const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
