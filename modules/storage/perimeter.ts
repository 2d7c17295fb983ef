import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "./secure-bucket";

/**
 * Denies a bucket to every principal outside the organization, but not to AWS services that deliver to it. A
 * grant to a stranger by mistake then has no effect. Not for root buckets, which Databricks' own account uses.
 * @param organizationId default: nothing is denied
 */
export function organizationPerimeter(
  partition: string,
  bucketName: string,
  organizationId: string | undefined,
): Statement[] {
  if (organizationId === undefined) return [];
  const bucketArn = bucketArnOf(partition, bucketName);
  return [
    {
      Sid: "OnlyFromTheOrganization",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: {
        // IfExists: a caller without the key, an anonymous one, is denied too.
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": organizationId },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  ];
}
