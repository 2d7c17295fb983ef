import type { DeployActions } from "./scope";

/** Log groups, alarms, events, topics, dashboards, budgets: all by name, but for lists. */
export const MONITORING_ACTIONS = {
  aws_budgets_budget: {
    budgets: [
      "budgets:ListTagsForResource",
      "budgets:ModifyBudget",
      "budgets:TagResource",
      "budgets:UntagResource",
      "budgets:ViewBudget",
    ],
  },
  aws_cloudwatch_dashboard: {
    dashboards: ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
  },
  aws_cloudwatch_event_rule: {
    "event-rules": [
      "events:DeleteRule",
      "events:DescribeRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:ListTagsForResource",
      "events:PutRule",
      "events:TagResource",
      "events:UntagResource",
    ],
  },
  aws_cloudwatch_event_target: {
    "event-rules": ["events:ListTargetsByRule", "events:PutTargets", "events:RemoveTargets"],
  },
  aws_cloudwatch_log_group: {
    "log-groups": [
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:DisassociateKmsKey",
      "logs:ListTagsForResource",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ],
    region: ["logs:DescribeLogGroups"],
  },
  aws_cloudwatch_log_resource_policy: {
    region: ["logs:DeleteResourcePolicy", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"],
  },
  aws_cloudwatch_metric_alarm: {
    alarms: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
    region: ["cloudwatch:DescribeAlarms"],
  },
  aws_sns_topic: {
    topics: [
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:GetTopicAttributes",
      "sns:ListTagsForResource",
      "sns:SetTopicAttributes",
      "sns:TagResource",
      "sns:UntagResource",
    ],
  },
  aws_sns_topic_policy: { topics: ["sns:GetTopicAttributes", "sns:SetTopicAttributes"] },
  aws_sns_topic_subscription: {
    topics: ["sns:ListSubscriptionsByTopic", "sns:Subscribe"],
    region: ["sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"],
  },
} satisfies Readonly<Record<string, DeployActions>>;
