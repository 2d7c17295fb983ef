import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { blocks, providersOf } from "../../emitted/resources";
import { BACKUP_TRUST } from "../../modules/backups/plan";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

type Backups = NonNullable<NonNullable<EnvironmentInput["foundation"]>["backups"]>;

function stacksWith(backups: Backups, copies = false) {
  const input = devInput();
  input.foundation = { backups, ...(copies && { disasterRecovery: { region: "eu-central-1" } }) };
  const account = accountInput();
  account.attestations = { ...account.attestations, "multi-region-keys-are-new": "A. Lovelace, 2026-11-02" };
  const stacks = synthPlatform(platformOf(account, input));
  const json = (name: string) => {
    const found = stacks.find((one) => one.name === name)?.json;
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
  return { foundation: json("dev-foundation"), operations: json("dev-operations") };
}

describe("backups of AWS Backup", () => {
  it("are made each night for 35 days, of everything with the environment's tags, where nothing else is said", () => {
    const { foundation } = stacksWith({});
    expect(resource(foundation, "aws_backup_vault.backups")).toMatchObject({
      name: "acme-dev-backups",
      kms_key_arn: "${aws_kms_key.key-data.arn}",
    });
    expect(resource(foundation, "aws_backup_plan.backup-plan").rule).toEqual([
      {
        rule_name: "nightly",
        target_vault_name: "${aws_backup_vault.backups.name}",
        schedule: "cron(0 2 * * ? *)",
        start_window: 240,
        completion_window: 1440,
        lifecycle: { delete_after: 35 },
      },
    ]);
    expect(resource(foundation, "aws_backup_selection.backup-plan_selection")).toMatchObject({
      resources: [
        "arn:aws:rds:*:*:db:*",
        "arn:aws:rds:*:*:cluster:*",
        "arn:aws:dynamodb:*:*:table/*",
        "arn:aws:redshift:*:*:cluster:*",
      ],
      condition: [
        {
          string_equals: [
            { key: "aws:ResourceTag/Platform", value: "acme" },
            { key: "aws:ResourceTag/Environment", value: "dev" },
          ],
        },
      ],
      depends_on: ["aws_iam_role_policy_attachment.backup-plan_role-policy"],
    });
    expect(foundation.resource?.aws_backup_vault_lock_configuration).toBeUndefined();
  });

  it("are of tags that the provider gives to everything in the environment", () => {
    const { foundation, operations } = stacksWith({});
    const [condition] = resource(foundation, "aws_backup_selection.backup-plan_selection").condition as [
      { string_equals: { key: string; value: string }[] },
    ];
    const [aws] = providersOf(operations).filter(({ type }) => type === "aws");
    const [given] = blocks(aws?.args.default_tags);
    for (const { key, value } of condition.string_equals) {
      expect(given?.tags).toMatchObject({ [key.replace("aws:ResourceTag/", "")]: value });
    }
  });

  it("begin weekly and monthly on one day", () => {
    const { foundation } = stacksWith({
      rules: { weekly: { every: "week", keepDays: 90 }, monthly: { every: "month", hourUtc: 4, keepDays: 365 } },
    });
    const rules = resource(foundation, "aws_backup_plan.backup-plan").rule as { schedule: string }[];
    expect(rules.map(({ schedule }) => schedule)).toEqual(["cron(0 2 ? * SUN *)", "cron(0 4 1 * ? *)"]);
  });

  it("are copied into a vault of the second region, under the replica of the key of data", () => {
    const { foundation } = stacksWith({ rules: { nightly: { every: "day", keepDays: 35, copyKeepDays: 90 } } }, true);
    expect(resource(foundation, "aws_backup_vault.backup-copies")).toMatchObject({
      name: "acme-dev-backups",
      region: "eu-central-1",
      kms_key_arn: "${aws_kms_replica_key.replica-key-data.arn}",
    });
    expect(resource(foundation, "aws_backup_plan.backup-plan").rule).toMatchObject([
      {
        copy_action: [
          { destination_vault_arn: "${aws_backup_vault.backup-copies.arn}", lifecycle: { delete_after: 90 } },
        ],
      },
    ]);
  });

  it("have no vault of copies where no rule has copies", () => {
    const { foundation } = stacksWith({}, true);
    expect(Object.keys(foundation.resource?.aws_backup_vault ?? {})).toEqual(["backups"]);
  });

  it("are locked for good only in mode compliance, copies too", () => {
    const rules = { nightly: { every: "day", keepDays: 35, copyKeepDays: 35 } } as const;
    const open = stacksWith({ rules, lock: { minDays: 30 } }, true).foundation;
    expect(resource(open, "aws_backup_vault_lock_configuration.backups_lock")).toEqual({
      backup_vault_name: "${aws_backup_vault.backups.name}",
      min_retention_days: 30,
      lifecycle: { prevent_destroy: false },
    });
    const closed = stacksWith({ rules, lock: { mode: "compliance", minDays: 30, maxDays: 400 } }, true).foundation;
    expect(resource(closed, "aws_backup_vault_lock_configuration.backup-copies_lock")).toEqual({
      backup_vault_name: "${aws_backup_vault.backup-copies.name}",
      region: "eu-central-1",
      min_retention_days: 30,
      max_retention_days: 400,
      changeable_for_days: 14,
      lifecycle: { prevent_destroy: false },
    });
  });

  it("are made by a role that AWS Backup alone takes, and that cannot restore", () => {
    const { foundation } = stacksWith({});
    expect(resource(foundation, "aws_iam_role_policy_attachment.backup-plan_role-policy")).toEqual({
      role: "${aws_iam_role.backup-plan_role.name}",
      policy_arn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    });
    const by = (service: string) =>
      simulate(BACKUP_TRUST, "111111111111", { by: { service }, action: "sts:AssumeRole" });
    expect(by("backup.amazonaws.com")).toBe("allow");
    expect(by("restore.amazonaws.com")).toBe("deny");
  });

  it("have alarms in the operations layer, only where there are some", () => {
    const { operations } = stacksWith({});
    const alarm = (id: string) => resource(operations, `aws_cloudwatch_metric_alarm.backups_${id}`);
    expect(["failed", "aborted", "expired", "not-copied"].map((id) => alarm(id).metric_name)).toEqual([
      "NumberOfBackupJobsFailed",
      "NumberOfBackupJobsAborted",
      "NumberOfBackupJobsExpired",
      "NumberOfCopyJobsFailed",
    ]);
    expect(alarm("failed")).toMatchObject({
      alarm_name: "acme-dev-backups-failed",
      namespace: "AWS/Backup",
      dimensions: { BackupVaultName: "acme-dev-backups" },
      threshold: 0,
      datapoints_to_alarm: 1,
    });
    const without = synthPlatform(platformOf(accountInput(), devInput())).find(({ name }) => name === "dev-operations");
    expect(Object.keys(without?.json.resource?.aws_cloudwatch_metric_alarm ?? {}).join()).not.toContain("backups");
  });
});
