import { LOG_GROUPS, logGroupNameOf, ROLES } from "../../config/derive/purposes";
import { bucketArnOf } from "../storage/secure-bucket";
import type { DeployActions, DeployScope } from "./actions/scope";
import { DEPLOY_ACTIONS } from "./deploy-actions";
import { type DeployLayer, LAYER_TYPES, type PlanLayer } from "./deploy-layers";
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
  /** Terraform may empty the buckets, to destroy them: the environment is disposable. */
  readonly emptiesBuckets: boolean;
  /** ARNs of roles in other accounts that the network layer works with. Default none. */
  readonly peerRoleArns?: readonly string[] | undefined;
  /** The only boundary with which the roles may make roles. */
  readonly permissionsBoundaryArn: string;
}

export interface PlanPolicyProps extends Omit<DeployPolicyProps, "buckets" | "emptiesBuckets"> {
  /** Layer → names of the buckets that it makes. */
  readonly buckets: Partial<Readonly<Record<PlanLayer, readonly string[]>>>;
  /** Second region that has something of the environment, if there is one. */
  readonly replicaRegion?: string | undefined;
}

/** Layer → what follows the prefix in the names of its roles. Default: anything. */
const ROLE_NAMES: Partial<Readonly<Record<PlanLayer, string>>> = {
  network: ROLES.flowLogs,
  workspace: ROLES.crossAccount("*"),
  "unity-catalog": ROLES.zone("*"),
};

/** Layer → starts of the names of its log groups. Never those of another layer: the trail's are the foundation's. */
const LOG_GROUP_NAMES: Partial<Readonly<Record<PlanLayer, (prefix: string) => readonly string[]>>> = {
  foundation: (prefix) => [logGroupNameOf(prefix, LOG_GROUPS.trail)],
  network: (prefix) =>
    [LOG_GROUPS.flowLogs, LOG_GROUPS.queryLogs, LOG_GROUPS.firewall, LOG_GROUPS.vpn("")].map((purpose) =>
      logGroupNameOf(prefix, purpose),
    ),
  operations: (prefix) => [`/aws/events/${prefix}-`],
};

/**
 * Services whose own role AWS makes on first use, with the rights of whoever uses them first. Sources: the services'
 * guides, "Service-linked roles".
 */
const LINKED_SERVICES = [
  "elasticloadbalancing.amazonaws.com",
  "network-firewall.amazonaws.com",
  "route53resolver.amazonaws.com",
  "s2svpn.amazonaws.com",
  "transitgateway.amazonaws.com",
];

type Scoped = Pick<Statement, "Resource" | "Condition">;

/** What a layer's deploy role may do: for each scope of its resource types, the actions that they need. */
export function deployStatements(layer: DeployLayer, props: DeployPolicyProps): Statement[] {
  const rows = LAYER_TYPES[layer].map((type) => {
    const actions = DEPLOY_ACTIONS[type];
    if (actions === undefined) throw new Error(`modules/iam/actions has no row for ${type}`);
    return actions;
  });
  return scopedStatements(layer, rows, { ...props, replicaRegion: undefined });
}

/** A statement per scope that some row has actions for, over what a layer has in that scope. */
export function scopedStatements(
  layer: PlanLayer,
  rows: readonly DeployActions[],
  props: PlanPolicyProps & Partial<Pick<DeployPolicyProps, "emptiesBuckets">>,
): Statement[] {
  const scopes = scopesOf(layer, props);
  return (Object.keys(scopes) as DeployScope[]).flatMap((scope): Statement[] => {
    const actions = [...new Set(rows.flatMap((row) => row[scope] ?? []))].sort();
    const { Resource } = scopes[scope];
    if (actions.length === 0 || (Array.isArray(Resource) && Resource.length === 0)) return [];
    return [{ Sid: sid(scope), Effect: "Allow", Action: actions, ...scopes[scope] }];
  });
}

function scopesOf(
  layer: PlanLayer,
  props: Parameters<typeof scopedStatements>[2],
): Readonly<Record<DeployScope, Scoped>> {
  const { partition, accountId, prefix } = props;
  const arn = (service: string, resource: string, region = props.region) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const regions = props.replicaRegion === undefined ? props.region : [props.region, props.replicaRegion];
  const role = (names: string) => arn("iam", `role/${prefix}-${names}`, "");
  const deployers = [prefix, `deploy/${prefix}`].map((start) => arn("iam", `role/${start}-*`, ""));
  const roles = layer === "foundation" ? deployers : role(ROLE_NAMES[layer] ?? "*");
  const buckets = (props.buckets[layer] ?? []).map((name) => bucketArnOf(partition, name));
  return {
    buckets: { Resource: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]) },
    "emptied-buckets": { Resource: props.emptiesBuckets === true ? buckets.map((bucket) => `${bucket}/*`) : [] },
    roles: { Resource: roles },
    // Without this a deploy role could make itself a role that may do everything.
    "bounded-roles": {
      Resource: roles,
      Condition: { StringEquals: { "iam:PermissionsBoundary": props.permissionsBoundaryArn } },
    },
    "assumed-roles": { Resource: layer === "network" ? [...(props.peerRoleArns ?? [])] : [] },
    "flow-log-roles": {
      Resource: role(ROLES.flowLogs),
      Condition: { StringEquals: { "iam:PassedToService": "vpc-flow-logs.amazonaws.com" } },
    },
    "log-groups": {
      Resource: (LOG_GROUP_NAMES[layer]?.(prefix) ?? []).map((name) => arn("logs", `log-group:${name}*`)),
    },
    topics: { Resource: arn("sns", `${prefix}-*`) },
    "event-rules": { Resource: arn("events", `rule/${prefix}-*`) },
    alarms: { Resource: arn("cloudwatch", `alarm:${prefix}-*`) },
    dashboards: { Resource: arn("cloudwatch", `dashboard/${prefix}-*`, "") },
    budgets: { Resource: arn("budgets", `budget/${prefix}-*`, "") },
    // Firewalls, their policies and rule groups: every kind has an ARN of its own, with the name at the end.
    firewalls: { Resource: [prefix, `${prefix}-*`].map((name) => arn("network-firewall", `*/${name}`)) },
    // Zones go by ids that AWS gives, and Route 53 knows no tags in conditions: any zone of the account.
    "hosted-zones": { Resource: ["hostedzone/*", "change/*"].map((name) => `arn:${partition}:route53:::${name}`) },
    "service-linked-roles": {
      Resource: arn("iam", "role/aws-service-role/*", ""),
      Condition: { StringEquals: { "iam:AWSServiceName": LINKED_SERVICES } },
    },
    keys: { Resource: arn("kms", "key/*", "*") },
    policies: { Resource: [prefix, `deploy/${prefix}`].map((start) => arn("iam", `policy/${start}-*`, "")) },
    "oidc-providers": { Resource: arn("iam", "oidc-provider/*", "") },
    // Services without a region know no narrower resource for what is yet to be made.
    global: { Resource: "*" },
    // Lists, and networks, whose ids nobody knows before they are made.
    region: { Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": regions } } },
  };
}

/** `bounded-roles` → `BoundedRoles`. */
const sid = (scope: string) => scope.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** A reference to another resource is shorter here than the ARN that Terraform puts in its place. */
const ROOM_FOR_REFERENCES = 256;

/** Statements in as many policies as IAM's limit asks for, in order; one that is too long alone is cut in two. */
export function policies(statements: readonly Statement[]): Statement[][] {
  const fits = (some: readonly Statement[]) =>
    policyDocument(some).length <= MANAGED_POLICY_LIMIT - ROOM_FOR_REFERENCES;
  const split: Statement[][] = [];
  for (const statement of statements.flatMap((one) => (fits([one]) ? [one] : halves(one, fits)))) {
    const last = split.at(-1);
    if (last !== undefined && fits([...last, statement])) last.push(statement);
    else split.push([statement]);
  }
  return split;
}

/** The same statement for the first and the second half of its actions, and so on until each part fits. */
function halves(statement: Statement, fits: (some: readonly Statement[]) => boolean): Statement[] {
  const actions = typeof statement.Action === "string" ? [statement.Action] : statement.Action;
  if (fits([statement])) return [statement];
  if (actions.length < 2) throw new Error(`the statement ${statement.Sid} fits into no managed policy`);
  const middle = Math.ceil(actions.length / 2);
  return [actions.slice(0, middle), actions.slice(middle)].flatMap((Action, index) =>
    halves({ ...statement, Sid: `${statement.Sid}${index + 1}`, Action }, fits),
  );
}
