import { z } from "zod";
import { bucketName, distinct, logRetentionDays, roleArn, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { icebergName } from "../text/glue";
import { named } from "../text/named";
import { folder } from "../text/paths";
import { formed } from "../text/rules";

/** AWS services that put records with a role of the customer's, and say for which account they do. */
const PUTTING_SERVICES = ["events.amazonaws.com", "iot.amazonaws.com", "logs.amazonaws.com"] as const;

const partitionName = named(
  { one: "name of a partition", many: "names of partitions" },
  formed(
    /^[a-z]\w{0,49}$/,
    "is not the name of a partition",
    "use 1 to 50 letters, digits and _, starting with a letter",
  ),
);

const fieldPath = named(
  { one: "path of a field", many: "paths of fields" },
  formed(/^(\.[A-Za-z_]\w{0,99}){1,8}$/, "is not the path of a field of JSON", "write it as .customer.id"),
);

/** A delivery stream of Amazon Data Firehose: records come into a folder of a raw zone, in files. */
export const firehose = z.strictObject({
  /** A delivery stream of Amazon Data Firehose. */
  kind: z.literal("firehose"),
  /** Where its records come from; another sort would replace it. */
  from: z.discriminatedUnion("mode", [
    z.strictObject({
      /** A Kinesis stream: each of its records from the time on that this is made. */
      mode: z.literal("stream"),
      /** The stream (key of `dataServices`, kind `kinesis-stream`). */
      stream: ref("dataService", { kind: "kinesis-stream" }),
    }),
    z.strictObject({
      /** Whoever puts records into it. */
      mode: z.literal("put"),
      /** Roles to put with, by a short key: `<prefix>-svc-<delivery stream>-<key>`. Default none. */
      producers: z
        .record(
          slug,
          z.discriminatedUnion("mode", [
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
              service: z.enum(PUTTING_SERVICES),
            }),
          ]),
        )
        .default({}),
    }),
  ]),
  /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone, below which each hour has one. Default: the key. */
  folder: folder.optional(),
  /** Folder of the zone for what could not be delivered; no source loads it. Default: `folder` with `-errors`. */
  errorFolder: folder.optional(),
  /**
   * Records are added to a table of Apache Iceberg, which is there before the stream: JSON, whose fields are its columns.
   * A change, or files instead, replaces the stream. Default: into files.
   */
  table: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** A table of the Glue Data Catalog of this account and region, whose files are in `folder`. */
        mode: z.literal("glue"),
        /** The database that it is in. */
        database: icebergName,
        /** What it is called there. */
        name: icebergName,
      }),
      z.strictObject({
        /** A table of S3 Tables in this account and region; the Data Catalog has its bucket, and Lake Formation grants. */
        mode: z.literal("s3-tables"),
        /** Bucket of S3 Tables that the table is in. */
        tableBucket: bucketName,
        /** What it is grouped under in the bucket. */
        namespace: icebergName,
        /** What it is called there. */
        name: icebergName,
      }),
    ])
    .optional(),
  /**
   * Folders by what is in a record, which has to be JSON: name → path of the field, `{ customer: ".customer.id" }` gives
   * `customer=4711/`. At most 10. With or without any is decided for good: a change replaces the stream. Default none.
   */
  partitions: z
    .record(partitionName, fieldPath)
    .refine((all) => Object.keys(all).length <= 10, { error: wrong("has more than 10 partitions", "use at most 10") })
    .default({}),
  /** How long records are gathered; the first that is reached ends a file. */
  buffer: z
    .strictObject({
      /** Megabytes, 1 to 128; with `partitions` 64 at least. Default 64. */
      megabytes: z.int().min(1).max(128).default(64),
      /** Seconds, 60 to 900. Default 300. */
      seconds: z.int().min(60).max(900).default(300),
    })
    .prefault({}),
  /** How files are compressed. Auto Loader reads both. Default `gzip`. */
  compression: z.enum(["gzip", "none"]).default("gzip"),
  /** Puts each record on a line of its own, as a source of JSON reads it. Default true. */
  lines: z.boolean().default(true),
  /** Days that the log of failed deliveries is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Minutes for which a record may wait, 15 to 1440, before there is an alarm. Default 60. */
  alarmAgeMinutes: z.int().min(15).max(1440).default(60),
});
