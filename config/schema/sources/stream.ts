import { z } from "zod";
import { distinct } from "../common";
import { pipelineCompute } from "../compute";
import { topicName } from "../data-services/msk-cluster";
import { loading } from "../loading";
import { ref } from "../ref";
import { loadingRun } from "../run";
import { named } from "../text/named";
import { formed } from "../text/rules";
import { pointInTime } from "../text/schedule";
import { streamChanges } from "./stream-changes";
import { deduplicate, payloadColumns, streamSplit } from "./stream-tables";

/** Consumer of enhanced fan-out that Databricks reads with. */
const databricksConsumer = named(
  { one: "consumer", many: "consumers" },
  formed(
    /^databricks_[\w-]{1,117}$/,
    "is not a consumer that Databricks reads with",
    "name one that starts with databricks_",
  ),
);

/** Records of a stream, loaded as they come: bronze as they are, silver read and checked. */
export const stream = z.strictObject({
  /** Records of a stream, loaded as they come: bronze as they are, silver read and checked. */
  kind: z.literal("stream"),
  ...loading,
  /** Stream (key of `dataServices`, kind `kinesis-stream`) or cluster (kind `msk-cluster`) that is loaded. */
  stream: ref("dataService", { kind: ["kinesis-stream", "msk-cluster"] }),
  /** What the pipeline runs on. Kafka needs `classic`. Default `serverless`. */
  compute: pipelineCompute,
  /** When it is loaded. */
  run: loadingRun,
  /** Where the first run starts; every other goes on where the last one stopped. Default `trim-horizon`. */
  startAt: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** At the oldest record that the stream still has. */
        mode: z.literal("trim-horizon"),
      }),
      z.strictObject({
        /** At what arrives from then on. */
        mode: z.literal("latest"),
      }),
      z.strictObject({
        /** At a point in time. */
        mode: z.literal("at-timestamp"),
        /** ISO 8601 with its offset: `2026-11-01T00:00:00Z`. */
        time: pointInTime,
      }),
    ])
    .default({ mode: "trim-horizon" }),
  /** How records are fetched. Default: polling. */
  reading: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Asks each shard for records; shares 2 MB a second per shard with everybody who polls. */
        mode: z.literal("polling"),
        /** Records of one request, 1 to 10,000. Default: as Databricks has it, 10,000. */
        maxRecordsPerFetch: z.int().min(1).max(10_000).optional(),
        /** MB a second that are fetched of each shard, over 0 to 2. Default: as Databricks has it, 1. */
        maxFetchRate: z.number().positive().max(2).optional(),
      }),
      z.strictObject({
        /** Enhanced fan-out: Kinesis sends, 2 MB a second per shard for this source alone, at a price of its own. */
        mode: z.literal("enhanced-fan-out"),
        /** Consumer that the stream lists under `consumers`; its name starts with `databricks_`. */
        consumer: databricksConsumer,
      }),
      z.strictObject({
        /** Reads topics of a Kafka cluster, signed in by IAM; it commits nothing there, the pipeline knows how far it is. */
        mode: z.literal("kafka"),
        /** Topics that are read into one table; at least one, at most 50. */
        topics: distinct(z.array(topicName).min(1).max(50)),
        /** Records of one step, all topics together. Default: everything that is there. */
        maxRecordsPerStep: z.int().min(1).optional(),
        /** Parts that a step is read in at least, 1 to 10,000. Default: as many as the topics have partitions. */
        minPartitions: z.int().min(1).max(10_000).optional(),
        /** Fails when the cluster has dropped records that were not read yet; otherwise goes on without them. Default true. */
        failOnDataLoss: z.boolean().default(true),
      }),
    ])
    .default({ mode: "polling" }),
  /** What a record holds. */
  payload: z.discriminatedUnion("format", [
    z.strictObject({
      /** A JSON object per record; silver has a column per field. */
      format: z.literal("json"),
      /**
       * Columns with their SQL types: `{ order_id: "BIGINT" }`; other fields are left out. `"inferred"` works them out and
       * adds new ones, which is in public preview at Databricks.
       */
      columns: payloadColumns,
    }),
    z.strictObject({
      /** Text in UTF-8; silver has it in the column `payload`. */
      format: z.literal("text"),
    }),
    z.strictObject({
      /** Bytes; silver has them in the column `payload`. */
      format: z.literal("binary"),
    }),
  ]),
  /**
   * Records are changes of a database's table, and silver has the rows that come of them. `payload` is JSON with the
   * table's columns. Default: silver has every record.
   */
  changes: streamChanges.optional(),
  /** Leaves repeated records out of silver. Default: all are kept. */
  deduplicate: deduplicate.optional(),
  /**
   * Records are of several kinds, each with a silver table of its own: the stream is read once. `table`, `payload`,
   * `deduplicate` and `expectations` are then of the records that go into none of them. Default: silver is one table.
   */
  split: streamSplit.optional(),
});
