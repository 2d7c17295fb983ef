import type { EnvironmentLayer, WorkspaceLayer } from "../../config/derive/layers";
import type { Conditions } from "./policy-document";

/** Layers whose AWS resources a plan reads. */
export type PlanLayer = EnvironmentLayer | WorkspaceLayer;

/**
 * What Terraform calls on one thing. ARNs and conditions are templates: `deploy-values.ts` says what stands for each
 * `{name}`. One that stands for a list gives an ARN for each of its values.
 */
export interface Call {
  /** ARNs of what is called on, in any form that each of the actions takes. */
  readonly on: readonly string[];
  /** Condition under which the calls are allowed. Default none. */
  readonly when?: Conditions;
  readonly actions: readonly string[];
}

/** What Terraform calls to make, read, change and destroy a resource type (a data source with `data.` before it). */
export interface DeployRow {
  readonly type: string;
  /**
   * Layers that can hold the type, under any configuration. Not only those that hold it now: a role that lost an
   * action together with the setting could not destroy what the setting had made. Of types that the foundation holds
   * only what reads them counts: an administrator deploys it.
   */
  readonly layers: readonly PlanLayer[];
  readonly calls: readonly Call[];
}

/** Rows of types that are held by the same layers. */
export const rows = (layers: readonly PlanLayer[], types: Readonly<Record<string, readonly Call[]>>): DeployRow[] =>
  Object.entries(types).map(([type, calls]) => ({ type, layers, calls }));

/** Template of an ARN in the environment's region; services without one take `""` as region. */
export const arn = (service: string, resource: string, region = "{region}"): string =>
  `arn:{partition}:${service}:${region}:{account}:${resource}`;

/** Calls on things by their ARNs: the narrowest there is. */
export const on = (arns: string | readonly string[], ...actions: readonly string[]): Call => ({
  on: typeof arns === "string" ? [arns] : arns,
  actions,
});

/** The same under a condition. */
export const when = (condition: Conditions, call: Call): Call => ({ ...call, when: condition });

/** Lists, and things whose ids nobody knows before they are made: anything in the environment's regions. */
export const inRegion = (...actions: readonly string[]): Call =>
  when({ StringEquals: { "aws:RequestedRegion": "{regions}" } }, on("*", ...actions));

/** Services without a region that know no narrower resource. */
export const anywhere = (...actions: readonly string[]): Call => on("*", ...actions);

/** Tagging and describing in EC2; everything there is described in whole lists. */
export const ec2 = (...actions: readonly string[]): Call =>
  inRegion("ec2:CreateTags", "ec2:DeleteTags", "ec2:Describe*", ...actions.map((action) => `ec2:${action}`));

/** The layer's own roles. */
export const ROLE = arn("iam", "role/{role}", "");

/** Only roles with the layer's permissions boundary: without it a deploy role could make one that may do everything. */
export const bounded = (...actions: readonly string[]): Call =>
  when({ StringEquals: { "iam:PermissionsBoundary": "{boundary}" } }, on(ROLE, ...actions));

/** Handing a role of the layer to one AWS service. */
export const passTo = (service: string, role = ROLE): Call =>
  when({ StringEquals: { "iam:PassedToService": service } }, on(role, "iam:PassRole"));

const KEY = arn("kms", "key/*", "*");
/** Looking at a key that a service is given. */
export const KEY_LOOKED_AT = on(KEY, "kms:DescribeKey");
/** Services keep on using a key by a grant, which the caller gives them. */
export const KEY_GRANTED = when({ Bool: { "kms:GrantIsForAWSResource": "true" } }, on(KEY, "kms:CreateGrant"));

/** Services make the roles that are their own in an account on first use, with the rights of the caller. */
export const linkedRole = (...services: readonly string[]): Call =>
  when(
    { StringEquals: { "iam:AWSServiceName": services } },
    on(
      services.map((service) => arn("iam", `role/aws-service-role/${service}/*`, "")),
      "iam:CreateServiceLinkedRole",
    ),
  );

/** Verbs of actions that change nothing; AWS names them so, in API Gateway as HTTP does, and a test compares with its reference. */
const READS = /:(Describe|Get|GET|List|PassData|Search|Validate|View)/;

/** Actions that change nothing either, but read what is inside: no plan has them. */
export const READS_CONTENTS: ReadonlySet<string> = new Set(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]);

/** Whether an action only reads how something is set up. */
export const isRead = (action: string): boolean => READS.test(action) && !READS_CONTENTS.has(action);
