import { Construct } from "constructs";
import type { Protection } from "../../config/model";
import { logDeliveryStatements } from "./log-bucket-policy";
import { SecureBucket } from "./secure-bucket";

/** Days that an overwritten or deleted log can be brought back. */
const NONCURRENT_VERSION_DAYS = 30;

export interface LogBucketProps {
  /** Name; changing it replaces the bucket. */
  readonly bucketName: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Account and region whose logs arrive. */
  readonly accountId: string;
  readonly region: string;
  /** ARN of the key of logs; its policy must let log delivery use it. */
  readonly kmsKeyArn: string;
  /** Days until a log moves to S3 Glacier Instant Retrieval. */
  readonly archiveAfterDays: number;
  /** Days until a log is deleted. */
  readonly expireAfterDays: number;
  readonly protection: Protection;
}

/** The environment's central bucket for logs that AWS delivers: VPC flow logs. */
export class LogBucket extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const bucket = new SecureBucket(this, "Resource", {
      bucketName: props.bucketName,
      partition: props.partition,
      kmsKeyArn: props.kmsKeyArn,
      versioning: true,
      statements: logDeliveryStatements(props),
      lifecycleRules: [
        {
          id: "archive-and-expire",
          transitions: [{ days: props.archiveAfterDays, storageClass: "GLACIER_IR" }],
          expireAfterDays: props.expireAfterDays,
          noncurrentVersionDays: NONCURRENT_VERSION_DAYS,
        },
      ],
      protection: props.protection,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
  }
}
