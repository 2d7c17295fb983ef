import { describe, expect, it } from "vitest";
import type { Change, Values } from "../../../../tools/review/changes/change";
import { HOLDS_DATA } from "../../../../tools/review/weights/data";
import { IDENTITIES } from "../../../../tools/review/weights/identities";
import { OUTAGES } from "../../../../tools/review/weights/outages";
import { PROTECTIONS, PROTECTORS } from "../../../../tools/review/weights/protections";
import { weigh } from "../../../../tools/review/weights/weigh";
import { folderOf, PACKAGES } from "../../../../tools/simulate/schema/packages";

const change = (type: string, action: Change["action"], before: Values = {}, after: Values = {}): Change => ({
  stack: "dev-foundation",
  address: `${type}.one`,
  type,
  action,
  arguments: [],
  before,
  after: action === "delete" ? undefined : after,
});

const TABLES = { HOLDS_DATA, IDENTITIES, OUTAGES, PROTECTORS };

/** A copy of a table in another region. */
const copy = (change: Values = {}): Values => ({
  region_name: "eu-central-1",
  kms_key_arn: "a",
  point_in_time_recovery: true,
  deletion_protection_enabled: true,
  ...change,
});

/** An update, what it was, what it is, and what that means; nothing where no protection ends. */
const UPDATES: readonly (readonly [string, Values, Values, string | undefined])[] = [
  ["aws_db_instance", { deletion_protection: true }, { deletion_protection: false }, "one command"],
  ["aws_db_instance", { deletion_protection: false }, { deletion_protection: true }, undefined],
  ["aws_rds_cluster", { deletion_protection: true }, {}, "one command"],
  ["aws_rds_cluster", { storage_encrypted: true }, { storage_encrypted: false }, "without a key"],
  ["aws_rds_cluster", { backup_retention_period: 14 }, { backup_retention_period: 7 }, "kept 7 days then"],
  ["aws_rds_cluster", { backup_retention_period: 7 }, { backup_retention_period: 14 }, undefined],
  ["aws_docdb_cluster", { skip_final_snapshot: false }, { skip_final_snapshot: true }, "no snapshot"],
  ["aws_dynamodb_table", { deletion_protection_enabled: true }, {}, "one command"],
  ["aws_dynamodb_table", { ttl: [{ enabled: false }] }, { ttl: [{ enabled: true }] }, "when their time has come"],
  [
    "aws_dynamodb_table",
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [] },
    "no going back",
  ],
  ["aws_dynamodb_table", { replica: [copy()] }, { replica: [] }, "the copy in eu-central-1 is deleted, with"],
  ["aws_dynamodb_table", { replica: [copy()] }, { replica: [copy({ kms_key_arn: "b" })] }, "anew, under another key"],
  [
    "aws_dynamodb_table",
    { replica: [copy()] },
    { replica: [copy({ point_in_time_recovery: false, deletion_protection_enabled: false })] },
    "there is no going back to an earlier moment in eu-central-1, the copy in eu-central-1 can be deleted",
  ],
  ["aws_dynamodb_table", { replica: [copy()] }, { replica: [copy(), copy({ region_name: "eu-west-2" })] }, undefined],
  ["aws_lb", { enable_deletion_protection: true }, { enable_deletion_protection: false }, "one command"],
  ["aws_kms_key", { is_enabled: true }, { is_enabled: false }, "nothing that it encrypts"],
  ["aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false }, "stays the same"],
  ["aws_kms_key", { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 }, "kept 7 days then"],
  ["aws_backup_vault_lock_configuration", { min_retention_days: 30 }, { min_retention_days: 7 }, "kept 7 days then"],
  [
    "aws_backup_plan",
    { rule: [{ rule_name: "nightly", lifecycle: [{ delete_after: 35 }] }, { rule_name: "monthly" }] },
    { rule: [{ rule_name: "nightly", lifecycle: [{ delete_after: 7 }] }] },
    "those of nightly are deleted after 7 days, monthly makes none any more",
  ],
  [
    "aws_backup_plan",
    { rule: [{ rule_name: "nightly", lifecycle: [{ delete_after: 35 }] }] },
    { rule: [{ rule_name: "nightly" }, { rule_name: "weekly", lifecycle: [{ delete_after: 7 }] }] },
    undefined,
  ],
  ["aws_ebs_volume", { storage_encrypted: true }, {}, "without a key"],
  ["aws_cloudtrail", { enable_logging: true }, { enable_logging: false }, "not recorded"],
  ["aws_cloudtrail", { enable_log_file_validation: true }, {}, "not noticed"],
  ["aws_guardduty_detector", { enable: true }, { enable: false }, "not looked for"],
  ["aws_s3_bucket", { force_destroy: false }, { force_destroy: true }, "while there is data"],
  ["aws_s3_bucket", { force_destroy: true }, { force_destroy: false }, undefined],
  ["databricks_catalog", {}, { force_destroy: true }, "while there is data"],
  ["databricks_schema", {}, { force_destroy: true }, "while there is data"],
  ["databricks_metastore", {}, { force_destroy: true }, "while there is data"],
  ["databricks_storage_credential", {}, { force_destroy: true }, "while there is data"],
  ["aws_cloudwatch_log_group", { retention_in_days: 0 }, { retention_in_days: 30 }, "for good, and is kept 30 days"],
  ["aws_cloudwatch_log_group", { retention_in_days: 30 }, { retention_in_days: 0 }, undefined],
  ["aws_cloudwatch_event_archive", { retention_days: 90 }, { retention_days: 30 }, "kept 30 days then"],
  ["aws_kinesis_stream", { retention_period: 48 }, { retention_period: 24 }, "kept 24 hours then"],
  ["aws_sqs_queue", { message_retention_seconds: 9 }, { message_retention_seconds: 8 }, "kept 8 seconds then"],
  [
    "aws_s3_bucket_versioning",
    { versioning_configuration: [{ status: "Enabled" }] },
    { versioning_configuration: [{ status: "Suspended" }] },
    "cannot be taken back",
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [{ id: "all", status: "Enabled", expiration: [{ days: 90 }] }] },
    { rule: [{ id: "all", status: "Enabled", expiration: [{ days: 30 }] }] },
    "all after 30 days",
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [] },
    { rule: [{ id: "old", status: "Enabled", noncurrent_version_expiration: [{ noncurrent_days: 30 }] }] },
    "old (former versions) after 30 days",
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [] },
    { rule: [{ id: "all", status: "Disabled", expiration: [{ days: 30 }] }] },
    undefined,
  ],
];

describe("how grave a change is", () => {
  it.each(Object.entries(HOLDS_DATA))("%s holds data", (type, why) => {
    for (const action of ["delete", "replace"] as const) {
      expect(weigh(change(type, action))).toEqual({ gravity: "data", why });
    }
    expect(weigh(change(type, "create")).gravity).toBe("change");
  });

  it.each([
    ["aws_kms_key", "identity"],
    ["aws_nat_gateway", "outage"],
    ["aws_s3_bucket_public_access_block", "protection"],
    ["aws_cloudwatch_metric_alarm", "change"],
  ])("%s that goes is %s", (type, gravity) => {
    expect(weigh(change(type, "delete")).gravity).toBe(gravity);
  });

  it.each(["forget", "move", "import"] as const)("%s keeps what there is", (action) => {
    expect(weigh(change("aws_s3_bucket", action)).gravity).toBe("kept");
  });

  it("import of what nobody has looked at is to be approved", () => {
    expect(weigh({ ...change("aws_s3_bucket", "import"), isUnseen: true }).gravity).toBe("unseen");
  });

  it.each(UPDATES)("%s from %j to %j", (type, before, after, why) => {
    const found = weigh(change(type, "update", before, after));
    if (why === undefined) expect(found).toEqual({ gravity: "change", why: "" });
    else {
      expect(found.gravity).toBe("protection");
      expect(found.why).toContain(why);
    }
  });

  it("has an update for every protection", () => {
    const told = UPDATES.filter(([, , , why]) => why !== undefined);
    const silent = PROTECTIONS.filter(
      (one) => !told.some(([type, before, after]) => type === one.type && one.lost(before, after) !== undefined),
    );
    // The same figures of databases are tried on one type each.
    expect(
      silent.map(({ type }) => type).filter((type) => !/^aws_(db_instance|rds_cluster|docdb_cluster)$/.test(type)),
    ).toEqual([]);
  });

  it("is said of each type in one table", () => {
    const all = Object.values(TABLES).flatMap((table) => Object.keys(table));
    expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
  });

  it.each(Object.entries(TABLES))("%s names types that the providers have", (_name, table) => {
    const known = (type: string) =>
      Object.values(PACKAGES).some(
        (provider) => type.startsWith(`${provider.name}_`) && folderOf(provider, "resource", type) !== undefined,
      );
    expect(Object.keys(table).filter((type) => !known(type))).toEqual([]);
  });
});
