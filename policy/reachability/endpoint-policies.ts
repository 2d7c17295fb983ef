import { DATABRICKS_PRINCIPALS, type RegionFacts } from "../../config/facts/regions";
import { covers, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { type Resource, resourcesOf } from "../../emitted/resources";
import type { Violation } from "../rule";
import { factsOf } from "./requirements";
import { type Stack, violation } from "./stack";

/** Something that clusters cannot do without. */
interface Request {
  readonly action: string;
  readonly resource: string;
  /** Account of whose identity asks; undefined for nobody's. */
  readonly account: string | undefined;
}

/** Name of the AWS service → what Databricks does there. Source: Databricks, Security Reference Architecture. */
const REQUESTS: Readonly<Record<string, (facts: RegionFacts) => readonly Request[]>> = {
  sts: ({ partition, shard }) => {
    const account = DATABRICKS_PRINCIPALS[shard].accountId;
    return [{ action: "sts:AssumeRole", resource: `arn:${partition}:iam::${account}:role/any`, account }];
  },
  "kinesis-streams": ({ partition, region, shard }) => {
    const account = DATABRICKS_PRINCIPALS[shard].accountId;
    const resource = `arn:${partition}:kinesis:${region}:${account}:stream/any`;
    return ["PutRecord", "PutRecords", "DescribeStream"].map((verb) => ({
      action: `kinesis:${verb}`,
      resource,
      account,
    }));
  },
  s3: ({ partition, shard, buckets }) => {
    const account = DATABRICKS_PRINCIPALS[shard].accountId;
    const object = (bucket: string) => `arn:${partition}:s3:::${bucket}/any/object`;
    return [
      ...buckets.artifacts.map((bucket) => ({
        action: "s3:GetObject",
        resource: object(bucket),
        account: undefined,
      })),
      { action: "s3:GetObject", resource: object(buckets.systemTables), account },
      { action: "s3:PutObject", resource: object(buckets.logs), account },
    ];
  },
};

/** Policies of endpoints that clusters cannot start without let Databricks through, and not everybody. */
export function endpointPolicyFaults({ json, region }: Stack): Violation[] {
  return Object.entries(REQUESTS).flatMap(([service, requests]) =>
    resourcesOf(json, "aws_vpc_endpoint")
      .filter(({ args }) => args.service_name === `com.amazonaws.${region}.${service}`)
      .flatMap((endpoint) => faults(endpoint, factsOf(region).map(requests))),
  );
}

/** @param shards what is needed in each shard of the region; one of them has to be let through */
function faults({ address, args }: Resource, shards: readonly (readonly Request[])[]): Violation[] {
  if (args.policy === undefined) {
    return [
      violation(
        address,
        "has no policy, so that data gets out through it to any account",
        "give it a policy that names who may do what with what",
      ),
    ];
  }
  const policy = parsePolicy(args.policy);
  if (policy === undefined) return [];
  const refused = shards.map((requests) => requests.filter((request) => !lets(policy, request)));
  const [first] = refused;
  if (first === undefined || refused.some((requests) => requests.length === 0)) return [];
  return first.map(({ action, resource }) =>
    violation(
      address,
      `the endpoint's policy does not let Databricks do ${action} on ${resource.replace(/\/any(\/object)?$/, "")}, without which clusters do not start`,
      "let Databricks' account, or for its artifacts everybody, do it",
    ),
  );
}

function lets(policy: readonly PolicyStatement[], { action, resource, account }: Request): boolean {
  const about = policy.filter(
    (statement) =>
      statement.actions.some((pattern) => covers(pattern, action)) &&
      statement.resources.some((pattern) => covers(pattern, resource)),
  );
  return about.every(({ effect }) => effect !== "Deny") && about.some((statement) => isFor(statement, account));
}

function isFor({ principals, conditions }: PolicyStatement, account: string | undefined): boolean {
  const named = principals.some(
    ({ value }) => value === "*" || (account !== undefined && value.split(":").includes(account)),
  );
  const admitted = conditions
    .filter(({ key }) => key.toLowerCase() === "aws:principalaccount")
    .every(({ values }) => account !== undefined && values.includes(account));
  return named && admitted;
}
