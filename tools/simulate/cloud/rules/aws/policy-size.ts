import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

interface Limit {
  readonly argument: string;
  /** Characters. */
  readonly limit: number;
  /** The policies of all objects with the same value of this argument count together. */
  readonly sharedBy?: string;
  /** Blanks and line ends are not counted. */
  readonly withoutBlanks?: true;
  readonly summary: string;
}

const LIMITS: Readonly<Record<string, Limit>> = {
  aws_iam_policy: { argument: "policy", limit: 6144, withoutBlanks: true, summary: "LimitExceeded" },
  aws_iam_role: { argument: "assume_role_policy", limit: 2048, withoutBlanks: true, summary: "LimitExceeded" },
  aws_iam_role_policy: {
    argument: "policy",
    limit: 10_240,
    sharedBy: "role",
    withoutBlanks: true,
    summary: "LimitExceeded",
  },
  aws_kms_key: { argument: "policy", limit: 32_768, summary: "LimitExceededException" },
  aws_kms_key_policy: { argument: "policy", limit: 32_768, summary: "LimitExceededException" },
  aws_s3_bucket_policy: { argument: "policy", limit: 20_480, summary: "MalformedPolicy" },
  aws_sns_topic_policy: { argument: "policy", limit: 30_720, summary: "InvalidParameter" },
  aws_vpc_endpoint: { argument: "policy", limit: 20_480, summary: "InvalidPolicyDocument" },
  aws_cloudwatch_log_resource_policy: {
    argument: "policy_document",
    limit: 5120,
    summary: "InvalidParameterException",
  },
};

/** A policy is not longer than its service stores. */
export const policySize: Rule = {
  id: "policy-size",
  source: "IAM and STS quotas; S3, KMS, SNS, CloudWatch Logs and PrivateLink quotas pages",
  types: Object.keys(LIMITS),
  operations: ["create", "update"],
  refuses({ type, planned, existing, store }) {
    const row = LIMITS[type];
    if (!row) return undefined;
    const { argument, limit, sharedBy, withoutBlanks, summary } = row;
    const size = (text: string | undefined) => (withoutBlanks ? text?.replace(/\s/g, "") : text)?.length ?? 0;
    const owner = sharedBy === undefined ? null : at(planned, sharedBy);
    const others = store
      .ofType(type)
      .filter(
        ({ key, attributes }) => owner !== null && key !== existing?.key && at(attributes, sharedBy ?? "") === owner,
      );
    const own = size(textOf(at(planned, argument)));
    const total = others.reduce((sum, { attributes }) => sum + size(textOf(at(attributes, argument))), own);
    if (own === 0 || total <= limit) return undefined;
    const together = others.length === 0 ? "" : `, with the ${others.length} other of ${String(owner)}`;
    return {
      summary,
      detail: `${type}: ${argument} has ${total} characters${together}; at most ${limit} are stored`,
      fix: "join statements, use wildcards for resources that share a prefix, or split the policy where there may be several",
      path: [{ attribute: argument }],
    };
  },
};
