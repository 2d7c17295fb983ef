import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "./secure-bucket";

export interface AccessLogDelivery {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the source buckets, 12 digits. */
  readonly accountId: string;
  /** Bucket that receives the logs. */
  readonly bucketName: string;
  /** Buckets whose requests are logged. */
  readonly sourceBuckets: readonly string[];
}

/**
 * Lets S3 deliver the access logs of these buckets, each below its own name.
 * Source: S3 user guide, "Enabling Amazon S3 server access logging".
 */
export function accessLogStatements(delivery: AccessLogDelivery): Statement[] {
  const { partition, accountId, bucketName, sourceBuckets } = delivery;
  return [
    {
      Sid: "S3ServerAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: sourceBuckets.map((name) => `${bucketArnOf(partition, bucketName)}/${name}/*`),
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": sourceBuckets.map((name) => bucketArnOf(partition, name)) },
      },
    },
  ];
}
