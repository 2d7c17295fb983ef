import type { Protects } from "../../config/schema/overrides";
import type { Replacement, TypeFacts } from "../simulate/facts/facts";

/** What protects data: arguments of any type by their names, or all of a type. */
interface Guard {
  readonly protects: Protects;
  /** Name of an argument or of what it is in. */
  readonly argument?: RegExp;
  /** Types of which every argument counts, or, with `argument`, those alone. */
  readonly type?: RegExp;
}

/**
 * Arguments whose change can lose data or show it to others. Names are those of the schemas of both providers; a test
 * holds that every row still fits an argument that there is.
 */
const GUARDS: readonly Guard[] = [
  { protects: "access", argument: /^(assume_role_policy|inline_policy|permissions_boundary|policy|policy_arn)$/ },
  { protects: "access", type: /^databricks_(grants?|permissions|sql_permissions|secret_acl|access_control_rule_set)$/ },
  { protects: "access", type: /^databricks_(mws_permission_assignment|ip_access_list|workspace_binding)$/ },
  { protects: "access", argument: /^(isolation_mode|ip_access_list|vpc_endpoint_policy)$/ },
  { protects: "backups", argument: /^(backup_retention_period|delete_automated_backups|backup_window)$/ },
  { protects: "backups", argument: /^(point_in_time_recovery|preferred_backup_window|deletion_window_in_days)$/ },
  { protects: "backups", argument: /^recovery_(window_in_days|period_in_days)$/ },
  { protects: "backups", type: /^aws_(backup_|s3_bucket_replication_configuration$)/ },
  { protects: "deletion-protection", argument: /^(delet(e|ion)_protection(_enabled)?|prevent_destroy)$/ },
  { protects: "deletion-protection", argument: /^(enable_deletion_protection|termination_protection)$/ },
  { protects: "deletion-protection", argument: /^(delete_protection|subnet_change_protection|skip_destroy)$/ },
  { protects: "encryption", argument: /(^|_)(kms|encrypt\w*|sse|tls|ssl)(_|$)/ },
  { protects: "encryption", argument: /^(client_broker|in_cluster|enable_key_rotation|enforce_ssl|require_ssl)$/ },
  { protects: "encryption", type: /^aws_s3_bucket_server_side_encryption_configuration$/ },
  { protects: "expiry", type: /^aws_s3_bucket_lifecycle_configuration$/ },
  { protects: "expiry", argument: /^(ttl|expiration|lifecycle_rule|expire\w*)$/ },
  { protects: "forced-deletion", argument: /^force_(destroy|delete|overwrite_replica_secret)$/ },
  { protects: "forced-deletion", argument: /^(skip_final_snapshot|final_snapshot_identifier|force_detach_policies)$/ },
  { protects: "public-access", type: /^aws_s3_bucket_(public_access_block|acl|ownership_controls)$/ },
  { protects: "public-access", type: /^aws_(default_security_group|vpc_security_group_ingress_rule)$/ },
  { protects: "public-access", argument: /^(publicly_accessible|public_access|map_public_ip_on_launch|acl|ingress)$/ },
  { protects: "public-access", argument: /^(associate_public_ip_address|public_access_enabled)$/ },
  { protects: "retention", argument: /^(retention_\w+|\w+_retention(_\w+)?|message_retention_seconds)$/ },
  { protects: "versioning", type: /^aws_s3_bucket_(versioning|object_lock_configuration)$/ },
  { protects: "versioning", argument: /^(versioning|versioning_configuration|object_lock_\w+|mfa_delete)$/ },
];

/** A change of an argument. */
export interface Change {
  readonly type: string;
  /** Names on the way to it, without which item of a list. */
  readonly names: readonly string[];
  readonly from: unknown;
  readonly to: unknown;
  /** Whether Terraform keeps the resource, because it holds data or others know it. */
  readonly isKept: boolean;
  readonly facts: TypeFacts | undefined;
}

/** What a change can weaken that protects data. */
export function weakens(change: Change): readonly Protects[] {
  const { type, names, from, to } = change;
  // A block that is set or taken out as a whole has arguments of its own; what is ignored may drift away as well.
  const all = [
    ...names,
    ...namesIn(from),
    ...namesIn(to),
    ...(names.at(-1) === "ignore_changes" ? texts(from, to) : []),
  ];
  const found = GUARDS.filter(
    (guard) =>
      (guard.type === undefined || guard.type.test(type)) &&
      (guard.argument === undefined || all.some((name) => guard.argument?.test(name))),
  ).map(({ protects }) => protects);
  return [...new Set([...found, ...(change.isKept && replaces(change) ? ["replacement" as const] : [])])].sort();
}

/** Whether Terraform would make the resource anew for it; where it is not known, it may. */
function replaces({ names, from, to, facts }: Change): boolean {
  if (names[0] === "lifecycle" || names[0] === "timeouts") return false;
  const path = names.join(".");
  if (facts === undefined) return true;
  const does = ({ change, set, unset }: Replacement) =>
    (from === undefined ? set : to === undefined ? unset : change) !== false;
  const [whole, ...more] = ancestors(names);
  const attribute = facts.attributes.get(path) ?? more.map((above) => facts.attributes.get(above)).find(Boolean);
  if (attribute !== undefined) return does(attribute.replacement);
  const inside = [...facts.attributes].filter(([name]) => name.startsWith(`${whole}.`));
  return inside.length === 0 || inside.some(([, { replacement }]) => replacement.change !== false);
}

/** A path and those above it, the longest first. */
const ancestors = (names: readonly string[]): string[] =>
  names.map((_, index) => names.slice(0, names.length - index).join("."));

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

const texts = (...values: readonly unknown[]): string[] =>
  values.flat().filter((value): value is string => typeof value === "string");

/** For the tests, which hold that rows are about arguments that there are. */
export { GUARDS };
