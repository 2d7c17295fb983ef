import type { BoundedLayer } from "../../config/derive/layers";
import { NETWORK_CEILING } from "../network/ceiling";
import { UNITY_CATALOG_CEILING } from "../unity-catalog/ceiling";
import { WORKSPACE_CEILING } from "../workspace/ceiling";
import type { Ceiling, CeilingPlace } from "./ceiling";
import { joinedStatements } from "./joined-statements";
import { MANAGED_POLICY_LIMIT } from "./managed-policy";
import { policyDocument, type Statement } from "./policy-document";

export interface PermissionsBoundaryProps extends CeilingPlace {
  /** Of the kinds that are in use. */
  readonly kindCeilings: readonly Ceiling[];
  /** Names of the buckets of logs, which only AWS and the foundation's own roles write to. */
  readonly logBuckets: readonly string[];
  /** Names of the buckets that hold Terraform's state; none where it is not in S3. */
  readonly stateBuckets: readonly string[];
}

/** Of what every platform has. */
const CEILINGS: readonly Ceiling[] = [NETWORK_CEILING, WORKSPACE_CEILING, UNITY_CATALOG_CEILING];

/** What changes objects. */
const WRITES = ["s3:AbortMultipartUpload", "s3:DeleteObject*", "s3:PutObject*"];

/**
 * What the roles of one layer may do at most: what its modules and kinds say that their roles need, and nothing else.
 * So whoever may change the policies of the layer's roles does not get at the data of another layer with them, nor at
 * IAM or the audit. An external location may lie in any bucket, so two are excepted from everything: the log buckets,
 * which may be read but not changed, and the state, by whose change somebody else's apply would do anything.
 */
export function permissionsBoundary(layer: BoundedLayer, props: PermissionsBoundaryProps): Statement[] {
  const ceilings = [...CEILINGS, ...props.kindCeilings].filter((ceiling) => ceiling.layer === layer);
  const statements = [
    ...joinedStatements(ceilings.flatMap((ceiling) => ceiling.statements(props))),
    ...exceptions(props),
  ];
  // A policy is nothing without a statement, and a layer may have no role.
  return statements.length > 0 ? withRoom(statements) : deny("NoRoles", "*", ["*"]);
}

/** Names of statements are for readers alone: where a policy of IAM has no room for them, numbers stand for them. */
function withRoom(statements: readonly Statement[]): Statement[] {
  if (policyDocument(statements).length <= MANAGED_POLICY_LIMIT) return [...statements];
  return statements.map((statement, index) => ({ ...statement, Sid: `${index + 1}` }));
}

/** What no role of a layer does, whatever its ceiling says. */
export function exceptions(
  props: Pick<PermissionsBoundaryProps, "partition" | "logBuckets" | "stateBuckets">,
): Statement[] {
  const bucketArns = (names: readonly string[]) =>
    [...new Set(names)].map((name) => `arn:${props.partition}:s3:::${name}`);
  return [
    ...deny(
      "NoChangeOfLogs",
      WRITES,
      bucketArns(props.logBuckets).map((bucket) => `${bucket}/*`),
    ),
    ...deny(
      "NoState",
      "s3:*",
      bucketArns(props.stateBuckets).flatMap((bucket) => [bucket, `${bucket}/*`]),
    ),
  ];
}

function deny(Sid: string, Action: Statement["Action"], Resource: readonly string[]): Statement[] {
  return Resource.length === 0 ? [] : [{ Sid, Effect: "Deny", Action, Resource }];
}
