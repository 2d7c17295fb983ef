import type { Statement } from "../iam/policy-document";

export interface ServiceEndpointPolicyProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** The environment's AWS account. */
  readonly accountId: string;
  /** AWS account of Databricks' control plane. */
  readonly controlPlaneAccountId: string;
  /** User that reads Databricks' sample data; there is none in GovCloud. */
  readonly datasetsReadOnlyUserArn: string | undefined;
}

/**
 * Policy of the STS endpoint: credentials of this account's roles and of Databricks' own.
 * Source: Security Reference Architecture; GetCallerIdentity besides, which many clients call first.
 */
export function stsEndpointStatements(props: ServiceEndpointPolicyProps): Statement[] {
  return [
    {
      Sid: "ThisAccount",
      Effect: "Allow",
      Principal: { AWS: rootOf(props, props.accountId) },
      Action: [
        "sts:AssumeRole",
        "sts:DecodeAuthorizationMessage",
        "sts:GetAccessKeyInfo",
        "sts:GetCallerIdentity",
        "sts:GetSessionToken",
        "sts:TagSession",
      ],
      Resource: "*",
    },
    {
      Sid: "Databricks",
      Effect: "Allow",
      Principal: {
        AWS: [
          rootOf(props, props.controlPlaneAccountId),
          ...(props.datasetsReadOnlyUserArn === undefined ? [] : [props.datasetsReadOnlyUserArn]),
        ],
      },
      Action: ["sts:AssumeRole", "sts:GetSessionToken", "sts:TagSession"],
      Resource: "*",
    },
  ];
}

/** Policy of the Kinesis endpoint: nodes send telemetry to Databricks' streams. Source: as above. */
export function kinesisEndpointStatements(props: ServiceEndpointPolicyProps): Statement[] {
  return [
    {
      Sid: "DatabricksStreams",
      Effect: "Allow",
      Principal: { AWS: rootOf(props, props.controlPlaneAccountId) },
      Action: ["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:DescribeStream"],
      Resource: `arn:${props.partition}:kinesis:${props.region}:${props.controlPlaneAccountId}:stream/*`,
    },
  ];
}

function rootOf(props: ServiceEndpointPolicyProps, accountId: string): string {
  return `arn:${props.partition}:iam::${accountId}:root`;
}
