import { z } from "zod";
import { awsAccountId, distinct, kmsKeyArn, roleArn, slug } from "../common";
import { named } from "../text/named";
import { formed } from "../text/rules";

const streamName = named(
  { one: "name of a stream", many: "names of streams" },
  formed(/^[\w.-]{1,128}$/, "is not the name of a stream", "use 1 to 128 letters, digits and _ . -"),
);

/** Metrics that Kinesis can report per shard, in the words of its API. */
const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "IteratorAgeMilliseconds",
  "OutgoingBytes",
  "OutgoingRecords",
  "ReadProvisionedThroughputExceeded",
  "WriteProvisionedThroughputExceeded",
] as const;

/** AWS services that write into a stream with a role of the customer's, and say for which account they do. */
const WRITING_SERVICES = [
  "dms.amazonaws.com",
  "events.amazonaws.com",
  "iot.amazonaws.com",
  "logs.amazonaws.com",
] as const;

const producer = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Other roles assume the producer's role. */
    mode: z.literal("roles"),
    /** Their ARNs, of this or another account; at least one. Their own policies let them assume it, too. */
    roleArns: distinct(z.array(roleArn).min(1)),
  }),
  z.strictObject({
    /** An AWS service assumes the producer's role. */
    mode: z.literal("service"),
    /** Service principal, for things of this account alone: `iot.amazonaws.com`. */
    service: z.enum(WRITING_SERVICES),
  }),
]);

const consumerName = named(
  { one: "consumer", many: "consumers" },
  formed(/^[\w-]{1,128}$/, "is not the name of a consumer", "use 1 to 128 letters, digits, _ and -"),
);

/** Consumers of enhanced fan-out that a stream has. */
const consumers = distinct(z.array(consumerName).max(20)).default([]);

/** A Kinesis data stream: made here, or one of this account and region that is there already. */
export const kinesisStream = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A Kinesis data stream. */
    kind: z.literal("kinesis-stream"),
    /** The stream is made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** How much it takes. Default `on-demand`. */
    capacity: z
      .discriminatedUnion("mode", [
        z.strictObject({
          /** Grows and shrinks by itself; paid by volume. */
          mode: z.literal("on-demand"),
        }),
        z.strictObject({
          /** A fixed number of shards; paid by the hour. */
          mode: z.literal("provisioned"),
          /** Shards, 1 to 10,000: each takes 1 MB and 1,000 records a second, and gives 2 MB a second. */
          shards: z.int().min(1).max(10_000),
        }),
      ])
      .default({ mode: "on-demand" }),
    /** Hours for which a record can be read, 24 to 8760. Default 168, a week; AWS charges for what is over 24. */
    retentionHours: z.int().min(24).max(8760).default(168),
    /**
     * Consumers of enhanced fan-out that are registered, each with 2 MB a second per shard of its own; at most 20.
     * Databricks reads with those whose name starts with `databricks_`. Default none.
     */
    consumers,
    /** Roles to write with, by a short key: `<prefix>-svc-<stream>-<key>`. Default none. */
    producers: z.record(slug, producer).default({}),
    /** Accounts (12 digits) and roles (ARN) of other accounts that write with identities of their own. Default none. */
    otherAccounts: distinct(z.array(z.union([awsAccountId, roleArn]))).default([]),
    /** Metrics per shard, which cost extra. Default none. */
    shardMetrics: distinct(z.array(z.enum(SHARD_METRICS))).default([]),
    /**
     * Hours after which a record that is still unread raises an alarm, less than `retentionHours`. Default: half of
     * `retentionHours`.
     */
    alarmAgeHours: z.int().min(1).max(8759).optional(),
  }),
  z.strictObject({
    /** A Kinesis data stream. */
    kind: z.literal("kinesis-stream"),
    /** The stream is there already, in this AWS account and region. */
    mode: z.literal("existing"),
    /** Its name. */
    streamName,
    /** Key that encrypts it, whose policy lets this account's roles use it. Default: a key of AWS, or none. */
    kmsKeyArn: kmsKeyArn.optional(),
    /** Consumers of enhanced fan-out that are registered there; at most 20. Default none. */
    consumers,
  }),
]);
