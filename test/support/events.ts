import type { EnvironmentInput } from "../../config/schema/environment";
import { put } from "./firehose";
import { eventStream } from "./streams";

type Service<K extends string> = Extract<NonNullable<EnvironmentInput["dataServices"]>[string], { kind: K }>;
type BusInput = Extract<Service<"event-bus">, { mode: "create" }>;
type PipeInput = Service<"event-pipe">;

/** A bus with a rule for each destination, and senders of other accounts. */
export const shopBus = (change: Partial<BusInput> = {}): BusInput => ({
  kind: "event-bus",
  mode: "create",
  senders: { accounts: ["999999999999"], organizationId: "o-abcdefghij" },
  archive: { retentionDays: 30, pattern: { sources: ["acme.shop"] } },
  rules: {
    orders: {
      pattern: {
        sources: ["acme.shop"],
        detailTypes: ["OrderPlaced"],
        detail: {
          "order.state": { match: "equals", values: ["paid", "sent"] },
          "order.total": { match: "number", from: 0, to: 5000 },
        },
      },
      to: { mode: "stream", stream: "events", partitionKey: "order.id" },
      send: "detail",
    },
    all: { pattern: { sources: ["acme.shop"] }, to: { mode: "firehose", deliveryStream: "landing" } },
    work: {
      pattern: { detailTypes: ["OrderPlaced"] },
      to: { mode: "queue" },
      retry: { hours: 2, attempts: 10 },
    },
  },
  ...change,
});

/** A pipe from the stream `events` into files. */
export const paidOrders = (change: Partial<PipeInput> = {}): PipeInput => ({
  kind: "event-pipe",
  from: { mode: "stream", stream: "events" },
  filter: { "order.state": { match: "equals", values: ["paid"] } },
  to: { mode: "firehose", deliveryStream: "landing" },
  send: "data",
  ...change,
});

export const QUEUE = "arn:aws:sqs:eu-west-1:111111111111:shop-orders";
export const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/shop/stream/2026-08-01T00:00:00.000";
export const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";

/** Adds the bus `shop`, what its rules deliver to, the account's default bus, and a pipe from each sort of source. */
export function withEvents(input: EnvironmentInput): void {
  input.dataServices = {
    ...input.dataServices,
    events: eventStream(),
    landing: put(),
    shop: shopBus(),
    account: {
      kind: "event-bus",
      mode: "default",
      schemaDiscovery: true,
      rules: { files: { pattern: { sources: ["aws.s3"] }, to: { mode: "queue" }, enabled: false } },
    },
    paid: paidOrders(),
    messages: {
      kind: "event-pipe",
      from: { mode: "queue", queueArn: QUEUE, kmsKeyArn: KEY },
      to: { mode: "stream", stream: "events", partitionKey: "order.id" },
    },
    changes: {
      kind: "event-pipe",
      from: { mode: "table", streamArn: TABLE },
      to: { mode: "stream", stream: "events" },
    },
  };
}
