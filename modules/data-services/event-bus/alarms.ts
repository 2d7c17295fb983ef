import { Construct } from "constructs";
import type { EventBusModel, EventRule } from "../../../config/kinds/data-services/event-bus";
import { alarmsOf, FAILED, never } from "../../events/alarms";

export interface EventRuleAlarmsProps {
  readonly bus: EventBusModel;
  readonly rule: EventRule;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const HOUR = 3600;

/** Alarms of a rule. Source of the metrics: EventBridge user guide, "Monitoring Amazon EventBridge"; SQS developer guide. */
export class EventRuleAlarms extends Construct {
  constructor(scope: Construct, id: string, { bus, rule, topicArn }: EventRuleAlarmsProps) {
    super(scope, id);
    alarmsOf(
      this,
      {
        name: rule.name,
        about: `Rule ${rule.name}`,
        namespace: "AWS/Events",
        // Of a rule on the default bus the name alone.
        dimensions: { ...(bus.mode === "create" && { EventBusName: bus.name }), RuleName: rule.name },
        topicArn,
      },
      {
        undelivered: never("FailedInvocations", "an event could not be delivered"),
        lost: never("InvocationsFailedToBeSentToDlq", "an event could neither be delivered nor kept, and is lost"),
        "sent-to-dlq": never(
          "InvocationsSentToDlq",
          "an event could not be delivered, and went to its dead-letter queue",
        ),
      },
    );
    const queue = (name: string) => ({
      name,
      about: `Queue ${name}`,
      namespace: "AWS/SQS",
      dimensions: { QueueName: name },
      topicArn,
    });
    alarmsOf(this, queue(rule.deadLetters.queueName), { depth: FAILED });
    if (rule.to.mode === "queue") {
      const { alarmAgeHours, retentionHours, queueName } = rule.to;
      alarmsOf(this, queue(queueName), {
        age: {
          metric: "ApproximateAgeOfOldestMessage",
          statistic: "Maximum",
          threshold: alarmAgeHours * HOUR,
          means: `events are read only after ${alarmAgeHours} hours, and lost after ${retentionHours}`,
        },
      });
    }
  }
}
