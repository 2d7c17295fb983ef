import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

interface Limit {
  /** Argument that holds the policy. */
  readonly argument: string;
  /** Characters that the service takes. */
  readonly limit: number;
  /** Whether blanks count. */
  readonly blanks: boolean;
}

/**
 * What services store at most; those of VPC endpoints have a rule of their own. Source: IAM and STS quotas; the quotas
 * pages of AWS KMS, Amazon S3, Amazon SNS and CloudWatch Logs.
 */
const LIMITS: Readonly<Record<string, Limit>> = {
  aws_iam_policy: { argument: "policy", limit: 6_144, blanks: false },
  aws_iam_role: { argument: "assume_role_policy", limit: 2_048, blanks: false },
  aws_iam_role_policy: { argument: "policy", limit: 10_240, blanks: false },
  aws_kms_key: { argument: "policy", limit: 32_768, blanks: true },
  aws_s3_bucket_policy: { argument: "policy", limit: 20_480, blanks: true },
  aws_sns_topic_policy: { argument: "policy", limit: 30_720, blanks: true },
  aws_cloudwatch_log_resource_policy: { argument: "policy_document", limit: 5_120, blanks: true },
};

export const policySize: Rule = {
  id: "policy-size",
  description:
    "A policy has at most the characters that its service stores: 6,144 for a managed policy or a boundary, 10,240 in a role, 20,480 for a bucket. It grows with what it names, and AWS says so in the middle of an apply.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, ...Object.keys(LIMITS)).flatMap(({ type, address, args }) => {
      const row = LIMITS[type];
      const text = row && args[row.argument];
      if (row === undefined || typeof text !== "string") return [];
      const size = (row.blanks ? text : text.replace(/\s/g, "")).length;
      if (size <= row.limit) return [];
      return [
        {
          address,
          message: `its ${row.argument} has ${count(size)} characters, and ${count(row.limit)} is the most`,
          fix: "let it name less: fewer buckets, streams, keys and secrets of others in this environment, shorter names of zones (zones.<key>.bucket), or a part of its data services in an environment of its own",
        },
      ];
    }),
};

const count = (characters: number) => String(characters).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
