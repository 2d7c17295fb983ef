import { blocks, text } from "../../../emitted/resources";
import { type Claim, without } from "./claim";

const NOTIFICATIONS = ["email_notifications", "webhook_notifications", "notification"] as const;

export const OPERATIONS: readonly Claim[] = [
  {
    says: "Every job and pipeline runs as a service principal.",
    types: ["databricks_job", "databricks_pipeline"],
    holds: ({ args }) => blocks(args.run_as).some((block) => text(block.service_principal_name) !== ""),
    broken: ({ args }) => ({ args: without(args, "run_as") }),
  },
  {
    says: "Every job and pipeline tells somebody when it fails.",
    types: ["databricks_job", "databricks_pipeline"],
    holds: ({ type, args }) =>
      type === "databricks_pipeline"
        ? blocks(args.notification).some(({ alerts }) => JSON.stringify(alerts).includes("on-update-fatal-failure"))
        : [args.email_notifications, args.webhook_notifications].some((notified) =>
            blocks(notified).some((block) => block.on_failure !== undefined),
          ),
    broken: ({ args }) => ({ args: without(args, ...NOTIFICATIONS) }),
  },
  {
    says: "Alarms tell a topic, and again when it is over.",
    types: ["aws_cloudwatch_metric_alarm"],
    of: ({ actions_enabled }) => actions_enabled !== false,
    holds: ({ args }) => Array.isArray(args.alarm_actions) && args.alarm_actions.length > 0,
    broken: ({ args }) => ({ args: without(args, "alarm_actions") }),
  },
];
