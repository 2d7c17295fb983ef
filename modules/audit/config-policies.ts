import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

/** Whose changes are recorded, and where they go. */
export interface ConfigDelivery {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  /** Bucket that is delivered to, in the same account. */
  readonly bucketName: string;
  /** ARN of the key that encrypts it. */
  readonly kmsKeyArn: string;
}

/** Trust of the recorder's and the aggregator's role: AWS Config for this account only. */
export function configTrustStatements(place: Pick<ConfigDelivery, "accountId">): Statement[] {
  return [
    {
      Sid: "Config",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": place.accountId } },
    },
  ];
}

/**
 * What the role may do beside reading, which an AWS managed policy gives: deliver below `AWSLogs/<account>/Config`.
 * Source: AWS Config developer guide, "Permissions for the IAM role assigned to AWS Config".
 */
export function configDeliveryStatements(delivery: ConfigDelivery): Statement[] {
  const bucketArn = bucketArnOf(delivery.partition, delivery.bucketName);
  return [
    {
      Sid: "FindBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
    },
    {
      Sid: "Deliver",
      Effect: "Allow",
      // AWS Config names an ACL with every object, which asks for the second action too.
      Action: ["s3:PutObject", "s3:PutObjectAcl"],
      Resource: `${bucketArn}/AWSLogs/${delivery.accountId}/Config/*`,
    },
    {
      Sid: "Encrypt",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: delivery.kmsKeyArn,
    },
  ];
}
