import { describe, expect, it } from "vitest";
import { type DeployScope, isRead } from "../../../modules/iam/actions/scope";
import { DEPLOY_ACTIONS } from "../../../modules/iam/deploy-actions";
import { type DeployLayer, LAYER_TYPES } from "../../../modules/iam/deploy-layers";
import { deployStatements } from "../../../modules/iam/deploy-policy";
import { type PolicyRequest, simulateIdentity } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/acme-dev-boundary`;
const PEER_ROLE = "arn:aws:iam::333333333333:role/peering";
const BUCKETS: Partial<Record<DeployLayer, string>> = {
  workspace: "acme-dev-root-main",
  "unity-catalog": "acme-dev-raw",
};
const ROLES: Partial<Record<DeployLayer, string>> = {
  network: "acme-dev-flow-logs",
  workspace: "acme-dev-databricks-main",
  "unity-catalog": "acme-dev-uc-raw",
};

const LOG_GROUPS: Partial<Record<DeployLayer, string>> = {
  network: "/acme-dev/vpc-flow-logs",
  operations: "/aws/events/acme-dev-alarm-history",
};

type Target = Required<Pick<PolicyRequest, "resource">> & Pick<PolicyRequest, "context">;
const at = (resource: string, context: Readonly<Record<string, string>> = {}): Target => ({ resource, context });
const regional = (service: string, resource: string, region = "eu-west-1") =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;

/** Scope → something that a layer's role may act on, and what it may not although it is of the same kind. */
const TARGETS: Readonly<
  // The other scopes are of the plan role alone: no layer's role has actions there.
  Record<
    Exclude<DeployScope, "keys" | "policies" | "oidc-providers">,
    (layer: DeployLayer) => { readonly own: Target; readonly foreign: readonly Target[] }
  >
> = {
  buckets: (layer) => ({
    own: at(`arn:aws:s3:::${BUCKETS[layer]}`),
    foreign: [at("arn:aws:s3:::acme-dev-logs-111111111111"), at("arn:aws:s3:::somebody-else")],
  }),
  "emptied-buckets": (layer) => ({
    own: at(`arn:aws:s3:::${BUCKETS[layer]}/x`),
    foreign: [at("arn:aws:s3:::acme-dev-logs-111111111111/x"), at("arn:aws:s3:::somebody-else/x")],
  }),
  roles: (layer) => ({
    own: at(iam(`role/${ROLES[layer]}`)),
    foreign: [at(iam("role/acme-prod-uc-raw")), at(iam(`role/deploy/acme-dev-${layer}`))],
  }),
  "bounded-roles": (layer) => ({
    own: at(iam(`role/${ROLES[layer]}`), { "iam:PermissionsBoundary": BOUNDARY }),
    foreign: [
      at(iam(`role/${ROLES[layer]}`)),
      at(iam(`role/${ROLES[layer]}`), { "iam:PermissionsBoundary": iam("policy/other") }),
      at(iam("role/admin"), { "iam:PermissionsBoundary": BOUNDARY }),
    ],
  }),
  "assumed-roles": () => ({ own: at(PEER_ROLE), foreign: [at("arn:aws:iam::333333333333:role/admin")] }),
  "flow-log-roles": () => ({
    own: at(iam("role/acme-dev-flow-logs"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }),
    foreign: [
      at(iam("role/acme-dev-flow-logs"), { "iam:PassedToService": "ec2.amazonaws.com" }),
      at(iam("role/admin"), { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" }),
    ],
  }),
  "log-groups": (layer) => ({
    own: at(regional("logs", `log-group:${LOG_GROUPS[layer]}`)),
    foreign: ["/acme-prod/vpc-flow-logs", "/aws/events/acme-prod-x", "/acme-dev/cloudtrail"].map((name) =>
      at(regional("logs", `log-group:${name}`)),
    ),
  }),
  topics: () => ({ own: at(regional("sns", "acme-dev-alarms")), foreign: [at(regional("sns", "acme-prod-alarms"))] }),
  "event-rules": () => ({
    own: at(regional("events", "rule/acme-dev-alarms")),
    foreign: [at(regional("events", "rule/acme-prod-alarms"))],
  }),
  alarms: () => ({
    own: at(regional("cloudwatch", "alarm:acme-dev-nat")),
    foreign: [at(regional("cloudwatch", "alarm:acme-prod-nat"))],
  }),
  dashboards: () => ({
    own: at(regional("cloudwatch", "dashboard/acme-dev-lake", "")),
    foreign: [at(regional("cloudwatch", "dashboard/acme-prod-lake", ""))],
  }),
  budgets: () => ({
    own: at(regional("budgets", "budget/acme-dev-monthly", "")),
    foreign: [at(regional("budgets", "budget/acme-prod-monthly", ""))],
  }),
  firewalls: () => ({
    own: at(regional("network-firewall", "stateful-rulegroup/acme-dev-allow")),
    foreign: [
      at(regional("network-firewall", "firewall/acme-dev2")),
      at(regional("network-firewall", "firewall/acme-dev", "us-east-1")),
    ],
  }),
  "hosted-zones": () => ({ own: at("arn:aws:route53:::hostedzone/Z0123456789"), foreign: [] }),
  "service-linked-roles": () => ({
    own: at(iam("role/aws-service-role/network-firewall.amazonaws.com/AWSServiceRoleForNetworkFirewall"), {
      "iam:AWSServiceName": "network-firewall.amazonaws.com",
    }),
    foreign: [at(iam("role/aws-service-role/x/y"), { "iam:AWSServiceName": "organizations.amazonaws.com" })],
  }),
  // Global services are in us-east-1, whatever the environment's region.
  global: () => ({ own: at("*", { "aws:RequestedRegion": "us-east-1" }), foreign: [] }),
  region: () => ({
    own: at("*", { "aws:RequestedRegion": "eu-west-1" }),
    foreign: [at("*", { "aws:RequestedRegion": "us-east-1" }), at("*")],
  }),
};

const CASES = (Object.keys(LAYER_TYPES) as DeployLayer[]).flatMap((layer) =>
  LAYER_TYPES[layer].map((type) => [layer, type] as const),
);

/** `ec2:Describe*` → one of its actions. */
const example = (action: string) => action.replace(/\*$/, "Something");

describe("a deploy role may do what the row of each of its types says, to what is its own and to nothing else", () => {
  it.each(CASES)("%s: %s", (layer, type) => {
    const statements = deployStatements(layer, {
      partition: "aws",
      accountId: ACCOUNT,
      region: "eu-west-1",
      prefix: "acme-dev",
      buckets: Object.fromEntries(Object.entries(BUCKETS).map(([key, bucket]) => [key, [bucket]])),
      emptiesBuckets: true,
      peerRoleArns: [PEER_ROLE],
      permissionsBoundaryArn: BOUNDARY,
    });
    const row = Object.entries(DEPLOY_ACTIONS[type] ?? {}) as [keyof typeof TARGETS, readonly string[]][];
    expect(row.length).toBeGreaterThan(0);
    for (const [scope, actions] of row) {
      const { own, foreign } = TARGETS[scope](layer);
      for (const action of actions.map(example)) {
        expect(simulateIdentity(statements, { action, ...own }), `${action} on ${own.resource}`).toBe("allow");
        for (const target of foreign) {
          expect(simulateIdentity(statements, { action, ...target }), `${action} on ${target.resource}`).toBe("deny");
        }
      }
    }
  });

  it("each row makes, reads and destroys: it has actions of every kind that its type needs", () => {
    for (const [type, row] of Object.entries(DEPLOY_ACTIONS)) {
      const actions = Object.values(row).flat();
      expect(actions.some(isRead), `${type} reads`).toBe(true);
      if (!type.startsWith("data.")) {
        expect(
          actions.some((action) => !isRead(action)),
          `${type} writes`,
        ).toBe(true);
      }
    }
  });
});
