import { type PolicyStatement, parsePolicy } from "../../../../emitted/policies";
import { at } from "../../schema/value";
import { organizationContext } from "../aws/organization";
import { type AccessRequest, accountOfArn, identityVerdict, resourceVerdict } from "../iam";
import type { Published, PublishedPrincipals } from "../published";
import type { CloudObject, StoreView } from "../store";
import { itemsOf, textOf, textsAt } from "../values";
import { hostName } from "./scope";

/**
 * How long AWS needs until a new or changed role counts everywhere. Seen: some 10 to 30 seconds; Databricks' own
 * examples wait 20 to 60. Source: hazard H4, provider issues 1424 and 951.
 */
export const PROPAGATION_MS = 15_000;

/** Databricks' own principals for the account that a host belongs to. */
export function databricksPrincipals(
  { principals }: Pick<Published, "principals">,
  host: string | undefined,
): PublishedPrincipals {
  const domain = (url: string) => hostName(url).replace(/^accounts(-dod)?\./, "");
  const found = Object.values(principals).find(({ accountConsoleHost }) =>
    hostName(host ?? "").endsWith(domain(accountConsoleHost)),
  );
  return found ?? principals.commercial;
}

export function roleByArn(store: StoreView, arn: string | undefined): CloudObject | undefined {
  return arn === undefined ? undefined : store.find("aws_iam_role", "arn", arn);
}

/** What a role may do, and since when. */
export interface RolePermissions {
  readonly statements: readonly PolicyStatement[];
  /** When the role or one of its policies was last changed, milliseconds since 1970. */
  readonly changedAt: number;
}

/** The policies of a role, inline and attached. What AWS's own managed policies say is not known here. */
export function permissionsOf(store: StoreView, role: CloudObject): RolePermissions {
  const own = (object: CloudObject) =>
    object.account === role.account &&
    [at(role.attributes, "name"), at(role.attributes, "id")].includes(at(object.attributes, "role"));
  const inline = store.ofType("aws_iam_role_policy").filter(own);
  const attachments = [
    ...store.ofType("aws_iam_role_policy_attachment").filter(own),
    ...store
      .ofType("aws_iam_policy_attachment")
      .filter(({ attributes }) => textsAt(attributes, "roles").includes(textOf(at(role.attributes, "name")) ?? "")),
  ];
  const arns = [
    ...attachments.flatMap(({ attributes }) => textsAt(attributes, "policy_arn")),
    ...textsAt(role.attributes, "managed_policy_arns"),
  ];
  const managed = store
    .ofType("aws_iam_policy")
    .filter(({ attributes }) => arns.includes(textOf(at(attributes, "arn")) ?? ""));
  const texts = [
    ...[...inline, ...managed].flatMap(({ attributes }) => textsAt(attributes, "policy")),
    ...itemsOf(role.attributes, "inline_policy").flatMap((block) => textsAt(block, "policy")),
  ];
  return {
    statements: texts.flatMap((text) => parsePolicy(text) ?? []),
    changedAt: Math.max(...[role, ...inline, ...attachments, ...managed].map(({ changedAt }) => changedAt)),
  };
}

/** Statements of a role's trust policy. */
export function trustOf(role: CloudObject): PolicyStatement[] {
  return parsePolicy(textOf(at(role.attributes, "assume_role_policy")) ?? "") ?? [];
}

/** True where a role lets somebody in with an external id. */
export function trusts(role: CloudObject, principal: string, externalId: string | undefined): boolean {
  return (
    resourceVerdict(trustOf(role), {
      principal,
      action: "sts:AssumeRole",
      ...(externalId === undefined ? {} : { context: { "sts:ExternalId": externalId } }),
    }) === "allow"
  );
}

/** True where a role may do something to a bucket: its own policies say yes, and the bucket's policy does not say no. */
export function mayUseBucket(
  store: StoreView,
  role: CloudObject,
  statements: readonly PolicyStatement[],
  bucket: string,
  request: Omit<AccessRequest, "principal">,
): boolean {
  const principal = textOf(at(role.attributes, "arn")) ?? "";
  const context = { ...organizationContext(store, accountOfArn(principal)), ...request.context };
  const asked = { ...request, principal, context };
  const byBucket = resourceVerdict(bucketPolicy(store, bucket), asked);
  const byRole = identityVerdict(statements, asked);
  if (byBucket === "deny" || byRole === "deny") return false;
  const owner = store.find("aws_s3_bucket", "bucket", bucket)?.account;
  const sameAccount = owner === undefined || owner === accountOfArn(asked.principal);
  return byRole === "allow" ? sameAccount || byBucket === "allow" : sameAccount && byBucket === "allow";
}

/** Statements of a bucket's policy; none without one. */
export function bucketPolicy(store: StoreView, bucket: string): PolicyStatement[] {
  const policy = store.find("aws_s3_bucket_policy", "bucket", bucket);
  return parsePolicy(textOf(at(policy?.attributes, "policy")) ?? "") ?? [];
}

/** The KMS key that a bucket encrypts with by default; undefined without one. */
export function bucketKey(store: StoreView, bucket: string): CloudObject | undefined {
  const encryption = store.find("aws_s3_bucket_server_side_encryption_configuration", "bucket", bucket);
  const [id] = textsAt(encryption?.attributes ?? {}, "rule.apply_server_side_encryption_by_default.kms_master_key_id");
  return id === undefined ? undefined : keyNamed(store, id);
}

/** A KMS key by its ARN or id. */
export function keyNamed(store: StoreView, name: string): CloudObject | undefined {
  return store
    .ofType("aws_kms_key", "aws_kms_replica_key")
    .find(({ attributes }) => [at(attributes, "arn"), at(attributes, "key_id"), at(attributes, "id")].includes(name));
}
