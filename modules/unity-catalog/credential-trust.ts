import type { Statement } from "../iam/policy-document";

export interface CredentialTrustProps {
  /** ARN of the role itself, known before the role exists. */
  readonly roleArn: string;
  /** AWS account of the role, 12 digits. */
  readonly awsAccountId: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Role of Databricks that hands out access to storage and services. */
  readonly unityCatalogRoleArn: string;
  /** Issued by Databricks for one credential; read from it, never written down. */
  readonly externalId: string;
}

/**
 * Who may assume the role of a storage or service credential: Unity Catalog, and the role itself, which Databricks
 * demands. A trust policy cannot name a role that does not exist yet, so the second statement names the
 * account and compares the caller's ARN.
 */
export function credentialTrust(props: CredentialTrustProps): Statement[] {
  const { roleArn, externalId } = props;
  return [
    {
      Sid: "UnityCatalog",
      Effect: "Allow",
      Principal: { AWS: props.unityCatalogRoleArn },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": externalId } },
    },
    {
      Sid: "Self",
      Effect: "Allow",
      Principal: { AWS: `arn:${props.partition}:iam::${props.awsAccountId}:root` },
      Action: "sts:AssumeRole",
      Condition: { ArnLike: { "aws:PrincipalArn": roleArn }, StringEquals: { "sts:ExternalId": externalId } },
    },
  ];
}

/** The other half of it: what the role's own policy needs for that. */
export const assumeItself = (roleArn: string): Statement => ({
  Sid: "AssumeItself",
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Resource: roleArn,
});
