import { FOUNDATION_READS } from "./actions/foundation-reads";
import { type DeployActions, isRead } from "./actions/scope";
import { DEPLOY_ACTIONS } from "./deploy-actions";
import { BUCKET, type DeployLayer, LAYER_TYPES, type PlanLayer, ROLE } from "./deploy-layers";
import { type PlanPolicyProps, scopedStatements } from "./deploy-policy";
import type { Statement } from "./policy-document";

/** Resource types of the foundation. Controls of Control Tower are not among them: they are in another account. */
export const FOUNDATION_TYPES: readonly string[] = [
  ...BUCKET,
  ...ROLE,
  "aws_cloudwatch_log_group",
  "aws_s3_bucket_versioning",
  "data.aws_organizations_organization",
  ...Object.keys(FOUNDATION_READS),
];

const PLAN_LAYERS: readonly PlanLayer[] = ["foundation", ...(Object.keys(LAYER_TYPES) as DeployLayer[])];

/**
 * What a plan may read of layers, by default of every one: how things are set up, never what is in them. No object, no secret, no
 * record of a log: an action that reads contents has no place in the tables of deploy roles.
 */
export function planStatements(props: PlanPolicyProps, layers: readonly PlanLayer[] = PLAN_LAYERS): Statement[] {
  const reads = layers.flatMap((layer) => {
    const types = layer === "foundation" ? FOUNDATION_TYPES : LAYER_TYPES[layer];
    return scopedStatements(layer, types.map(readsOf), props);
  });
  return [...new Set(reads.map(({ Sid }) => Sid))].map((scope) => merged(reads.filter(({ Sid }) => Sid === scope)));
}

/** The part of a type's row that changes nothing. */
function readsOf(type: string): DeployActions {
  const row: DeployActions | undefined =
    DEPLOY_ACTIONS[type] ?? (FOUNDATION_READS as Readonly<Record<string, DeployActions>>)[type];
  if (row === undefined) throw new Error(`modules/iam has no row for ${type}`);
  return Object.fromEntries(Object.entries(row).map(([scope, actions]) => [scope, actions.filter(isRead)]));
}

/** One statement with the actions and resources of several; wider than each of them, but only in what is read. */
function merged(statements: readonly Statement[]): Statement {
  const [first] = statements;
  if (first === undefined) throw new Error("a group has at least one statement");
  const all = (of: (statement: Statement) => Statement["Resource"]) =>
    [...new Set(statements.flatMap((statement) => of(statement) ?? []))].sort();
  return { ...first, Action: all(({ Action }) => Action), Resource: all(({ Resource }) => Resource) };
}
