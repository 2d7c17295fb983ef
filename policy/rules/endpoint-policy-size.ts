import { parsePolicy } from "../../emitted/policies";
import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

/** Characters, blanks included; cannot be raised. Source: AWS, "AWS PrivateLink quotas". */
const LIMIT = 20_480;
/** So many of the longest names are shown. */
const BUCKETS_NAMED = 5;

export const endpointPolicySize: Rule = {
  id: "endpoint-policy-size",
  description:
    "The policy of a VPC endpoint has at most 20,480 characters: AWS stores no longer one, and finds out in the middle of an apply. That of S3 grows with every bucket.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "aws_vpc_endpoint").flatMap(({ address, args }) => {
      const size = typeof args.policy === "string" ? args.policy.length : 0;
      if (size <= LIMIT) return [];
      const buckets = bucketsOf(args.policy);
      return [
        {
          address,
          message: `the endpoint policy has ${count(size)} characters, and ${count(LIMIT)} is the most${whoTakesThem(buckets)}`,
          fix: "give buckets shorter names (zones.<key>.bucket), put external locations into fewer buckets, or move workspaces to an environment with a VPC of its own; the limit cannot be raised",
        },
      ];
    }),
};

interface Bucket {
  readonly name: string;
  readonly sid: string;
  /** Characters of its ARNs in the policy. */
  readonly size: number;
}

/** Every bucket of a policy, that which takes most first. */
function bucketsOf(policy: unknown): Bucket[] {
  const found = (parsePolicy(policy) ?? []).flatMap(({ sid, resources }) => {
    const sizes = new Map<string, number>();
    for (const arn of resources) {
      const name = /^arn:[\w-]+:s3:::([^/*]+)/.exec(arn)?.[1];
      // With its quotes and comma.
      if (name !== undefined) sizes.set(name, (sizes.get(name) ?? 0) + arn.length + 3);
    }
    return [...sizes].map(([name, size]) => ({ name, sid: sid ?? "", size }));
  });
  return found.sort((a, b) => b.size - a.size);
}

function whoTakesThem(buckets: readonly Bucket[]): string {
  if (buckets.length === 0) return "";
  const bySid = new Map<string, Bucket[]>();
  for (const bucket of buckets) bySid.set(bucket.sid, [...(bySid.get(bucket.sid) ?? []), bucket]);
  const sum = (some: readonly Bucket[]) => some.reduce((all, { size }) => all + size, 0);
  const statements = [...bySid]
    .sort(([, a], [, b]) => sum(b) - sum(a))
    .slice(0, 3)
    .map(([sid, some]) => `${some.length} of ${sid} take ${count(sum(some))}`);
  // Databricks' own have the names that they have.
  const longest = buckets
    .filter(({ sid }) => !sid.startsWith("Databricks"))
    .slice(0, BUCKETS_NAMED)
    .map(({ name }) => name);
  return `: of its ${buckets.length} buckets ${statements.join(", ")}; the longest are ${longest.join(", ")}`;
}

const count = (characters: number) => String(characters).replace(/(?<=\d)(?=(\d{3})+$)/g, ",");
