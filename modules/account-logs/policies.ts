import type { Statement } from "../iam/policy-document";
import { administration, type KeyAccount } from "../kms/key-policies";
import { bucketArnOf } from "../storage/secure-bucket";

/**
 * What Databricks does in the bucket: it writes, and writes files anew with what has come since.
 * Source: Databricks provider, data source aws_bucket_policy, "full_access_role"; uploads in parts as S3 asks for them.
 */
const OF_BUCKET = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
const OF_OBJECTS = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
];

interface Place {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly bucketName: string;
}

/** Databricks' role for logs comes in, and in the name of this Databricks account alone. */
export const deliveryTrust = (databricksRoleArn: string, databricksAccountId: string): Statement[] => [
  {
    Sid: "DatabricksLogDelivery",
    Effect: "Allow",
    Principal: { AWS: databricksRoleArn },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": databricksAccountId } },
  },
];

/** What the role of the delivery may do, beside what the bucket's policy says. */
export function deliveryStatements(
  { partition, bucketName }: Place,
  key?: { arn: string; region: string },
): Statement[] {
  const bucket = bucketArnOf(partition, bucketName);
  return [
    { Sid: "FindLogs", Effect: "Allow", Action: OF_BUCKET, Resource: bucket },
    { Sid: "WriteLogs", Effect: "Allow", Action: OF_OBJECTS, Resource: `${bucket}/*` },
    ...(key === undefined
      ? []
      : [
          {
            Sid: "EncryptLogs",
            Effect: "Allow" as const,
            // S3 decrypts what it puts together from parts.
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: key.arn,
            Condition: { StringEquals: { "kms:ViaService": `s3.${key.region}.amazonaws.com` } },
          },
        ]),
  ];
}

/** Policy of the bucket: the role of the delivery, as Databricks asks for it, and nobody else. */
export function logBucketStatements({ partition, bucketName }: Place, roleArn: string): Statement[] {
  const bucket = bucketArnOf(partition, bucketName);
  const Principal = { AWS: roleArn };
  return [
    { Sid: "DeliveryFinds", Effect: "Allow", Principal, Action: OF_BUCKET, Resource: bucket },
    { Sid: "DeliveryWrites", Effect: "Allow", Principal, Action: OF_OBJECTS, Resource: `${bucket}/*` },
  ];
}

/** Policy of the key: its account, by whose IAM policies the role of the delivery may use it. */
export const logKeyStatements = (where: KeyAccount): Statement[] => administration(where, []);
