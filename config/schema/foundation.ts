import { z } from "zod";
import { distinct, roleArn, singletonMode } from "./common";
import { cloudTrail } from "./foundation/cloud-trail";
import { logs } from "./foundation/logs";

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
  /** Central log bucket: flow logs, CloudTrail, AWS Config. */
  logs: logs.prefault({}),
  /** Audit log of the AWS account. Default `off`: most organizations have a trail already. */
  cloudTrail: cloudTrail.default({ mode: "off" }),
  /**
   * EBS encryption by default, one setting per AWS account and region. Default `create`.
   * `existing` where a landing zone sets it already.
   */
  ebsEncryptionByDefault: singletonMode.default("create"),
});

export type ParsedFoundation = z.output<typeof foundationSchema>;
