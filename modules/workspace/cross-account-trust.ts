import type { Statement } from "../iam/policy-document";

export interface CrossAccountTrustProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of Databricks' control plane, 12 digits. */
  readonly controlPlaneAccountId: string;
  /** The customer's Databricks account, a UUID: the external id, so that Databricks uses the role for nobody else. */
  readonly databricksAccountId: string;
}

/** Who may assume a cross-account role: Databricks, on behalf of this Databricks account. */
export function crossAccountTrust(props: CrossAccountTrustProps): Statement[] {
  return [
    {
      Sid: "DatabricksControlPlane",
      Effect: "Allow",
      Principal: { AWS: `arn:${props.partition}:iam::${props.controlPlaneAccountId}:root` },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": props.databricksAccountId } },
    },
  ];
}
