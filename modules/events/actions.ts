import type { Layer } from "../../config/derive/layers";
import { arn, type DeployRow, on, passTo, rows } from "../iam/deploy-row";

type EventLayer = Extract<Layer, "data-services" | "operations">;

// On a bus of its own a rule's ARN has the bus in it, whose name starts with the prefix too.
const RULE = arn("events", "rule/{prefix}-*");
const QUEUE = arn("sqs", "{prefix}-*");

/** Queues, rules and their targets. Source: service authorization reference, "Amazon SQS" and "Amazon EventBridge". */
export const EVENT_ROWS: readonly DeployRow[] = rows(["data-services", "operations"] satisfies EventLayer[], {
  aws_cloudwatch_event_rule: [
    on(
      RULE,
      "events:DeleteRule",
      "events:DescribeRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:ListTagsForResource",
      "events:PutRule",
      "events:TagResource",
      "events:UntagResource",
    ),
  ],
  aws_cloudwatch_event_target: [
    on(RULE, "events:ListTargetsByRule", "events:PutTargets", "events:RemoveTargets"),
    passTo("events.amazonaws.com"),
  ],
  aws_sqs_queue: [
    on(
      QUEUE,
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
  aws_sqs_queue_policy: [on(QUEUE, "sqs:GetQueueAttributes", "sqs:SetQueueAttributes")],
});
