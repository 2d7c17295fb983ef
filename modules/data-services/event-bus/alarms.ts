import { Construct } from "constructs";
import type { EventBusModel, EventRule } from "../../../config/kinds/data-services/event-bus";
import { alarmsOf, FAILED, ruleAlarms, watchedQueue } from "../../events/alarms";

export interface EventRuleAlarmsProps {
  readonly bus: EventBusModel;
  readonly rule: EventRule;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const HOUR = 3600;

/** Alarms of a rule and its queues. */
export class EventRuleAlarms extends Construct {
  constructor(scope: Construct, id: string, { bus, rule, topicArn }: EventRuleAlarmsProps) {
    super(scope, id);
    ruleAlarms(this, { busName: bus.name, name: rule.name, topicArn });
    alarmsOf(this, watchedQueue(rule.deadLetters.queueName, topicArn), { depth: FAILED });
    if (rule.to.mode !== "queue") return;
    const { alarmAgeHours, retentionHours, queueName } = rule.to;
    alarmsOf(this, watchedQueue(queueName, topicArn), {
      age: {
        metric: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        threshold: alarmAgeHours * HOUR,
        means: `events are read only after ${alarmAgeHours} hours, and lost after ${retentionHours}`,
      },
    });
  }
}
