import { describe, expect, it } from "vitest";
import { stepsOf } from "../../../config/overrides/path";
import { PROTECTIONS } from "../../../config/schema/overrides";
import { GUARDS, weakens } from "../../../tools/overrides/protects";
import { schemasWith, shapeAt } from "../../../tools/overrides/schema";
import { factsOf } from "../../../tools/simulate/facts";

/** Type and argument → the words that a change of it needs, where the resource is not kept. */
const ASKED: readonly (readonly [type: string, argument: string, ...words: string[]])[] = [
  ["aws_iam_role", "assume_role_policy", "access"],
  ["databricks_grants", "grant", "access"],
  ["databricks_mws_permission_assignment", "permissions", "access"],
  ["databricks_catalog", "isolation_mode", "access"],
  ["aws_db_instance", "backup_retention_period", "backups", "retention"],
  ["aws_dynamodb_table", "point_in_time_recovery", "backups"],
  ["aws_secretsmanager_secret", "recovery_window_in_days", "backups"],
  ["aws_s3_bucket_replication_configuration", "role", "backups"],
  ["aws_rds_cluster", "deletion_protection", "deletion-protection"],
  ["aws_lb", "enable_deletion_protection", "deletion-protection"],
  ["aws_networkfirewall_firewall", "delete_protection", "deletion-protection"],
  ["aws_s3_bucket", "lifecycle.prevent_destroy", "deletion-protection"],
  ["aws_kinesis_stream", "encryption_type", "encryption"],
  ["aws_kms_key", "enable_key_rotation", "encryption"],
  ["aws_msk_cluster", "encryption_info.encryption_in_transit.client_broker", "encryption"],
  ["aws_s3_bucket_server_side_encryption_configuration", "rule", "encryption"],
  ["aws_s3_bucket_lifecycle_configuration", "rule[id=a].status", "expiry"],
  ["aws_dynamodb_table", "ttl.enabled", "expiry"],
  ["aws_s3_bucket", "force_destroy", "forced-deletion"],
  ["aws_db_instance", "skip_final_snapshot", "forced-deletion"],
  ["aws_s3_bucket_public_access_block", "block_public_acls", "public-access"],
  ["aws_vpc_security_group_ingress_rule", "cidr_ipv4", "public-access"],
  ["aws_db_instance", "publicly_accessible", "public-access"],
  ["aws_subnet", "map_public_ip_on_launch", "public-access"],
  ["aws_instance", "associate_public_ip_address", "public-access"],
  ["aws_kinesis_stream", "retention_period", "retention"],
  ["aws_cloudwatch_log_group", "retention_in_days", "retention"],
  ["aws_s3_bucket_versioning", "versioning_configuration.status", "versioning"],
  ["aws_s3_bucket", "object_lock_enabled", "versioning"],
];

const change = (type: string, argument: string, more: object = {}) => ({
  type,
  names: stepsOf(argument).map(({ name }) => name),
  from: "a",
  to: "b",
  isKept: false,
  facts: factsOf(type),
  ...more,
});

describe("what protects data", () => {
  it.each(ASKED)("is asked for by name: %s %s", (type, argument, ...words) => {
    const block = schemasWith(new Map()).of(type);
    expect(block && shapeAt(block, stepsOf(argument)), "there is such an argument").toHaveProperty("is");
    expect(weakens(change(type, argument))).toEqual(words);
  });

  it("is tried of every row and every word", () => {
    const tried = (guard: (typeof GUARDS)[number]) =>
      ASKED.some(
        ([type, argument, ...words]) =>
          words.includes(guard.protects) &&
          (guard.type?.test(type) ?? true) &&
          (guard.argument === undefined || stepsOf(argument).some(({ name }) => guard.argument?.test(name))),
      );
    expect(GUARDS.filter((guard) => !tried(guard))).toEqual([]);
    const words = new Set<string>(GUARDS.map(({ protects }) => protects));
    expect(PROTECTIONS.filter((word) => !words.has(word))).toEqual(["replacement"]);
  });

  it("counts where it is in a block that is set or taken out", () => {
    const block = { encryption_at_rest_kms_key_arn: "a" };
    expect(weakens(change("aws_msk_cluster", "encryption_info", { from: [block], to: undefined }))).toEqual([
      "encryption",
    ]);
    expect(weakens(change("aws_db_instance", "timeouts", { from: undefined, to: { create: "1h" } }))).toEqual([]);
  });

  it("counts where changes of it are ignored", () => {
    const ignored = { from: undefined, to: ["deletion_protection", "tags"] };
    expect(weakens(change("aws_db_instance", "lifecycle.ignore_changes", ignored))).toEqual(["deletion-protection"]);
  });

  it.each([
    ["aws_s3_bucket", "bucket", ["replacement"]],
    ["aws_s3_bucket", "tags.A", []],
    ["databricks_catalog", "comment", []],
    ["databricks_catalog", "storage_root", ["replacement"]],
    ["aws_kinesis_stream", "name", ["replacement"]],
    ["aws_kinesis_stream", "shard_count", []],
    ["aws_dynamodb_table", "hash_key", ["replacement"]],
    ["aws_db_instance", "instance_class", []],
  ])("a kept resource is not made anew by an override: %s %s", (type, argument, words) => {
    expect(weakens(change(type, argument, { isKept: true }))).toEqual(words);
    expect(weakens(change(type, argument))).toEqual([]);
  });
});
