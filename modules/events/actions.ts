import { EVENTS } from "../../config/derive/purposes";
import { arn, type Call, on, passTo, rows } from "../iam/deploy-row";

/** What Terraform calls for a rule of EventBridge. Source: service authorization reference, "Amazon EventBridge". */
export const ruleCalls = (rules: string | readonly string[]): Call[] => [
  on(
    rules,
    "events:DeleteRule",
    "events:DescribeRule",
    "events:DisableRule",
    "events:EnableRule",
    "events:ListTagsForResource",
    "events:PutRule",
    "events:TagResource",
    "events:UntagResource",
  ),
];
/** The same for what it delivers to. */
export const targetCalls = (rules: string | readonly string[]): Call[] => [
  on(rules, "events:ListTargetsByRule", "events:PutTargets", "events:RemoveTargets"),
  passTo("events.amazonaws.com"),
];

/** Queues by their names, with their policies. Source: service authorization reference, "Amazon SQS". */
export const queueRows = (layer: "data-services" | "operations" | "unity-catalog", queue: string | readonly string[]) =>
  rows([layer], {
    aws_sqs_queue: [
      on(
        queue,
        "sqs:CreateQueue",
        "sqs:DeleteQueue",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ListQueueTags",
        "sqs:SetQueueAttributes",
        "sqs:TagQueue",
        "sqs:UntagQueue",
      ),
    ],
    aws_sqs_queue_policy: [on(queue, "sqs:GetQueueAttributes", "sqs:SetQueueAttributes")],
  });

/** Topics by their names, with their policies and who is subscribed. Source: service authorization reference, "Amazon SNS". */
export function topicRows(layer: "operations" | "unity-catalog", topic: string) {
  // A subscription's ARN is that of its topic with an id; AWS' reference names the topic.
  const subscription = [`${topic}:*`, topic];
  return rows([layer], {
    aws_sns_topic: [
      on(
        topic,
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:GetTopicAttributes",
        "sns:ListTagsForResource",
        "sns:SetTopicAttributes",
        "sns:TagResource",
        "sns:UntagResource",
      ),
    ],
    aws_sns_topic_policy: [on(topic, "sns:GetTopicAttributes", "sns:SetTopicAttributes")],
    aws_sns_topic_subscription: [
      on(topic, "sns:ListSubscriptionsByTopic", "sns:Subscribe"),
      on(subscription, "sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"),
    ],
  });
}

const BUS = `{prefix}-${EVENTS.bus("*", "*")}`;
/** Of the default bus, and of those that are made here, which stand in the ARN. */
const RULE = [arn("events", `rule/${BUS}`), arn("events", `rule/{prefix}-*/${BUS}`)];
const QUEUE = [EVENTS.bus("*", "*"), EVENTS.pipe("*"), EVENTS.api("*")].map((name) => arn("sqs", `{queues:${name}}`));

/** Queues, rules and targets of data services. */
export const EVENT_ROWS = [
  ...queueRows("data-services", QUEUE),
  ...rows(["data-services"], {
    aws_cloudwatch_event_rule: ruleCalls(RULE),
    aws_cloudwatch_event_target: targetCalls(RULE),
  }),
];

/**
 * Schedules of EventBridge Scheduler, each in a group of the same start.
 * @param names of the groups, `{prefix}-*`
 */
export function scheduleRows(layer: "data-services" | "operations", names: string) {
  const group = arn("scheduler", `schedule-group/${names}`);
  const schedule = arn("scheduler", `schedule/${names}/*`);
  return rows([layer], {
    aws_scheduler_schedule: [
      on(
        schedule,
        "scheduler:CreateSchedule",
        "scheduler:DeleteSchedule",
        "scheduler:GetSchedule",
        "scheduler:UpdateSchedule",
      ),
      passTo("scheduler.amazonaws.com"),
    ],
    aws_scheduler_schedule_group: [
      on(
        group,
        "scheduler:CreateScheduleGroup",
        "scheduler:DeleteScheduleGroup",
        "scheduler:GetScheduleGroup",
        "scheduler:ListTagsForResource",
        "scheduler:TagResource",
        "scheduler:UntagResource",
      ),
      // Deleting a group deletes what is in it.
      on(schedule, "scheduler:DeleteSchedule"),
    ],
  });
}
