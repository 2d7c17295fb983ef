import { LAYERS, LAYERS_OF_ENVIRONMENT } from "../../config/derive/layers";
import { ENDPOINT_LOGS, EVENTS, ROLES, WAF_LOGS, WATCHING } from "../../config/derive/purposes";
import { ruleCalls, targetCalls, topicRows } from "../events/actions";
import { anywhere, arn, inRegion, on, rows } from "../iam/deploy-row";

// Some actions take the group itself, some what is in it.
const LOG_GROUP = [arn("logs", "log-group:{logGroup}"), arn("logs", "log-group:{logGroup}:*")];
/** Groups of every layer, by the environment's pattern or by those of the services that a detector may watch. */
const WATCHED_GROUP = [
  ...["{logGroups:*}", `${WAF_LOGS}{prefix}-*`, `${ENDPOINT_LOGS}/{prefix}-*`].flatMap((name) => [
    arn("logs", `log-group:${name}`),
    arn("logs", `log-group:${name}:*`),
  ]),
  ...LOG_GROUP,
];
const TOPIC = arn("sns", `{prefix}-${WATCHING.alarmTopic}`);
/** Changes of alarms, what data services tell of in events, and events that start jobs, on any bus. */
const RULE = [
  arn("events", `rule/{prefix}-${WATCHING.alarmHistory}`),
  arn("events", `rule/{prefix}-${EVENTS.told("*")}`),
  arn("events", `rule/{prefix}-${ROLES.run("*")}`),
  arn("events", `rule/{prefix}-*/{prefix}-${ROLES.run("*")}`),
];
/** Named after keys of zones and after availability zones. */
const ALARM = arn("cloudwatch", "alarm:{prefix}-*");
const DASHBOARD = arn("cloudwatch", `dashboard/{prefix}-${WATCHING.dashboard}`, "");
const BUDGET = [WATCHING.budget, WATCHING.domainBudget("*")].map((name) =>
  arn("budgets", `budget/{prefix}-${name}`, ""),
);

/** AWS makes their ids. */
const MONITOR = arn("ce", "anomalymonitor/*", "");
const SUBSCRIPTION = arn("ce", "anomalysubscription/*", "");

/** Log groups, alarms, events, topics, dashboards, budgets: all by name, but for lists. */
export const OPERATIONS_ROWS = [
  ...rows(
    LAYERS_OF_ENVIRONMENT.filter((layer) => LAYERS[layer].logGroups.length > 0),
    {
      aws_cloudwatch_log_group: [
        on(
          LOG_GROUP,
          "logs:AssociateKmsKey",
          "logs:CreateLogGroup",
          "logs:DeleteLogGroup",
          "logs:DeleteRetentionPolicy",
          "logs:DisassociateKmsKey",
          "logs:ListTagsForResource",
          "logs:PutRetentionPolicy",
          "logs:TagResource",
          "logs:UntagResource",
        ),
        inRegion("logs:DescribeLogGroups"),
      ],
    },
  ),
  ...rows(["operations"], {
    aws_budgets_budget: [
      on(
        BUDGET,
        "budgets:ListTagsForResource",
        "budgets:ModifyBudget",
        "budgets:TagResource",
        "budgets:UntagResource",
        "budgets:ViewBudget",
      ),
    ],
    aws_ce_anomaly_monitor: [
      anywhere("ce:CreateAnomalyMonitor"),
      on(
        MONITOR,
        "ce:DeleteAnomalyMonitor",
        "ce:GetAnomalyMonitors",
        "ce:ListTagsForResource",
        "ce:TagResource",
        "ce:UntagResource",
        "ce:UpdateAnomalyMonitor",
      ),
    ],
    aws_ce_anomaly_subscription: [
      anywhere("ce:CreateAnomalySubscription"),
      on(
        SUBSCRIPTION,
        "ce:DeleteAnomalySubscription",
        "ce:GetAnomalySubscriptions",
        "ce:ListTagsForResource",
        "ce:TagResource",
        "ce:UntagResource",
        "ce:UpdateAnomalySubscription",
      ),
    ],
    aws_cloudwatch_composite_alarm: [
      on(
        ALARM,
        "cloudwatch:DeleteAlarms",
        "cloudwatch:ListTagsForResource",
        "cloudwatch:PutCompositeAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ),
      inRegion("cloudwatch:DescribeAlarms"),
    ],
    aws_cloudwatch_dashboard: [
      on(DASHBOARD, "cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"),
    ],
    aws_cloudwatch_event_rule: ruleCalls(RULE),
    aws_cloudwatch_event_target: targetCalls(RULE),
    // Detectors have ids instead of names.
    aws_cloudwatch_log_anomaly_detector: [
      on(WATCHED_GROUP, "logs:CreateLogAnomalyDetector"),
      on(
        arn("logs", "anomaly-detector:*"),
        "logs:DeleteLogAnomalyDetector",
        "logs:GetLogAnomalyDetector",
        "logs:ListTagsForResource",
        "logs:TagResource",
        "logs:UntagResource",
        "logs:UpdateLogAnomalyDetector",
      ),
    ],
    aws_cloudwatch_log_resource_policy: [
      inRegion("logs:DeleteResourcePolicy", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"),
    ],
    aws_cloudwatch_metric_alarm: [
      on(
        ALARM,
        "cloudwatch:DeleteAlarms",
        "cloudwatch:ListTagsForResource",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ),
      inRegion("cloudwatch:DescribeAlarms"),
    ],
  }),
  ...topicRows("operations", TOPIC),
];
