import { z } from "zod";
import { distinct, roleArn, singletonMode } from "./common";

/** Keys, logs and account-wide defaults of one environment's AWS account. */
export const foundationSchema = z.strictObject({
  /** KMS keys: managed services, workspace storage, data, logs; one key each. */
  kms: z
    .strictObject({
      /** Days between asking for a key's deletion and losing it, 7 to 30. Default 30. */
      deletionWindowDays: z.int().min(7).max(30).default(30),
      /** Days between automatic rotations, 90 to 2560. Default 365. */
      rotationDays: z.int().min(90).max(2560).default(365),
      /** Roles that administer the keys beside the account itself. Default none. */
      administrators: distinct(z.array(roleArn)).default([]),
    })
    .default({ deletionWindowDays: 30, rotationDays: 365, administrators: [] }),
  /** Central log bucket: flow logs. */
  logs: z
    .strictObject({
      /** Days until a log moves to S3 Glacier Instant Retrieval. Default 90. */
      archiveAfterDays: z.int().min(30).max(3650).default(90),
      /** Days until a log is deleted. Default 400. */
      expireAfterDays: z.int().min(60).max(3650).default(400),
    })
    .default({ archiveAfterDays: 90, expireAfterDays: 400 }),
  /**
   * EBS encryption by default, one setting per AWS account and region. Default `create`.
   * `existing` where a landing zone sets it already.
   */
  ebsEncryptionByDefault: singletonMode.default("create"),
});

export type ParsedFoundation = z.output<typeof foundationSchema>;
