import type { Values } from "../changes/change";
import { valueAt } from "../changes/value-at";

/** An update that loses data later, or what protects it: no resource goes. */
export interface Protection {
  readonly type: string;
  /** Looks at both sides. @returns what it means; undefined where nothing is lost */
  lost(before: Values, after: Values): string | undefined;
}

const isOff = (value: unknown): boolean => value === false || value === null || value === undefined;

/** `deletion_protection` and the like: on before, off after. */
const switchedOff = (types: readonly string[], argument: string, meaning: string): Protection[] =>
  types.map((type) => ({
    type,
    lost: (before, after) => (before[argument] === true && isOff(after[argument]) ? meaning : undefined),
  }));

/** `force_destroy` and the like: off before, on after. */
const switchedOn = (types: readonly string[], argument: string, meaning: string): Protection[] =>
  types.map((type) => ({
    type,
    lost: (before, after) => (isOff(before[argument]) && after[argument] === true ? meaning : undefined),
  }));

/** A number of days, hours or minutes that gets smaller. @param forever the number that means no end */
const shortened = (types: readonly string[], argument: string, unit: string, forever?: number): Protection[] =>
  types.map((type) => ({
    type,
    lost: (before, after) => {
      const length = (value: unknown) => (value === forever ? Number.POSITIVE_INFINITY : Number(value ?? 0));
      const [was, is] = [length(before[argument]), length(after[argument])];
      const words = (value: number) => (value === Number.POSITIVE_INFINITY ? "for good" : `${value} ${unit}`);
      return is < was ? `what is older is lost: it was kept ${words(was)}, and is kept ${words(is)} then` : undefined;
    },
  }));

const DATABASES = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"];
const BACKUP = "it can be deleted with one command";

export const PROTECTIONS: readonly Protection[] = [
  ...switchedOff(DATABASES, "deletion_protection", BACKUP),
  ...switchedOff(["aws_dynamodb_table"], "deletion_protection_enabled", BACKUP),
  ...switchedOff(["aws_lb"], "enable_deletion_protection", BACKUP),
  ...switchedOff([...DATABASES, "aws_ebs_volume"], "storage_encrypted", "its data is kept without a key"),
  ...switchedOff(["aws_kms_key"], "is_enabled", "nothing that it encrypts can be read"),
  ...switchedOff(["aws_kms_key"], "enable_key_rotation", "the key stays the same for good"),
  ...switchedOff(["aws_cloudtrail"], "enable_logging", "who does what is not recorded any more"),
  ...switchedOff(["aws_cloudtrail"], "enable_log_file_validation", "a changed log file is not noticed"),
  ...switchedOff(["aws_guardduty_detector"], "enable", "threats are not looked for any more"),
  ...switchedOn(DATABASES, "skip_final_snapshot", "no snapshot is left when it is deleted"),
  ...switchedOn(
    [
      "aws_s3_bucket",
      "databricks_catalog",
      "databricks_schema",
      "databricks_metastore",
      "databricks_storage_credential",
    ],
    "force_destroy",
    "it can be deleted while there is data in it",
  ),
  ...shortened(["aws_cloudwatch_log_group"], "retention_in_days", "days", 0),
  ...shortened(["aws_cloudwatch_event_archive"], "retention_days", "days", 0),
  ...shortened(["aws_kinesis_stream"], "retention_period", "hours"),
  ...shortened(DATABASES, "backup_retention_period", "days"),
  ...shortened(["aws_kms_key"], "deletion_window_in_days", "days"),
  ...shortened(["aws_backup_vault_lock_configuration"], "min_retention_days", "days"),
  {
    type: "aws_backup_plan",
    lost: (before, after) => fewerBackups(before, after),
  },
  ...shortened(["aws_sqs_queue"], "message_retention_seconds", "seconds"),
  {
    type: "aws_s3_bucket_versioning",
    lost: (before, after) =>
      valueAt(before, "versioning_configuration", "status") === "Enabled" &&
      valueAt(after, "versioning_configuration", "status") !== "Enabled"
        ? "what is overwritten or deleted from then on cannot be taken back"
        : undefined,
  },
  {
    type: "aws_dynamodb_table",
    lost: (before, after) =>
      valueAt(before, "point_in_time_recovery", "enabled") === true &&
      valueAt(after, "point_in_time_recovery", "enabled") !== true
        ? "there is no going back to an earlier moment"
        : undefined,
  },
  {
    type: "aws_dynamodb_table",
    lost: (before, after) =>
      valueAt(before, "ttl", "enabled") !== true && valueAt(after, "ttl", "enabled") === true
        ? "items are deleted when their time has come"
        : undefined,
  },
  { type: "aws_dynamodb_table", lost: (before, after) => lostCopies(before, after) },
  {
    type: "aws_s3_bucket_lifecycle_configuration",
    lost: (before, after) => {
      const was = expiries(before);
      const fresh = [...expiries(after)].filter(([rule, days]) => days < (was.get(rule) ?? Number.POSITIVE_INFINITY));
      return fresh.length === 0
        ? undefined
        : `objects are deleted sooner: ${fresh.map(([rule, days]) => `${rule} after ${days} days`).join(", ")}`;
    },
  },
];

/** Rules of backups that are gone, or that keep what they make for a shorter time. */
function fewerBackups(before: Values, after: Values): string | undefined {
  const days = (values: Values): Map<string, number> =>
    new Map(
      (Array.isArray(values.rule) ? (values.rule as readonly Values[]) : []).map((rule) => [
        `${rule.rule_name}`,
        // Without it, backups are kept for good.
        Number(valueAt(rule, "lifecycle", "delete_after") ?? Number.POSITIVE_INFINITY),
      ]),
    );
  const now = days(after);
  const fewer = [...days(before)].flatMap(([name, was]) => {
    const is = now.get(name);
    if (is === undefined) return [`${name} makes none any more`];
    return is < was ? [`those of ${name} are deleted after ${is} days`] : [];
  });
  return fewer.length === 0 ? undefined : `there are fewer backups: ${fewer.join(", ")}`;
}

/** Copies of a table in other regions that go, are made anew, or are kept with less care. */
function lostCopies(before: Values, after: Values): string | undefined {
  const copies = (values: Values): Map<string, Values> =>
    new Map(
      (Array.isArray(values.replica) ? (values.replica as readonly Values[]) : []).map((copy) => [
        `${copy.region_name}`,
        copy,
      ]),
    );
  const now = copies(after);
  const lost = [...copies(before)].flatMap(([region, was]) => {
    const is = now.get(region);
    if (is === undefined) return [`the copy in ${region} is deleted, with its backups by point in time`];
    // An ARN that is not known yet may be another one.
    if (was.kms_key_arn !== is.kms_key_arn)
      return [`the copy in ${region} is deleted and made anew, under another key`];
    return [
      ...(was.point_in_time_recovery === true && isOff(is.point_in_time_recovery)
        ? [`there is no going back to an earlier moment in ${region}`]
        : []),
      ...(was.deletion_protection_enabled === true && isOff(is.deletion_protection_enabled)
        ? [`the copy in ${region} can be deleted with one command`]
        : []),
    ];
  });
  return lost.length === 0 ? undefined : lost.join(", ");
}

/** Rule and what it deletes → days; rules that are off are left out. */
function expiries(values: Values): Map<string, number> {
  const rules = Array.isArray(values.rule) ? (values.rule as readonly Values[]) : [];
  return new Map(
    rules
      .filter(({ status }) => status === "Enabled")
      .flatMap((rule) => {
        const days = Number(valueAt(rule, "expiration", "days") ?? 0);
        const old = Number(valueAt(rule, "noncurrent_version_expiration", "noncurrent_days") ?? 0);
        return [[`${rule.id}`, days] as const, [`${rule.id} (former versions)`, old] as const].filter(
          ([, value]) => value > 0,
        );
      }),
  );
}

/** Types that protect another one by being there: type → what their end means. */
export const PROTECTORS: Readonly<Record<string, string>> = {
  aws_backup_plan: "no backups are made any more",
  aws_backup_selection: "what was backed up is not any more",
  aws_backup_vault_lock_configuration: "whoever may delete backups can delete them before their time",
  aws_config_configuration_recorder: "changes of the account are not recorded any more",
  aws_ebs_encryption_by_default: "new volumes are not encrypted by themselves",
  aws_ebs_snapshot_block_public_access: "snapshots can be made public",
  aws_s3_account_public_access_block: "buckets of the account can be made public",
  aws_s3_bucket_public_access_block: "the bucket can be made public",
  aws_s3_bucket_server_side_encryption_configuration: "new objects are not encrypted by the key",
  aws_s3_bucket_versioning: "what is overwritten or deleted from then on cannot be taken back",
  aws_vpc_block_public_access_options: "the internet reaches VPCs by their own routes and groups alone",
  aws_securityhub_account: "findings are not gathered any more",
  databricks_automatic_cluster_update_workspace_setting: "compute that runs for long keeps images with known faults",
  databricks_disable_legacy_access_setting: "the workspace lets in what goes past Unity Catalog",
  databricks_disable_legacy_dbfs_setting: "data can be put where no grant protects it",
  databricks_enhanced_security_monitoring_workspace_setting: "nobody watches what runs on compute",
  databricks_restrict_workspace_admins_setting:
    "administrators may let jobs run as anybody, and make tokens for anybody",
  aws_accessanalyzer_analyzer: "what others reach from outside is not looked for any more, and its findings are lost",
  aws_api_gateway_usage_plan: "nothing limits its callers any more",
  aws_bedrock_model_invocation_logging_configuration: "what models are asked and answer is not recorded any more",
  aws_config_config_rule: "nothing is checked by it any more",
  aws_config_configuration_recorder_status: "changes of the account are not recorded any more",
  aws_config_conformance_pack: "nothing is checked by it any more",
  aws_config_delivery_channel: "recorded changes are not kept in a bucket any more",
  aws_controltower_control: "what it forbids can be done, and what it looks for is not found",
  aws_ebs_default_kms_key: "new volumes are encrypted by AWS's own key",
  aws_flow_log: "who talks to whom is not recorded any more",
  aws_guardduty_detector_feature: "threats of this sort are not looked for any more",
  aws_iot_logging_options: "what devices do is not recorded any more",
  aws_networkfirewall_logging_configuration: "what the firewall sees is not recorded any more",
  aws_redshift_logging: "who asks the warehouse what is not recorded any more",
  aws_redshift_snapshot_schedule: "no snapshots are made by it any more",
  aws_redshift_snapshot_schedule_association: "no snapshots are made by it any more",
  aws_redshift_usage_limit: "nothing limits what this part of the warehouse costs",
  aws_redshiftserverless_usage_limit: "nothing limits what the warehouse costs",
  aws_route53_resolver_query_log_config: "which names are asked for is not recorded any more",
  aws_route53_resolver_query_log_config_association: "which names are asked for is not recorded any more",
  aws_s3_bucket_logging: "who reads and writes its objects is not recorded any more",
  aws_s3_bucket_object_lock_configuration: "new objects can be deleted before their time",
  aws_s3_bucket_replication_configuration: "new objects are not copied any more",
  aws_secretsmanager_secret_rotation: "the secret stays the same for good",
  aws_securityhub_standards_subscription: "nothing is checked by the standard any more",
  aws_wafv2_web_acl_logging_configuration: "what the firewall sees is not recorded any more",
  databricks_disable_legacy_features_setting:
    "workspaces get what is there for older ones: mounts, the Hive metastore, old runtimes",
  databricks_tag_policy: "anybody may give the tag, and any value of it",
};

/** Types that go with another one which is named already. */
export const GOES_WITH: readonly string[] = Object.keys(PROTECTORS);
