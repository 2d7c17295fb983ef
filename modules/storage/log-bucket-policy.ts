import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "./secure-bucket";

export interface LogDelivery {
  readonly bucketName: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Account and region whose logs arrive. */
  readonly accountId: string;
  readonly region: string;
}

/**
 * Lets AWS deliver this account's logs below `AWSLogs/<account>/`. Kept as AWS documents it, down to the Sids:
 * where something is missing, creating a flow log rewrites the bucket policy behind Terraform's back.
 * Source: VPC user guide, "Amazon S3 bucket permissions for flow logs".
 */
export function logDeliveryStatements(delivery: LogDelivery): Statement[] {
  const bucketArn = bucketArnOf(delivery.partition, delivery.bucketName);
  const service = { Service: "delivery.logs.amazonaws.com" };
  const source = {
    "aws:SourceArn": `arn:${delivery.partition}:logs:${delivery.region}:${delivery.accountId}:*`,
  };
  return [
    {
      Sid: "AWSLogDeliveryWrite",
      Effect: "Allow",
      Principal: service,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${delivery.accountId}/*`,
      Condition: {
        // Log delivery sends the header also where ACLs are off; it then changes nothing.
        StringEquals: { "aws:SourceAccount": delivery.accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: source,
      },
    },
    {
      Sid: "AWSLogDeliveryAclCheck",
      Effect: "Allow",
      Principal: service,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceAccount": delivery.accountId }, ArnLike: source },
    },
  ];
}
