import { z } from "zod";
import { awsAccountId, awsRegion, bucketName, roleArn } from "./common";
import { displayName } from "./text/names";
import { folder } from "./text/paths";

/** One sort of logs that Databricks delivers for the whole account. */
const delivered = z.strictObject({
  /**
   * Folder in the bucket that they go to. Changing it ends this delivery, which then needs another `name`. Default: what they
   * are, `audit-logs` or `billable-usage`.
   */
  prefix: folder.optional(),
  /**
   * Name in the account console. An old delivery keeps its name for ever, so that one that is made anew needs another.
   * Default `<account name>-<kind of logs>`.
   */
  name: displayName(1, 255).optional(),
  /** Whether Databricks delivers. A delivery can be stopped and started again, and never deleted. Default true. */
  enabled: z.boolean().default(true),
});

/** Logs of the Databricks account that Databricks writes into a bucket, with everything that it needs in AWS. */
export const logDeliverySchema = z.strictObject({
  /** AWS account of the bucket: 12 digits, as text. An account for logs, whose administrators are not those of workspaces, is best. */
  awsAccountId,
  /** AWS region of the bucket. */
  region: awsRegion,
  /** Role in that account that Terraform makes the bucket with. Default: as whoever deploys the stack of the account. */
  deployRoleArn: roleArn.optional(),
  /** Name of the bucket. Default `<account name>-account-logs-<AWS account>`. */
  bucket: bucketName.optional(),
  /**
   * How objects are encrypted. `kms`: with a key that is made here, and that the role of the delivery may use. `s3`: with
   * keys of S3. Default `kms`.
   */
  encryption: z.enum(["kms", "s3"]).default("kms"),
  /** The key, with `kms`. Default: as its fields say. */
  key: z
    .strictObject({
      /** Days between asking for its deletion and losing it, 7 to 30. Default 30. */
      deletionWindowDays: z.int().min(7).max(30).default(30),
      /** Days between automatic rotations, 90 to 2560. Default 365. */
      rotationDays: z.int().min(90).max(2560).default(365),
    })
    .prefault({}),
  /** Days until a log moves to S3 Glacier Instant Retrieval, at least 30. Default 90. */
  archiveAfterDays: z.int().min(30).max(3650).default(90),
  /** Days until a log is deleted, 60 to 3650. Default 400. */
  expireAfterDays: z.int().min(60).max(3650).default(400),
  /** Who did what in the account and in every workspace, in JSON, within minutes. Default: it is not delivered. */
  auditLogs: delivered.optional(),
  /** What was used of Databricks, by day and workspace, in CSV. Default: it is not delivered. */
  billableUsage: delivered.optional(),
});

export type ParsedLogDelivery = z.output<typeof logDeliverySchema>;
