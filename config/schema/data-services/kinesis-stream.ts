import { z } from "zod";
import { wrong } from "../common";

const streamName = z
  .string()
  .regex(/^[\w.-]{1,128}$/, wrong("is not the name of a Kinesis stream", "use 1 to 128 letters, digits and _ . -"));

/** A Kinesis data stream: made here, or one of this account and region that is there already. */
export const kinesisStream = z.discriminatedUnion("mode", [
  z.strictObject({
    kind: z.literal("kinesis-stream"),
    /** The stream is made here, encrypted with the environment's data key. */
    mode: z.literal("create"),
    /** How much it takes. Default on demand. */
    capacity: z
      .discriminatedUnion("mode", [
        z.strictObject({
          /** Grows and shrinks by itself; paid by volume. */
          mode: z.literal("on-demand"),
        }),
        z.strictObject({
          /** A fixed number of shards. */
          mode: z.literal("provisioned"),
          /** Shards, 1 to 10,000: each takes 1 MB and 1,000 records a second, and gives 2 MB a second. */
          shards: z.int().min(1).max(10_000),
        }),
      ])
      .default({ mode: "on-demand" }),
    /**
     * Hours that a record can be read for, 24 to 8760. Default 168: a loader may stand still for a week. What is kept for
     * longer than a day costs more.
     */
    retentionHours: z.int().min(24).max(8760).default(168),
  }),
  z.strictObject({
    kind: z.literal("kinesis-stream"),
    /** The stream is there already, in this AWS account and region. */
    mode: z.literal("existing"),
    /** Its name. */
    streamName,
  }),
]);
