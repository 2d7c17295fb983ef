import { z } from "zod";
import { kmsKeyArn } from "../common";
import { toFirehose, toStream } from "../event-destinations";
import { eventFields } from "../event-pattern";
import { paused } from "../paused";
import { ref } from "../ref";
import { queueArn, tableStreamArn } from "../text/events";
import { description } from "../text/prose";

/** How a stream is read. */
const reading = {
  /** Where it begins when it is made: with the `oldest` record that is still there, or the next one (`newest`). Default `oldest`. */
  start: z.enum(["oldest", "newest"]).default("oldest"),
  /** Attempts, after which a record goes to the pipe's dead-letter queue, 0 to 10,000. Until then its shard waits. Default 10. */
  retries: z.int().min(0).max(10_000).default(10),
} as const;

/** A pipe of Amazon EventBridge: takes records from one place, keeps those that fit, and puts them into a stream. */
export const eventPipe = z.strictObject({
  /** A pipe of Amazon EventBridge: takes records from one place, keeps those that fit, and puts them into a stream. */
  kind: z.literal("event-pipe"),
  /** What it is for; shown in the console. Default none. */
  description: description.optional(),
  /** Where records come from; another one replaces the pipe. */
  from: z.discriminatedUnion("mode", [
    z.strictObject({
      /** A Kinesis stream. */
      mode: z.literal("stream"),
      /** The stream (key of `dataServices`, kind `kinesis-stream`). */
      stream: ref("dataService", { kind: "kinesis-stream" }),
      ...reading,
    }),
    z.strictObject({
      /** A queue of SQS in this account and region. What cannot be delivered stays there, for the queue's own dead-letter queue. */
      mode: z.literal("queue"),
      /** Its ARN. */
      queueArn,
      /** Key that encrypts it, whose policy lets this account's roles use it. Default: a key of AWS. */
      kmsKeyArn: kmsKeyArn.optional(),
    }),
    z.strictObject({
      /** The queue of an API. What cannot be delivered goes to the API's queue for what was read too often. */
      mode: z.literal("api"),
      /** The API (key of `dataServices`, kind `api-gateway`), with a route into its queue. */
      api: ref("dataService", { kind: "api-gateway" }),
    }),
    z.strictObject({
      /** The changes of a table of DynamoDB in this account and region. */
      mode: z.literal("table"),
      /** ARN of the table's stream. */
      streamArn: tableStreamArn,
      /** Key that encrypts the table, whose policy lets this account's roles use it. Default: a key of AWS. */
      kmsKeyArn: kmsKeyArn.optional(),
      ...reading,
    }),
  ]),
  /**
   * Values in what the producer wrote, as JSON, by where they are: `order.state`; of a table in its change:
   * `NewImage.state.S`. What does not fit goes no further. Default: everything fits.
   */
  filter: eventFields.default({}),
  /** Where records go. */
  to: z.discriminatedUnion("mode", [toStream, toFirehose]),
  /** What goes there: what the producer wrote (`data`), or all that AWS says of it, too (`record`). Default `record`. */
  send: z.enum(["record", "data"]).default("record"),
  /** How many are taken at once. */
  batch: z
    .strictObject({
      /** Records at most, 1 to 500. Default 100; of a queue without `seconds` 10. */
      records: z.int().min(1).max(500).optional(),
      /** Seconds to wait for more of them, 0 to 300. Default 0. */
      seconds: z.int().min(0).max(300).default(0),
    })
    .prefault({}),
  /** Whether it runs. Default true. */
  enabled: z.boolean().default(true),
  /** It is made, and takes nothing: what waits longer than the stream or queue keeps it is lost. Default false. */
  paused: paused(),
});
