import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS, DEPLOY_LAYERS, type DeployLayer } from "../../../config/derive/layers";
import { DEPLOY_ROWS } from "../../../modules/iam/deploy-actions";
import { deployStatements, policies, sidOf } from "../../../modules/iam/deploy-policy";
import { DeployRole } from "../../../modules/iam/deploy-role";
import { MANAGED_POLICY_LIMIT } from "../../../modules/iam/managed-policy";
import { policyDocument } from "../../../modules/iam/policy-document";
import { typesOf } from "../../support/deploy-types";
import { DEV_NAMES } from "../../support/names";
import { simulateIdentity } from "../../support/policy-simulator";
import { representativeStacks } from "../../support/representative";
import { synthModule } from "../../support/synth";

const ACCOUNT = "111111111111";
const boundaryOf = (layer: string) => `arn:aws:iam::${ACCOUNT}:policy/acme-dev-${layer}-boundary`;
const props = {
  partition: "aws",
  accountId: ACCOUNT,
  region: "eu-west-1",
  prefix: "acme-dev",
  names: DEV_NAMES,
  buckets: { workspace: ["acme-dev-root-main"], "unity-catalog": ["acme-dev-raw"] },
  emptiesBuckets: false,
  peerRoleArns: ["arn:aws:iam::333333333333:role/peering"],
  boundaryArns: Object.fromEntries(BOUNDED_LAYERS.map((layer) => [layer, boundaryOf(layer)])),
};
const LAYERS = DEPLOY_LAYERS;
const boundedBy = (layer: string) => ({ "iam:PermissionsBoundary": boundaryOf(layer) });
const bounded = boundedBy("unity-catalog");
const here = { "aws:RequestedRegion": "eu-west-1" };
const group = (name: string) => `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:${name}`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
/** A role that a service makes for itself, which whoever deploys data services lets it. */
const linked = (service: string): [DeployLayer, "allow" | "deny", string, string, Record<string, string>] => [
  "data-services",
  "allow",
  "iam:CreateServiceLinkedRole",
  role(`aws-service-role/${service}/AWSServiceRoleForIt`),
  { "iam:AWSServiceName": service },
];

const ofLayer = (layer: string) =>
  representativeStacks().filter(({ name }) => new RegExp(`^(dev|staging|prod)-${layer}(-|$)`).test(name));

describe("deploy roles", () => {
  it.each(LAYERS)("%s: knows every AWS resource type that the layer holds", (layer) => {
    const emitted = ofLayer(layer).flatMap(({ json }) => [
      ...Object.keys(json.resource ?? {}),
      ...Object.keys(json.data ?? {}).map((type) => `data.${type}`),
    ]);
    const known = typesOf(layer);
    const missing = [...new Set(emitted)].filter((type) => /^(data\.)?aws_/.test(type) && !known.includes(type));
    expect(
      missing,
      `The role that deploys ${layer} cannot make or read these. Add a row with the IAM actions of each, and ${layer} among its layers, to the actions.ts beside its module`,
    ).toEqual([]);
  });

  it("have one row for each type of a layer, and name what each call is on apart", () => {
    const pairs = DEPLOY_ROWS.flatMap(({ type, layers }) => layers.map((layer) => `${layer} ${type}`));
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
    const calls = DEPLOY_ROWS.flatMap((row) => row.calls);
    const targets = new Set(calls.map(({ on, when }) => JSON.stringify([on, when])));
    expect(new Set(calls.map(sidOf)).size).toBe(targets.size);
  });

  it.each(LAYERS)("%s: may make the roles that the layer holds, with the boundary", (layer) => {
    const made = ofLayer(layer).filter(({ name }) => name.startsWith("dev-"));
    for (const { json } of made) {
      for (const { name } of Object.values(json.resource?.aws_iam_role ?? {})) {
        const request = { action: "iam:CreateRole", resource: role(String(name)), context: boundedBy(layer) };
        expect(simulateIdentity(deployStatements(layer, props), request), String(name)).toBe("allow");
      }
    }
  });

  it.each<[DeployLayer, "allow" | "deny", string, string, Record<string, string>?]>([
    ["network", "allow", "ec2:CreateVpc", "*", here],
    ["network", "deny", "ec2:CreateVpc", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["network", "deny", "ec2:RunInstances", "*", here],
    [
      "network",
      "allow",
      "iam:PassRole",
      role("acme-dev-flow-logs"),
      { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" },
    ],
    ["network", "deny", "iam:PassRole", role("acme-dev-flow-logs"), { "iam:PassedToService": "ec2.amazonaws.com" }],
    ["network", "deny", "iam:PutRolePolicy", role("acme-dev-uc-raw"), bounded],
    ["network", "allow", "iam:CreateRole", role("acme-dev-flow-logs"), boundedBy("network")],
    // Nobody makes a role that another layer's boundary lets do more.
    ["network", "deny", "iam:CreateRole", role("acme-dev-flow-logs"), bounded],
    ["network", "deny", "iam:PutRolePermissionsBoundary", role("acme-dev-flow-logs"), bounded],
    ["data-services", "allow", "iam:CreateRole", role("acme-dev-svc-orders"), boundedBy("data-services")],
    ["data-services", "deny", "iam:CreateRole", role("acme-dev-svc-orders"), bounded],
    ...["dynamodb", "kafka", "sagemaker"].map((service) => linked(`${service}.application-autoscaling.amazonaws.com`)),
    ...["kinesisreplication", "replication"].map((service) => linked(`${service}.dynamodb.amazonaws.com`)),
    // Where nothing is copied into a second region.
    ["data-services", "deny", "dynamodb:CreateTableReplica", `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/acme-dev-a`],
    ["data-services", "deny", "dynamodb:CreateTable", `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/acme-dev-a`],
    ["data-services", "deny", "dynamodb:GetItem", `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/acme-dev-a`],
    ["unity-catalog", "allow", "organizations:DescribeOrganization", "*"],
    ["unity-catalog", "deny", "organizations:LeaveOrganization", "*"],
    ["unity-catalog", "deny", "organizations:ListAccounts", "*"],
    ["network", "allow", "sts:AssumeRole", "arn:aws:iam::333333333333:role/peering"],
    ["network", "deny", "sts:AssumeRole", "arn:aws:iam::333333333333:role/admin"],
    ["workspace", "deny", "sts:AssumeRole", "arn:aws:iam::333333333333:role/peering"],
    [
      "network",
      "allow",
      "iam:CreateServiceLinkedRole",
      role("aws-service-role/transitgateway.amazonaws.com/AWSServiceRoleForVPCTransitGateway"),
      { "iam:AWSServiceName": "transitgateway.amazonaws.com" },
    ],
    [
      "network",
      "deny",
      "iam:CreateServiceLinkedRole",
      role("aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"),
      { "iam:AWSServiceName": "rds.amazonaws.com" },
    ],
    ["unity-catalog", "allow", "iam:CreateRole", role("acme-dev-uc-raw"), bounded],
    ["unity-catalog", "deny", "iam:CreateRole", role("acme-dev-uc-raw")],
    ["unity-catalog", "deny", "iam:CreateRole", role("acme-dev-uc-raw"), { "iam:PermissionsBoundary": "arn:other" }],
    ["unity-catalog", "deny", "iam:CreateRole", role("acme-dev-databricks-main"), bounded],
    ["unity-catalog", "deny", "iam:PutRolePolicy", role("deploy/acme-dev-unity-catalog"), bounded],
    ["unity-catalog", "deny", "iam:DeleteRolePermissionsBoundary", role("acme-dev-uc-raw"), bounded],
    ["unity-catalog", "allow", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["unity-catalog", "deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-logs"],
    ["unity-catalog", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["unity-catalog", "deny", "s3:DeleteObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["unity-catalog", "deny", "s3:DeleteObjectVersion", "arn:aws:s3:::acme-dev-raw/x"],
    ["workspace", "allow", "s3:CreateBucket", "arn:aws:s3:::acme-dev-root-main"],
    ["workspace", "deny", "ec2:CreateVpc", "*", here],
    ["network", "allow", "logs:DeleteLogGroup", group("/acme-dev/vpc-flow-logs")],
    ["network", "allow", "logs:CreateLogGroup", group("/acme-dev/network-firewall-alert")],
    ["network", "allow", "logs:PutRetentionPolicy", `${group("/acme-dev/dns-queries")}:*`],
    // The audit trail is the foundation's.
    ["network", "deny", "logs:DeleteLogGroup", group("/acme-dev/cloudtrail")],
    ["network", "deny", "logs:PutRetentionPolicy", group("/acme-dev/cloudtrail")],
    ["operations", "deny", "logs:DeleteLogGroup", group("/acme-dev/cloudtrail")],
    ["operations", "deny", "logs:DisassociateKmsKey", group("/acme-dev/vpc-flow-logs")],
    ["operations", "allow", "logs:CreateLogGroup", group("/aws/events/acme-dev-alarm-history")],
    ["operations", "allow", "sns:CreateTopic", `arn:aws:sns:eu-west-1:${ACCOUNT}:acme-dev-alarms`],
    ["operations", "deny", "sns:CreateTopic", `arn:aws:sns:eu-west-1:${ACCOUNT}:other`],
    ["operations", "deny", "iam:CreateRole", role("acme-dev-x"), bounded],
    ["operations", "deny", "sns:CreateTopic", `arn:aws:sns:eu-west-1:${ACCOUNT}:acme-dev-svc-orders`],
    ["operations", "deny", "cloudtrail:StopLogging", "*", here],
  ])("%s: %s %s on %s", (layer, decision, action, resource, context = {}) => {
    expect(simulateIdentity(deployStatements(layer, props), { action, resource, context })).toBe(decision);
  });

  it.each(LAYERS)("%s: may make the log groups that the layer holds", (layer) => {
    for (const { json } of ofLayer(layer).filter(({ name }) => name.startsWith("dev-"))) {
      for (const { name } of Object.values(json.resource?.aws_cloudwatch_log_group ?? {})) {
        const request = { action: "logs:CreateLogGroup", resource: group(String(name)) };
        expect(simulateIdentity(deployStatements(layer, props), request), String(name)).toBe("allow");
      }
    }
  });

  it("may empty their own buckets where the environment is disposable", () => {
    const statements = deployStatements("unity-catalog", { ...props, emptiesBuckets: true });
    const emptied = (resource: string) => simulateIdentity(statements, { action: "s3:DeleteObjectVersion", resource });
    expect(emptied("arn:aws:s3:::acme-dev-raw/x")).toBe("allow");
    expect(emptied("arn:aws:s3:::acme-dev-logs/x")).toBe("deny");
  });

  it.each(LAYERS)("%s: fits into the ten policies that a role takes", (layer) => {
    const split = policies(deployStatements(layer, props));
    expect(split.length).toBeLessThanOrEqual(10);
    for (const part of split) expect(policyDocument(part).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    // One that is too long was cut: its parts together are what it was.
    const parts = split.flat();
    for (const statement of deployStatements(layer, props)) {
      const own = parts.filter(({ Sid = "" }) => new RegExp(`^${statement.Sid}\\d*$`).test(Sid));
      expect(own.flatMap(({ Action }) => Action)).toEqual(statement.Action);
      for (const part of own) expect({ ...part, Sid: statement.Sid, Action: statement.Action }).toEqual(statement);
    }
    const said = parts.flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().map((action) => JSON.stringify([action, Resource, Condition])),
    );
    expect(new Set(said).size).toBe(said.length);
  });

  it("says how many policies a role would need that takes no more", () => {
    const statements = Array.from({ length: 60 }, (_, index) => ({
      Sid: `Service${index}`,
      Effect: "Allow" as const,
      Action: `service:${"Action".repeat(200)}${index}`,
      Resource: "*",
    }));
    const role = () =>
      synthModule(
        (stack) => new DeployRole(stack, "role", { roleName: "acme-dev-x", description: "X", trust: [], statements }),
      );
    expect(role).toThrow(
      "the role acme-dev-x needs 15 managed policies, and IAM attaches 10 to a role. Fix: fewer zones in one environment;",
    );
  });

  it("gives layers without AWS resources nothing", () => {
    for (const layer of ["settings", "serving", "ingestion", "connections", "activation"] as const) {
      expect(deployStatements(layer, props)).toEqual([]);
    }
  });

  it("cuts a statement that no policy has room for, and loses nothing of it", () => {
    const Action = Array.from({ length: 300 }, (_, index) => `ec2:AnActionWithALongName${index}`);
    const statement = { Sid: "Region", Effect: "Allow" as const, Action, Resource: "*" };
    const parts = policies([statement]);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(policyDocument(part).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    expect(parts.flat().flatMap((part) => part.Action)).toEqual(Action);
    expect(new Set(parts.flat().map(({ Sid }) => Sid)).size).toBe(parts.flat().length);
    const Resource = Array.from(
      { length: 300 },
      (_, index) => `arn:aws:s3:::acme-dev-a-bucket-with-a-long-name-${index}`,
    );
    const cut = policies([{ ...statement, Action: ["s3:GetBucketPolicy", "s3:PutBucketPolicy"], Resource }]).flat();
    expect(cut.flatMap((part) => part.Resource)).toEqual(Resource);
    for (const part of cut) expect(part.Action).toEqual(["s3:GetBucketPolicy", "s3:PutBucketPolicy"]);
    expect(() => policies([{ ...statement, Action: "ec2:X", Resource: "x".repeat(7000) }])).toThrow(
      "the statement Region fits into no managed policy",
    );
  });

  it("starts a further policy where one is full", () => {
    const statement = (index: number) => ({
      Sid: `S${index}`,
      Effect: "Allow" as const,
      Action: "s3:GetObject",
      Resource: "x".repeat(2000),
    });
    expect(policies([0, 1, 2, 3].map(statement)).map((part) => part.map(({ Sid }) => Sid))).toEqual([
      ["S0", "S1"],
      ["S2", "S3"],
    ]);
  });

  it("uses room that is left in earlier policies where a role would take no more", () => {
    const statement = (index: number, size: number) => ({
      Sid: `S${index}`,
      Effect: "Allow" as const,
      Action: "s3:GetObject",
      Resource: "x".repeat(size),
    });
    // Six pairs, in order twelve policies: neither of a pair has room for the other, and small ones fit in anywhere.
    const pieces = Array.from({ length: 12 }, (_, index) => statement(index, index % 2 === 0 ? 1000 : 5000));
    const parts = policies(pieces);
    expect(parts).toHaveLength(8);
    expect(
      parts
        .flat()
        .map(({ Sid }) => Sid)
        .sort(),
    ).toEqual(pieces.map(({ Sid }) => Sid).sort());
    for (const part of parts) expect(policyDocument(part).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
  });
});
