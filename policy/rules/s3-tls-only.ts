import { isForEverybody, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { references } from "../../emitted/references";
import { attachedTo, type Resource, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const s3TlsOnly: Rule = {
  id: "s3-tls-only",
  description:
    "Every S3 bucket's policy denies each request that does not use TLS, because S3 also answers plain HTTP.",
  check: ({ json }) =>
    resourcesOf(json, "aws_s3_bucket")
      .filter(
        (bucket) =>
          !attachedTo(json, bucket.address, "aws_s3_bucket_policy", "bucket").some(({ args }) =>
            parsePolicy(args.policy)?.some((statement) => deniesPlainHttp(statement, bucket)),
          ),
      )
      .map(({ address }) => ({
        address,
        message: "no bucket policy denies requests without TLS",
        fix: 'add a bucket policy that denies s3:* to everybody on the bucket and its objects if aws:SecureTransport is "false"',
      })),
};

function deniesPlainHttp(statement: PolicyStatement, bucket: Resource): boolean {
  const [condition, ...others] = statement.conditions;
  return (
    statement.effect === "Deny" &&
    isForEverybody(statement) &&
    statement.notPrincipals.length === 0 &&
    statement.actions.some((action) => action === "s3:*" || action === "*") &&
    statement.resources.some((resource) => isBucket(resource, bucket)) &&
    statement.resources.some((resource) => resource.endsWith("/*") && isBucket(resource.slice(0, -2), bucket)) &&
    // A further condition would narrow the denial.
    others.length === 0 &&
    /^Bool(IfExists)?$/.test(condition?.operator ?? "") &&
    condition?.key.toLowerCase() === "aws:securetransport" &&
    condition.values.every((value) => value === "false")
  );
}

/** The bucket's ARN, as a reference or written out. */
function isBucket(resource: string, { address, args }: Resource): boolean {
  return /^\$\{[^}]*\}$/.test(resource)
    ? references(resource, address)
    : typeof args.bucket === "string" && /^arn:[\w-]+:s3:::(.*)$/.exec(resource)?.[1] === args.bucket;
}
