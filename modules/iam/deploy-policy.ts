import { bucketArnOf } from "../storage/secure-bucket";
import { DEPLOY_ACTIONS, type DeployScope } from "./deploy-actions";
import { type DeployLayer, LAYER_TYPES } from "./deploy-layers";
import { MANAGED_POLICY_LIMIT } from "./managed-policy";
import { policyDocument, type Statement } from "./policy-document";

export interface DeployPolicyProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Start of the names of what the layers make: `acme-dev`. */
  readonly prefix: string;
  /** Layer → names of the buckets that it makes. */
  readonly buckets: Partial<Readonly<Record<DeployLayer, readonly string[]>>>;
  /** ARNs of roles in other accounts that the network layer works with. Default none. */
  readonly peerRoleArns?: readonly string[] | undefined;
  /** The only boundary with which the roles may make roles. */
  readonly permissionsBoundaryArn: string;
}

/** Layer → what follows the prefix in the names of its roles. Default: anything. */
const ROLE_NAMES: Partial<Readonly<Record<DeployLayer, string>>> = {
  network: "flow-logs",
  workspace: "databricks-*",
  "unity-catalog": "uc-*",
};

/** Services of connections that make a role for themselves. Sources: the services' guides, "Service-linked roles". */
const LINKED_SERVICES = ["transitgateway.amazonaws.com", "s2svpn.amazonaws.com"];

type Scoped = Pick<Statement, "Resource" | "Condition">;

/** What a layer's deploy role may do: for each scope of its resource types, the actions that they need. */
export function deployStatements(layer: DeployLayer, props: DeployPolicyProps): Statement[] {
  const scopes = scopesOf(layer, props);
  const rows = LAYER_TYPES[layer].map((type) => {
    const actions = DEPLOY_ACTIONS[type];
    if (actions === undefined) throw new Error(`modules/iam/deploy-actions.ts has no row for ${type}`);
    return actions;
  });
  return (Object.keys(scopes) as DeployScope[]).flatMap((scope): Statement[] => {
    const actions = [...new Set(rows.flatMap((row) => row[scope] ?? []))].sort();
    const { Resource } = scopes[scope];
    if (actions.length === 0 || (Array.isArray(Resource) && Resource.length === 0)) return [];
    return [{ Sid: sid(scope), Effect: "Allow", Action: actions, ...scopes[scope] }];
  });
}

function scopesOf(layer: DeployLayer, props: DeployPolicyProps): Readonly<Record<DeployScope, Scoped>> {
  const { partition, accountId, prefix } = props;
  const arn = (service: string, resource: string, region = props.region) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const role = (names: string) => arn("iam", `role/${prefix}-${names}`, "");
  const roles = role(ROLE_NAMES[layer] ?? "*");
  const buckets = (props.buckets[layer] ?? []).map((name) => bucketArnOf(partition, name));
  return {
    buckets: { Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]) },
    roles: { Resource: roles },
    // Without this a deploy role could make itself a role that may do everything.
    "bounded-roles": {
      Resource: roles,
      Condition: { StringEquals: { "iam:PermissionsBoundary": props.permissionsBoundaryArn } },
    },
    "assumed-roles": { Resource: layer === "network" ? [...(props.peerRoleArns ?? [])] : [] },
    "linked-roles": {
      Resource: arn("iam", "role/aws-service-role/*", ""),
      Condition: { StringEquals: { "iam:AWSServiceName": LINKED_SERVICES } },
    },
    "flow-log-roles": {
      Resource: role("flow-logs"),
      Condition: { StringEquals: { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" } },
    },
    "log-groups": {
      Resource: [`/${prefix}/*`, `/aws/events/${prefix}-*`].map((name) => arn("logs", `log-group:${name}`)),
    },
    topics: { Resource: arn("sns", `${prefix}-*`) },
    "event-rules": { Resource: arn("events", `rule/${prefix}-*`) },
    alarms: { Resource: arn("cloudwatch", `alarm:${prefix}-*`) },
    dashboards: { Resource: arn("cloudwatch", `dashboard/${prefix}-*`, "") },
    budgets: { Resource: arn("budgets", `budget/${prefix}-*`, "") },
    // Lists, and networks, whose ids nobody knows before they are made.
    region: { Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": props.region } } },
  };
}

/** `bounded-roles` → `BoundedRoles`. */
const sid = (scope: string) => scope.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** Statements in as many policies as IAM's limit asks for, in order. */
export function policies(statements: readonly Statement[]): Statement[][] {
  const split: Statement[][] = [];
  for (const statement of statements) {
    const last = split.at(-1);
    const fits = last !== undefined && policyDocument([...last, statement]).length <= MANAGED_POLICY_LIMIT;
    if (fits) last.push(statement);
    else split.push([statement]);
  }
  return split;
}
