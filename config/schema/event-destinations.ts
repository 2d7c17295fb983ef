import { z } from "zod";
import { ref } from "./ref";
import { eventField } from "./text/events";

/** Events and records go into a Kinesis stream. */
export const toStream = z.strictObject({
  /** A Kinesis stream. */
  mode: z.literal("stream"),
  /** The stream (key of `dataServices`, kind `kinesis-stream`), made here. */
  stream: ref("dataService", { kind: "kinesis-stream", into: true }),
  /**
   * Field of what the producer wrote, whose values keep their order: `order.id`. Default: an event's own id; the partition
   * key that a record had; an id of the message or change.
   */
  partitionKey: eventField.optional(),
});

/** Events and records go into files, through Firehose. */
export const toFirehose = z.strictObject({
  /** A Firehose stream. */
  mode: z.literal("firehose"),
  /** The delivery stream (key of `dataServices`, kind `firehose`) that records are put into. */
  deliveryStream: ref("dataService", { kind: "firehose", into: true }),
});
