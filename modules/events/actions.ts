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
export const queueRows = (layer: "data-services" | "operations", queue: string) =>
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

// On a bus of its own a rule's ARN has the bus in it, whose name starts with the prefix too.
const RULE = arn("events", "rule/{prefix}-*");

/** Queues, rules and targets of data services. */
export const EVENT_ROWS = [
  ...queueRows("data-services", arn("sqs", "{prefix}-*")),
  ...rows(["data-services"], {
    aws_cloudwatch_event_rule: ruleCalls(RULE),
    aws_cloudwatch_event_target: targetCalls(RULE),
  }),
];
