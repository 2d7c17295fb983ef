import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS } from "../../../config/derive/layers";
import { KINDS } from "../../../config/kinds";
import { DEPLOY_ROWS } from "../../../modules/iam/deploy-actions";
import { POLICIES_PER_ROLE, policies } from "../../../modules/iam/deploy-policy";
import { isRead } from "../../../modules/iam/deploy-row";
import { MANAGED_POLICY_LIMIT } from "../../../modules/iam/managed-policy";
import { planStatements } from "../../../modules/iam/plan-policy";
import { policyDocument, type Statement } from "../../../modules/iam/policy-document";
import { typesOf } from "../../support/deploy-types";
import { DEV_NAMES } from "../../support/names";
import { type Decision, simulateIdentity } from "../../support/policy-simulator";
import { representativeStacks } from "../../support/representative";

const ACCOUNT = "111111111111";
const props = {
  partition: "aws",
  accountId: ACCOUNT,
  region: "eu-west-1",
  replicaRegion: "eu-central-1",
  prefix: "acme-dev",
  names: DEV_NAMES,
  buckets: { foundation: ["acme-dev-logs"], workspace: ["acme-dev-root-main"], "unity-catalog": ["acme-dev-raw"] },
  boundaryArns: Object.fromEntries(
    BOUNDED_LAYERS.map((layer) => [layer, `arn:aws:iam::${ACCOUNT}:policy/acme-dev-${layer}-boundary`]),
  ),
};
const statements = planStatements(props);
const here = { "aws:RequestedRegion": "eu-west-1" };
const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;

/** In another AWS account, which the foundation looks into with a role of its own. */
const ELSEWHERE = ["aws_controltower_control", "data.aws_controltower_controls"];

describe("the plan role", () => {
  it.each<[Exclude<Decision, "by-iam">, string, string, Record<string, string>?]>([
    ["allow", "ec2:DescribeVpcs", "*", here],
    ["allow", "ec2:SearchTransitGatewayRoutes", "*", here],
    ["allow", "kms:ListAliases", "*", { "aws:RequestedRegion": "eu-central-1" }],
    ["deny", "ec2:DescribeVpcs", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["deny", "ec2:CreateTags", "*", here],
    ["deny", "ec2:CreateVpc", "*", here],
    ["allow", "kms:GetKeyPolicy", KEY],
    ["deny", "kms:PutKeyPolicy", KEY],
    ["deny", "kms:Decrypt", KEY],
    ["deny", "kms:CreateGrant", KEY],
    ["allow", "s3:GetBucketPolicy", "arn:aws:s3:::acme-dev-logs"],
    ["allow", "s3:GetBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:GetBucketPolicy", "arn:aws:s3:::acme-prod-raw"],
    ["allow", "iam:GetRole", iam("role/acme-dev-uc-raw")],
    ["allow", "iam:GetRole", iam("role/deploy/acme-dev-network")],
    ["allow", "iam:GetPolicyVersion", iam("policy/deploy/acme-dev-network-0")],
    ["allow", "iam:GetOpenIDConnectProvider", iam("oidc-provider/token.actions.githubusercontent.com")],
    ["deny", "iam:GetRole", iam("role/admin")],
    ["deny", "iam:GetRole", iam("role/acme-dev-anything")],
    ["deny", "iam:PassRole", iam("role/acme-dev-flow-logs"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }],
    ["deny", "iam:CreateServiceLinkedRole", iam("role/aws-service-role/x"), here],
    ["allow", "route53:GetHostedZone", "arn:aws:route53:::hostedzone/Z1"],
    ["deny", "route53:ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/Z1"],
    ["allow", "network-firewall:DescribeFirewall", `arn:aws:network-firewall:eu-west-1:${ACCOUNT}:firewall/acme-dev`],
    ["allow", "cloudtrail:GetTrailStatus", "*", here],
    ["deny", "cloudtrail:StopLogging", "*", here],
    ["deny", "cloudtrail:LookupEvents", "*", here],
    ["allow", "logs:ListTagsForResource", `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/acme-dev/cloudtrail`],
    ["deny", "logs:GetLogEvents", `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/acme-dev/cloudtrail`, here],
    ["deny", "secretsmanager:GetSecretValue", "*", here],
    ["deny", "ssm:GetParameter", "*", here],
    ["deny", "sts:AssumeRole", iam("role/acme-dev-uc-raw"), here],
    ["allow", "organizations:DescribeOrganization", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["deny", "organizations:ListAccounts", "*", { "aws:RequestedRegion": "us-east-1" }],
  ])("%s %s on %s", (decision, action, resource, context = {}) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  it("knows every AWS resource type that the foundation can hold", () => {
    const emitted = representativeStacks()
      .filter(({ name }) => name.endsWith("-foundation"))
      .flatMap(({ json }) => [
        ...Object.keys(json.resource ?? {}),
        ...Object.keys(json.data ?? {}).map((type) => `data.${type}`),
      ]);
    expect(emitted.length).toBeGreaterThan(30);
    expect(
      [...new Set(emitted)].filter((type) => !typesOf("foundation").includes(type) && !ELSEWHERE.includes(type)),
      "The plan role cannot read these: add a row with what Terraform calls to read each, and the foundation among its layers, to the actions.ts beside its module",
    ).toEqual([]);
  });

  it("has something to read for every type that it knows", () => {
    for (const { type, calls } of DEPLOY_ROWS) {
      const reads = calls.flatMap(({ actions }) => actions).filter(isRead);
      expect(reads.length, type).toBeGreaterThan(0);
    }
  });

  /** Reads of one more service, as long as those of the longest that there is. */
  const another = (index: number): Statement => ({
    Sid: `Service${index}`,
    Effect: "Allow",
    Action: Array.from({ length: 14 }, (_, action) => `servicename${index}:DescribeSomethingOfIt${action}`),
    Resource: [`arn:aws:servicename${index}:eu-west-1:${ACCOUNT}:thing/acme-dev-*`],
  });

  it("has room for fifty kinds, each with reads of a service of its own", () => {
    const kinds = Object.values(KINDS).flatMap((family) => Object.keys(family)).length;
    const more = Array.from({ length: Math.max(0, 50 - kinds) }, (_, index) => another(index));
    const used = policies(statements).length;
    const needed = policies([...statements, ...more]).length;
    expect(
      needed,
      `The plan role's policies: ${used} now with ${kinds} kinds, ${needed} with fifty; a role takes ${POLICIES_PER_ROLE}. Name reads with fewer words in the rows of actions.ts, logs:Describe* instead of each.`,
    ).toBeLessThanOrEqual(POLICIES_PER_ROLE);
  });

  it("fits into the ten policies that a role takes, each statement named apart", () => {
    const split = policies(statements);
    expect(split.length).toBeLessThanOrEqual(POLICIES_PER_ROLE);
    for (const part of split) expect(policyDocument(part).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
  });
});
