import { z } from "zod";
import { distinct, roleArn, slug } from "../common";
import { icebergColumn, icebergType, s3TableName } from "../text/s3-tables";

const column = z.strictObject({
  /** What it is called. */
  name: icebergColumn,
  /** A primitive type: `long`, `decimal(18,2)`. */
  type: icebergType,
  /** Whether every row has a value. Default false. */
  required: z.boolean().default(false),
});

const table = z.strictObject({
  /** Columns that it is made with, 1 to 1000; engines change them afterwards, and a change here does nothing. */
  columns: z.array(column).min(1).max(1000),
  /** How S3 puts small files together. */
  compaction: z
    .strictObject({
      /** Whether it does. Default true. */
      enabled: z.boolean().default(true),
      /** Megabytes that files are made as large as, 64 to 512. Default 512. */
      targetFileMegabytes: z.int().min(64).max(512).default(512),
    })
    .prefault({}),
  /** Which earlier states of the table can still be read. */
  snapshots: z
    .strictObject({
      /** Whether S3 removes old ones. Default true. */
      expire: z.boolean().default(true),
      /** Hours that each is kept, 1 at least. Default 120. */
      maxAgeHours: z.int().min(1).max(87_600).default(120),
      /** How many are kept whatever their age, 1 at least. Default 1. */
      leastKept: z.int().min(1).max(10_000).default(1),
    })
    .prefault({}),
});

/** A table bucket of Amazon S3 Tables: tables of Apache Iceberg for engines of AWS and others, which S3 maintains. */
export const tableBucket = z.strictObject({
  /** A table bucket of Amazon S3 Tables: tables of Apache Iceberg, which S3 maintains. */
  kind: z.literal("table-bucket"),
  /** Namespaces by their names, and tables in them. At least one. */
  namespaces: z.record(
    s3TableName,
    z.strictObject({
      /** Tables by their names; engines make others beside them. Default none. */
      tables: z.record(s3TableName, table).default({}),
    }),
  ),
  /** Roles that the bucket's policy lets in, by a short key. Roles of this account also need a policy of their own. Default none. */
  access: z
    .record(
      slug,
      z.strictObject({
        /** Their ARNs, of this or another account; at least one. */
        roleArns: distinct(z.array(roleArn).min(1)),
        /** `read` tables, or also `write` rows into them. Default `read`. */
        access: z.enum(["read", "write"]).default("read"),
        /** Namespaces that it is about (keys of `namespaces`). Default: all, those that come later too. */
        namespaces: distinct(z.array(s3TableName).min(1)).optional(),
      }),
    )
    .default({}),
  /** Files that no state of a table names any more. */
  unreferencedFiles: z
    .strictObject({
      /** Whether S3 removes them. Default true. */
      remove: z.boolean().default(true),
      /** Days after which one that nothing names is marked, 1 at least. Default 3. */
      afterDays: z.int().min(1).max(3650).default(3),
      /** Days after which one that is marked is gone, 1 at least. Default 10. */
      nonCurrentDays: z.int().min(1).max(3650).default(10),
    })
    .prefault({}),
});
