import type { StreamModel } from "../../../config/kinds/sources/stream";
import { streamConfiguration } from "../../../modules/sources/stream/configuration";
import { withTopics } from "../../support/kafka";
import { devEnvironment } from "../../support/platform";
import { withStream } from "../../support/streams";
import { CATALOG } from "../case";

const PLACES = { region: "eu-west-1", credentialName: "acme-dev-svc", catalogName: CATALOG };

/** What the pipeline of a source of Kinesis gets. */
export function kinesis(change: Parameters<typeof withStream>[2]): Record<string, string> {
  const source = devEnvironment((input) => withStream(input, {}, change)).sources.clicks as StreamModel;
  return streamConfiguration(source, { ...PLACES, streamName: "acme-dev-events" });
}

/** The same of topics of Kafka. */
export function kafka(change: Parameters<typeof withTopics>[1]): Record<string, string> {
  const source = devEnvironment((input) => withTopics(input, change)).sources.topics as StreamModel;
  return streamConfiguration(source, { ...PLACES, brokers: "b-1.acme.example:9098" });
}

/** A message at a minute of the morning. */
export const sent = (minute: number, value: unknown, key: string | null = `key-${minute}`, more: object = {}) => ({
  key,
  value,
  timestamp: `2026-01-01T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00Z`,
  ...more,
});
/** Rows that an update reads, and those that are there then. */
export const table = (read: number, rows: number) => ({ read, rows });

/** A row of a database. */
export const order = (order_id: number, amount: number) => ({ order_id, amount, card: "4111" });

/** What AWS DMS says of a change. */
export const metadata = (operation: string, table = "orders") => ({
  "record-type": "data",
  operation,
  "schema-name": "public",
  "table-name": table,
});
