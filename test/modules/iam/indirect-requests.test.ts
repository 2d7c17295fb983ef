import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS, DEPLOY_LAYERS, type DeployLayer } from "../../../config/derive/layers";
import type { Statement } from "../../../modules/iam/policy-document";
import { arnOf, foundationPolicies, fullNames, fullPlatform, keyArn, policyArn } from "../../support/full-environment";
import { type PolicyRequest, simulateIdentity } from "../../support/policy-simulator";

const platform = fullPlatform();
const [env] = platform.environments;
if (env === undefined) throw new Error("there is no environment");
const emitted = foundationPolicies(platform);
const SHARED = "acme-dev-boundary";
const boundaryOf = (layer: string) => `acme-dev-${layer}-boundary`;
const BOUNDARIES = [...BOUNDED_LAYERS.map(boundaryOf), SHARED];
const targets = fullNames(platform).flatMap((name) => {
  const arn = arnOf(env, name);
  return arn === undefined ? [] : [{ ...name, arn }];
});
const of = (what: string) => targets.filter((target) => target.what === what);

/** A role that exists, with its boundary; nobody's but the administrator's are those without one. */
interface Role {
  readonly arn: string;
  readonly boundary: string | undefined;
}
const layersWithBoundary: readonly string[] = BOUNDED_LAYERS;
const ROLES: readonly Role[] = of("role").map(({ arn, layer = "" }) => ({
  arn,
  boundary: layersWithBoundary.includes(layer) ? boundaryOf(layer) : undefined,
}));

type Policies = ReadonlyMap<string, readonly Statement[]>;
type Request = Omit<PolicyRequest, "by"> & { readonly resource: string };
const allows = (statements: readonly Statement[], request: Request) =>
  simulateIdentity(statements, request) === "allow";
const rolePolicies = (policies: Policies, layer: DeployLayer) =>
  [...policies].flatMap(([name, statements]) => (new RegExp(`^acme-dev-${layer}-\\d+$`).test(name) ? statements : []));

/**
 * Roles with which somebody who may do `statements` can act: those whose policies and trust it may change, those that
 * it may make, with each boundary that it may give them. Everything that the boundary allows is within reach then.
 */
function within(statements: readonly Statement[]): Role[] {
  const names = [...ROLES.map(({ arn }) => arn), `arn:aws:iam::${env?.awsAccountId}:role/acme-dev-new`];
  const changed = ROLES.filter(({ arn, boundary }) =>
    ["iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy"].every((action) =>
      allows(statements, { action, resource: arn, context: bounded(boundary) }),
    ),
  );
  const made = names.flatMap((arn) =>
    [undefined, ...BOUNDARIES].flatMap((boundary) =>
      ["iam:CreateRole", "iam:PutRolePermissionsBoundary"].some((action) =>
        allows(statements, { action, resource: arn, context: bounded(boundary) }),
      )
        ? [{ arn, boundary }]
        : [],
    ),
  );
  return [...changed, ...made];
}

const bounded = (boundary: string | undefined): Readonly<Record<string, string>> =>
  boundary === undefined || env === undefined ? {} : { "iam:PermissionsBoundary": policyArn(env, boundary) };

/** Everything that a deploy role reaches, hand over hand: what its own policies allow, and then role after role. */
function reach(policies: Policies, layer: DeployLayer): Statement[][] {
  const own = rolePolicies(policies, layer);
  const reached = [own];
  const seen = new Set<string>();
  const next = within(own);
  for (let role = next.pop(); role !== undefined; role = next.pop()) {
    const key = `${role.arn} ${role.boundary}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const most = role.boundary === undefined ? EVERYTHING : [...(policies.get(role.boundary) ?? [])];
    reached.push(most);
    const assumable = ROLES.filter(({ arn }) => allows(most, { action: "sts:AssumeRole", resource: arn }));
    next.push(...within(most), ...assumable);
  }
  return reached;
}
const EVERYTHING: Statement[] = [{ Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" }];

/** What no deploy role may reach: data that is not its layer's, keys, IAM, the state, logs. */
function forbidden(layer: DeployLayer): Request[] {
  if (env === undefined) return [];
  const here = { "aws:RequestedRegion": env.region };
  const data = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];
  const requests = (actions: readonly string[], resources: readonly string[]) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource, context: here })));
  const foreign = of("bucket").filter((bucket) => bucket.layer !== layer);
  // Every deploy role lists the bucket of the state and reads in it what its layer needs of others.
  const state = "arn:aws:s3:::acme-terraform-state";
  const buckets = [
    ...foreign.map(({ arn }) => arn),
    "arn:aws:s3:::somebody-else",
    "arn:aws:s3:::partner-files-of-others",
  ];
  // SFTP users put files into the raw zone, and fetch them, with roles of data services; not its settings.
  const delivered = layer === "data-services" ? ["arn:aws:s3:::acme-dev-raw-111111111111"] : [];
  const closed = buckets.filter((arn) => !delivered.includes(arn));
  const others = of("role").filter((role) => role.layer !== layer);
  const groups = of("log-group").filter((group) => group.layer !== layer);
  const emptied = env.protection.forceDestroy ? of("bucket").filter((bucket) => bucket.layer === layer) : [];
  return [
    ...requests(
      data,
      [...closed, state].map((arn) => `${arn}/x`),
    ),
    ...requests(
      ["s3:PutObject", "s3:DeleteObject"],
      ["foundation", ...DEPLOY_LAYERS]
        .filter((other) => other !== layer)
        .map((other) => `${state}/lakehouse/dev-${other}.tfstate`),
    ),
    ...requests(["s3:PutBucketPolicy", "s3:DeleteBucket"], [state]),
    ...requests(["s3:ListBucket"], closed),
    ...requests(["s3:PutBucketPolicy", "s3:DeleteBucket"], buckets),
    ...requests(layer === "unity-catalog" ? [] : data, ["arn:aws:s3:::partner-files/acme/x"]),
    ...requests(["s3:GetObject"], layer === "unity-catalog" ? [] : emptied.map(({ arn }) => `${arn}/x`)),
    ...requests(
      ["kms:Decrypt", "kms:CreateGrant", "kms:PutKeyPolicy"],
      [
        keyArn(env, "logs"),
        keyArn(env, "managed-services"),
        ...(layer === "unity-catalog" ? [] : [keyArn(env, "data")]),
      ],
    ),
    ...requests(
      ["iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy", "iam:DeleteRole", "sts:AssumeRole"],
      others.map(({ arn }) => arn),
    ),
    ...requests(
      ["iam:DeleteRolePermissionsBoundary", "iam:CreateRole", "iam:PassRole"],
      of("role").map(({ arn }) => arn),
    ),
    ...requests(
      ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:SetDefaultPolicyVersion"],
      [...emitted.keys()].flatMap((name) => [policyArn(env, name), policyArn(env, `deploy/${name}`)]),
    ),
    ...requests(["iam:CreateUser", "iam:CreateAccessKey", "organizations:LeaveOrganization"], ["*"]),
    ...requests(
      ["logs:DeleteLogGroup", "logs:PutRetentionPolicy", "logs:GetLogEvents", "logs:PutLogEvents"],
      groups.flatMap(({ arn }) => [arn, `${arn}:*`]),
    ),
    ...requests(["cloudtrail:StopLogging", "config:StopConfigurationRecorder", "secretsmanager:GetSecretValue"], ["*"]),
    // Sources read streams with the roles of Unity Catalog's service credentials, producers write with those of the streams.
    ...requests(
      [
        ...(layer === "unity-catalog" ? [] : ["kinesis:GetRecords"]),
        ...(layer === "data-services" ? [] : ["kinesis:PutRecord"]),
      ],
      [`arn:aws:kinesis:${env.region}:${env.awsAccountId}:stream/acme-dev-orders`],
    ),
  ];
}

const found = (policies: Policies, layer: DeployLayer) => {
  const ways = reach(policies, layer);
  return forbidden(layer)
    .filter((request) => ways.some((statements) => allows(statements, request)))
    .map(({ action, resource }) => `${action} ${resource}`);
};

describe("what a deploy role reaches by changing a role and acting with it", () => {
  it.each(DEPLOY_LAYERS)("%s: no data of other layers, no key, no IAM, no state, no logs", (layer) => {
    expect(found(emitted, layer)).toEqual([]);
  });

  it("is found: with the one boundary of all layers, three calls led from network to every zone", () => {
    const shared: Policies = new Map([...emitted, [boundaryOf("network"), emitted.get(SHARED) ?? []]]);
    expect(found(shared, "network")).toEqual(
      expect.arrayContaining([
        "s3:GetObject arn:aws:s3:::acme-dev-raw-111111111111/x",
        "s3:PutObject arn:aws:s3:::somebody-else/x",
        `kms:Decrypt ${keyArn(env, "data")}`,
      ]),
    );
  });

  it("is found: a role without a boundary reaches everything", () => {
    const open: Policies = new Map([...emitted, ["acme-dev-settings-0", EVERYTHING]]);
    expect(found(open, "settings").length).toBe(forbidden("settings").length);
  });

  it("those three calls of network are refused at the third", () => {
    const own = rolePolicies(emitted, "network");
    const [role] = of("role").filter(({ layer }) => layer === "network");
    const resource = role?.arn ?? "";
    const context = bounded(boundaryOf("network"));
    expect(allows(own, { action: "iam:UpdateAssumeRolePolicy", resource, context })).toBe(true);
    expect(allows(own, { action: "iam:PutRolePolicy", resource, context })).toBe(true);
    const most = emitted.get(boundaryOf("network")) ?? [];
    expect(allows(most, { action: "s3:GetObject", resource: "arn:aws:s3:::acme-dev-raw-111111111111/x" })).toBe(false);
    // What the role is for goes on.
    const group = "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/vpc-flow-logs:log-stream:eni-1";
    expect(allows(most, { action: "logs:PutLogEvents", resource: group })).toBe(true);
  });
});
