import type { EnvironmentInput } from "../../config/schema/environment";
import { eventStream } from "./streams";

type FirehoseInput = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: "firehose" }>;

/** A stream that records are put into, with everything that it can have. */
export const put = (change: Partial<FirehoseInput> = {}): FirehoseInput => ({
  kind: "firehose",
  from: {
    mode: "put",
    producers: {
      shop: { mode: "roles", roleArns: ["arn:aws:iam::111111111111:role/shop"] },
      events: { mode: "service", service: "events.amazonaws.com" },
    },
  },
  folder: "orders/put",
  partitions: { customer: ".customer.id", kind: ".kind" },
  ...change,
});

/** Streams whose records are added to tables of Iceberg, one of each sort. */
export const intoTables = (): Record<"rows" | "lake-rows", FirehoseInput> => ({
  rows: {
    kind: "firehose",
    from: { mode: "put" },
    folder: "tables/orders",
    table: { mode: "glue", database: "shop", name: "orders" },
  },
  "lake-rows": {
    kind: "firehose",
    from: { mode: "stream", stream: "events" },
    table: { mode: "s3-tables", tableBucket: "acme-tables", namespace: "shop", name: "events" },
  },
});

/** Adds `landing`, which records are put into, and `archive`, which keeps those of the stream `events`. */
export function withFirehose(input: EnvironmentInput, change: Partial<FirehoseInput> = {}): void {
  input.dataServices = {
    ...input.dataServices,
    events: eventStream(),
    landing: put(change),
    archive: { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "orders/archive" },
    ...intoTables(),
  };
}
