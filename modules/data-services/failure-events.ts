import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

export interface FailureEventsProps {
  readonly ruleName: string;
  /** What is told of: `Executions of the task acme-dev-archive that failed`. */
  readonly description: string;
  /** The events, as EventBridge compares them. */
  readonly pattern: object;
  /** Name in `message` → where the event has it: `$.time`. */
  readonly paths: Readonly<Record<string, string>>;
  /** What people read, with `<name>` for each of `paths`. */
  readonly message: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Tells the topic of alarms of events of a service, in words, for what has no metric. */
export class FailureEvents extends Construct {
  constructor(scope: Construct, id: string, props: FailureEventsProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "rule", {
      name: props.ruleName,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "alarms",
      arn: props.topicArn,
      inputTransformer: { inputPaths: { ...props.paths }, inputTemplate: JSON.stringify(props.message) },
    });
  }
}
