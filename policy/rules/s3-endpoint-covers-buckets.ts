import { covers, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { resourcesOf } from "../../emitted/resources";
import type { EmittedStack } from "../../emitted/stacks";
import type { Rule } from "../rule";

export const s3EndpointCoversBuckets: Rule = {
  id: "s3-endpoint-covers-buckets",
  description:
    "The policy of the VPC's S3 endpoint lets through every bucket and external location of the stacks above it: compute cannot reach any other, because the endpoint takes all traffic to S3 (H18).",
  check: (stack, all = []) => {
    const policies = below(stack, all).flatMap(({ json }) =>
      resourcesOf(json, "aws_vpc_endpoint")
        .filter(({ args }) => args.vpc_endpoint_type === "Gateway" && String(args.service_name).endsWith(".s3"))
        .map(({ args }) => admittedBy(parsePolicy(args.policy))),
    );
    if (policies.length === 0) return [];
    return bucketsOf(stack)
      .filter(({ bucket }) => policies.some((admitted) => admitted !== undefined && !lets(admitted, bucket)))
      .map(({ address, bucket }) => ({
        address,
        message: `the VPC's S3 endpoint does not let ${bucket} through, so clusters cannot reach it`,
        fix: "declare the bucket as a zone or an external location, from which the endpoint's policy is made",
      }));
  },
};

/** Stacks that a stack depends on, directly or not. */
function below(stack: EmittedStack, all: readonly EmittedStack[]): EmittedStack[] {
  const found = new Set<string>();
  const visit = ({ dependsOn }: EmittedStack) => {
    for (const name of dependsOn) {
      const next = all.find((other) => other.name === name);
      if (next === undefined || found.has(name)) continue;
      found.add(name);
      visit(next);
    }
  };
  visit(stack);
  return all.filter(({ name }) => found.has(name));
}

/** Buckets that a stack makes or gives to Unity Catalog, as far as their names are known before the apply. */
function bucketsOf({ json }: EmittedStack): { readonly address: string; readonly bucket: string }[] {
  // Lambda fetches programs itself, when a function is made: nothing in the VPC reads them.
  const programs = resourcesOf(json, "aws_lambda_function").map(({ args }) => bucketBehind(json, args.s3_bucket));
  const made = resourcesOf(json, "aws_s3_bucket")
    .filter(({ address }) => !programs.includes(address))
    .map(({ address, args }) => ({ address, bucket: String(args.bucket) }));
  const given = resourcesOf(json, "databricks_external_location").map(({ address, args }) => ({
    address,
    bucket: /^s3:\/\/([^/]+)/.exec(String(args.url))?.[1] ?? "",
  }));
  return [...made, ...given].filter(({ bucket }) => bucket !== "" && !bucket.includes("${"));
}

/** Address of the bucket that a reference leads to, by way of its settings and of objects in it. */
function bucketBehind(json: EmittedStack["json"], value: unknown): string | undefined {
  const [, type = "", id = ""] = /^\$\{(aws_s3_\w+)\.([\w-]+)\.bucket\}$/.exec(String(value)) ?? [];
  if (type === "" || type === "aws_s3_bucket") return type === "" ? undefined : `${type}.${id}`;
  return bucketBehind(json, json.resource?.[type]?.[id]?.bucket);
}

/** What a policy lets through: patterns that name a bucket, by its name, and all others. */
interface Admitted {
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly string[];
}

function admittedBy(policy: readonly PolicyStatement[] | undefined): Admitted | undefined {
  if (policy === undefined) return undefined;
  const named = new Map<string, string[]>();
  const others: string[] = [];
  for (const { effect, actions, resources } of policy) {
    if (effect !== "Allow" || !actions.some((action) => covers(action, "s3:GetObject"))) continue;
    for (const pattern of resources.map((arn) => arn.replace(/^arn:[\w-]+:/, "arn:aws:"))) {
      const bucket = /^arn:aws:s3:::([a-z0-9.-]+)\//.exec(pattern)?.[1];
      const list = bucket === undefined ? others : (named.get(bucket) ?? []);
      list.push(pattern);
      if (bucket !== undefined) named.set(bucket, list);
    }
  }
  return { named, others };
}

const lets = ({ named, others }: Admitted, bucket: string): boolean =>
  [...(named.get(bucket) ?? []), ...others].some((pattern) => covers(pattern, `arn:aws:s3:::${bucket}/any/object`));
