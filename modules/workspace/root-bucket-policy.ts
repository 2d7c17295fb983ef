import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

export interface RootBucketPolicyProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly bucketName: string;
  /** AWS account of Databricks' control plane, 12 digits. */
  readonly controlPlaneAccountId: string;
  /** The customer's Databricks account, a UUID; Databricks' roles carry it as a tag. */
  readonly databricksAccountId: string;
}

/** Databricks keeps workspace files, logs and results in the root bucket, on behalf of this account only. */
export function rootBucketPolicy(props: RootBucketPolicyProps): Statement[] {
  const bucketArn = bucketArnOf(props.partition, props.bucketName);
  return [
    {
      Sid: "DatabricksWorkspaceStorage",
      Effect: "Allow",
      Principal: { AWS: `arn:${props.partition}:iam::${props.controlPlaneAccountId}:root` },
      Action: [
        "s3:DeleteObject",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
      ],
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { StringEquals: { "aws:PrincipalTag/DatabricksAccountId": props.databricksAccountId } },
    },
  ];
}
