import { describe, expect, it } from "vitest";
import type { DatasyncTaskModel } from "../../config/kinds/data-services/datasync-task";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import {
  datasyncTrust,
  folderStatements,
  logStatements,
  sourceStatements,
  topicStatements,
} from "../../modules/data-services/datasync-task/policies";
import { AGENT, LOCATION, PARTNER_KEY, withDatasync } from "../support/datasync";
import { DEV_NAMES } from "../support/names";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const input = devInput();
withDatasync(input);
const STACKS = synthPlatform(platformOf(accountInput(), input));
const stack = (name: string): EmittedStack["json"] => {
  const found = STACKS.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
};
const model = (key: string): DatasyncTaskModel => {
  const entry = devEnvironment(withDatasync).dataServices[key];
  if (entry?.kind !== "datasync-task") throw new Error("no task");
  return entry;
};

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const OTHER = "arn:aws:s3:::partner-exports";

describe("what a task of DataSync makes", () => {
  it("is the task, its locations, roles and logs, and one policy of logs for all tasks", () => {
    expect(addresses(stack("dev-data-services")).filter((address) => !address.startsWith("data."))).toEqual([
      "aws_cloudwatch_log_group.data-service-archive_log",
      "aws_cloudwatch_log_group.data-service-partner_log",
      "aws_cloudwatch_log_group.data-service-share_log",
      "aws_cloudwatch_log_resource_policy.datasync-logs",
      "aws_datasync_location_nfs.data-service-archive_source",
      "aws_datasync_location_s3.data-service-archive_folder",
      "aws_datasync_location_s3.data-service-partner_folder",
      "aws_datasync_location_s3.data-service-partner_source",
      "aws_datasync_location_s3.data-service-share_folder",
      "aws_datasync_task.data-service-archive",
      "aws_datasync_task.data-service-partner",
      "aws_datasync_task.data-service-share",
      "aws_iam_role.data-service-archive_role",
      "aws_iam_role.data-service-partner_role",
      "aws_iam_role.data-service-partner_source_role",
      "aws_iam_role.data-service-share_role",
      "aws_iam_role_policy.data-service-archive_role_policy",
      "aws_iam_role_policy.data-service-partner_role_policy",
      "aws_iam_role_policy.data-service-partner_source_role_policy",
      "aws_iam_role_policy.data-service-share_role_policy",
    ]);
  });

  it("copies what is new or changed, keeps what went, and says so in its log", () => {
    const json = stack("dev-data-services");
    expect(resource(json, "aws_datasync_task.data-service-archive")).toMatchObject({
      name: "acme-dev-archive",
      source_location_arn: "${aws_datasync_location_nfs.data-service-archive_source.arn}",
      destination_location_arn: "${aws_datasync_location_s3.data-service-archive_folder.arn}",
      cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.data-service-archive_log.arn}",
      options: {
        verify_mode: "POINT_IN_TIME_CONSISTENT",
        bytes_per_second: 52_428_800,
        log_level: "TRANSFER",
        preserve_deleted_files: "PRESERVE",
        transfer_mode: "CHANGED",
        mtime: "PRESERVE",
        atime: "BEST_EFFORT",
      },
      includes: { filter_type: "SIMPLE_PATTERN", value: "/orders|/invoices" },
      excludes: { filter_type: "SIMPLE_PATTERN", value: "*.tmp" },
      schedule: { schedule_expression: "cron(15 22 * * ? *)" },
      depends_on: ["aws_cloudwatch_log_resource_policy.datasync-logs"],
    });
    expect(resource(json, "aws_datasync_location_nfs.data-service-archive_source")).toMatchObject({
      server_hostname: "files.corp.example",
      subdirectory: "/export/archive",
      on_prem_config: { agent_arns: [AGENT] },
      mount_options: { version: "NFS4_1" },
    });
    const plain = resource(json, "aws_datasync_task.data-service-share");
    expect(plain).toMatchObject({
      source_location_arn: LOCATION,
      options: { bytes_per_second: -1, log_level: "BASIC", verify_mode: "ONLY_FILES_TRANSFERRED" },
    });
    for (const absent of ["includes", "excludes", "schedule"]) expect(plain).not.toHaveProperty(absent);
  });

  it("makes locations of buckets after the roles that they are tried with", () => {
    const json = stack("dev-data-services");
    expect(resource(json, "aws_datasync_location_s3.data-service-partner_source")).toMatchObject({
      s3_bucket_arn: OTHER,
      subdirectory: "/orders",
      s3_config: { bucket_access_role_arn: "${aws_iam_role.data-service-partner_source_role.arn}" },
      depends_on: ["aws_iam_role_policy.data-service-partner_source_role_policy"],
    });
    expect(resource(json, "aws_datasync_location_s3.data-service-partner_folder")).toMatchObject({
      s3_bucket_arn: BUCKET,
      subdirectory: "/moved/partner",
      depends_on: ["aws_iam_role_policy.data-service-partner_role_policy"],
    });
  });

  it("tells of executions that failed, those that could not begin too", () => {
    const rule = resource(stack("dev-operations"), "aws_cloudwatch_event_rule.data-service-archive_rule");
    expect(rule.name).toBe("acme-dev-tell-archive-failed");
    expect(JSON.parse(String(rule.event_pattern))).toMatchObject({
      source: ["aws.datasync"],
      detail: { State: ["ERROR"] },
      resources: [{ prefix: expect.stringMatching(/datasync_task_arns\.archive\}\/execution\/$/) }],
    });
    expect(resource(stack("dev-operations"), "aws_cloudwatch_event_target.data-service-archive_target")).toMatchObject({
      arn: "${aws_sns_topic_policy.alarm-topic_policy.arn}",
      input_transformer: { input_paths: { execution: "$.resources[0]" } },
    });
    expect(String(resource(stack("dev-operations"), "aws_sns_topic_policy.alarm-topic_policy").policy)).toContain(
      "rule/acme-dev-tell-archive-failed",
    );
  });
});

describe("policies of a task of DataSync", () => {
  const s3 = (object: string, region = "eu-west-1") => ({
    "kms:ViaService": `s3.${region}.amazonaws.com`,
    "kms:EncryptionContext:aws:s3:arn": object,
  });
  const writes = folderStatements(model("partner"), KEY, PLACE);
  const { from } = model("partner");
  if (from.mode !== "s3") throw new Error("no bucket");
  const reads = sourceStatements(from, PLACE);

  it.each<[writer: string, reader: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "deny", "s3:PutObject", `${BUCKET}/moved/partner/x`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/moved/archive/x`],
    ["deny", "deny", "s3:PutObject", `${OTHER}/orders/x`],
    ["deny", "allow", "s3:GetObject", `${OTHER}/orders/x`],
    ["deny", "deny", "s3:GetObject", `${OTHER}/salaries/x`],
    ["deny", "allow", "s3:ListBucket", OTHER],
    ["allow", "deny", "s3:ListBucket", BUCKET],
    ["deny", "deny", "s3:DeleteObject", `${OTHER}/orders/x`],
    ["deny", "deny", "s3:PutBucketPolicy", BUCKET],
    ["allow", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/moved/partner/x`)],
    ["deny", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/moved/archive/x`)],
    ["deny", "allow", "kms:Decrypt", PARTNER_KEY, s3(`${OTHER}/orders/x`, "eu-central-1")],
    ["deny", "deny", "kms:Decrypt", PARTNER_KEY, s3(`${OTHER}/salaries/x`, "eu-central-1")],
  ])("let it write one folder and read another: %s, %s %s on %s", (writer, reader, action, on, context = {}) => {
    expect(simulateIdentity(writes, { action, resource: on, context })).toBe(writer);
    expect(simulateIdentity(reads, { action, resource: on, context })).toBe(reader);
  });

  it("reads all of a bucket where no folder is named, and no key where there is none", () => {
    const all = sourceStatements({ mode: "s3", bucket: "partner-exports" }, PLACE);
    expect(simulateIdentity(all, { action: "s3:GetObject", resource: `${OTHER}/salaries/x` })).toBe("allow");
    expect(JSON.stringify(all)).not.toContain("kms:");
  });

  it("are taken by DataSync for this account alone", () => {
    const by = (service: string, account: string) =>
      simulate(datasyncTrust(PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:datasync:eu-west-1:${account}:location/loc-0123456789abcdef0`,
        },
      });
    expect(by("datasync.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("datasync.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("ec2.amazonaws.com", PLACE.accountId)).toBe("deny");
  });

  it("let DataSync write into groups of data services", () => {
    const write = (group: string, account = PLACE.accountId) =>
      simulate(logStatements(DEV_NAMES, PLACE), PLACE.accountId, {
        by: { service: "datasync.amazonaws.com" },
        action: "logs:PutLogEvents",
        resource: `arn:aws:logs:eu-west-1:111111111111:log-group:${group}:log-stream:x`,
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:datasync:eu-west-1:${account}:task/task-0123456789abcdef0`,
        },
      });
    expect(write("/acme-dev/svc-archive")).toBe("allow");
    expect(write("/acme-dev/vpc-flow-logs")).toBe("deny");
    expect(write("/acme-dev/svc-archive", "999999999999")).toBe("deny");
  });

  it("let the rules of tasks publish to the topic of alarms, and no others", () => {
    const topic = "arn:aws:sns:eu-west-1:111111111111:acme-dev-alarms";
    const publish = (rule: string) =>
      simulate(topicStatements([model("archive"), model("share")], topic, PLACE), PLACE.accountId, {
        by: { service: "events.amazonaws.com" },
        action: "sns:Publish",
        resource: topic,
        context: { "aws:SourceArn": `arn:aws:events:eu-west-1:111111111111:rule/${rule}` },
      });
    expect(publish("acme-dev-tell-share-failed")).toBe("allow");
    expect(publish("acme-dev-tell-partner-failed")).toBe("deny");
  });
});
