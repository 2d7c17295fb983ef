import { at, type ObjectValue } from "../../../schema/value";
import type { Check } from "../../checks/check";
import { byArn } from "../../computed/aws-rows";
import { LOG_GROUP_ARN } from "../../references/aws-targets";
import { blockOf, textOf } from "../../values";
import type { Service } from "../service";

const options = (task: ObjectValue) => blockOf(task, "options");
const option = (task: ObjectValue, name: string) => textOf(at(options(task), name));

const TASK_CHECKS: readonly Check[] = [
  {
    rule: "transfer-times",
    source: "DataSync API, Options: if Atime is BEST_EFFORT, Mtime is PRESERVE; if Atime is NONE, so is Mtime",
    when: (task) =>
      (option(task, "atime") === "NONE" && option(task, "mtime") !== "NONE") ||
      (option(task, "atime") === "BEST_EFFORT" && option(task, "mtime") === "NONE"),
    excludes: ["options.atime"],
    summary: "InvalidRequestException",
    detail: "{type} {name} has an atime that does not go with its mtime",
    fix: "set BEST_EFFORT with PRESERVE, or NONE for both",
  },
  {
    rule: "transfer-log",
    source: "DataSync API, CreateTask: a log level other than OFF needs a log group",
    when: (task) => (option(task, "log_level") ?? "OFF") !== "OFF",
    requires: ["cloudwatch_log_group_arn"],
    summary: "InvalidRequestException: CloudWatchLogGroupArn is required",
    detail: "{type} {name} has a log level, but no log group",
    fix: "set cloudwatch_log_group_arn, or log_level to OFF",
  },
  {
    rule: "transfer-schedule",
    source: 'DataSync user guide, "Scheduling": cron or rate, at most once an hour',
    accepts: [
      "schedule.schedule_expression",
      (text) => /^(rate\(\d+ (hour|day)s?\)|cron\(\d+ (\S+ ){4}\S+\))$/.test(text),
    ],
    summary: "InvalidRequestException: Invalid schedule expression",
    detail: "{type} {name} starts more often than once an hour, or by no expression",
    fix: "write cron(minute hours day-of-month month day-of-week year)",
  },
];

/** AWS DataSync. Source: its API reference and user guide. */
export const datasync: Service = {
  aws_datasync_task: {
    computed: byArn("datasync", "task/task-{hex:17}"),
    references: { cloudwatch_log_group_arn: LOG_GROUP_ARN },
    checks: TASK_CHECKS,
  },
  aws_datasync_agent: { computed: byArn("datasync", "agent/agent-{hex:17}") },
  aws_datasync_location_s3: {
    computed: byArn("datasync", "location/loc-{hex:17}", {
      uri: (made) => `s3://${made.text("s3_bucket_arn|").split(":::")[1] ?? ""}${made.text("subdirectory|")}`,
    }),
    trusts: { path: "s3_config.bucket_access_role_arn", service: "datasync", summary: "InvalidRequestException" },
  },
  aws_datasync_location_nfs: {
    computed: byArn("datasync", "location/loc-{hex:17}", { uri: "nfs://{server_hostname}{subdirectory}" }),
  },
};
