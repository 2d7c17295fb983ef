import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { configured } from "../../configured";
import { sentByRule } from "../../events/policies";
import { Queue } from "../../events/queue";
import { Schedule } from "../../events/schedule";
import type { Place } from "../../place";
import { putEvents } from "./policies";
import { requestOf } from "./request";

export interface TriggerProps {
  readonly trigger: EventTriggerModel;
  /** Name of the bus; a reference, where it is made here. */
  readonly busName: string;
  readonly jobId: string;
  /** ARN of the key of queues. */
  readonly kmsKeyArn: string;
  /**
   * Makes what calls the workspace.
   * @param failed queue for what could not be started
   */
  readonly caller: (scope: Construct, failed: Queue) => Called;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a rule hands its events to. */
export interface Called {
  readonly arn: string;
  /** Role that EventBridge calls it with. Default: it lets EventBridge in. */
  readonly roleArn?: string;
  /** What has to be in order before. */
  readonly dependables: readonly ITerraformDependable[];
}

/** A rule that starts a job over its API, with all that takes. */
export class Trigger extends Construct {
  constructor(scope: Construct, id: string, props: TriggerProps) {
    super(scope, id);
    const { trigger, busName, kmsKeyArn, place, tags } = props;
    const { name, deadLetters, retry } = trigger;
    const failed = new Queue(this, "failed", {
      name: deadLetters.queueName,
      arn: deadLetters.queueArn,
      kmsKeyArn,
      sentBy: [sentByRule(deadLetters.queueArn, trigger.rule.arn)],
      tags,
    });
    const { arn, roleArn, dependables } = props.caller(this, failed);
    const rule = new CloudwatchEventRule(this, "Resource", {
      name,
      description: trigger.description ?? `Starts the job ${trigger.job}`,
      eventBusName: busName,
      eventPattern: trigger.rule.pattern,
      ...(trigger.on.mode === "event" && trigger.on.paused && { state: "DISABLED" }),
      tags: { ...tags },
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      eventBusName: busName,
      targetId: trigger.key,
      arn,
      ...(roleArn !== undefined && { roleArn }),
      inputTransformer: requestOf(trigger, props.jobId),
      retryPolicy: { maximumEventAgeInSeconds: retry.hours * 3600, maximumRetryAttempts: retry.attempts },
      deadLetterConfig: { arn: failed.queueArn },
      dependsOn: [...dependables, failed.policy],
    });
    const { on, timer } = trigger;
    if (on.mode === "schedule" && timer !== undefined) {
      const bus = `arn:${place.partition}:events:${place.region}:${place.accountId}:event-bus/${trigger.busName}`;
      configured(
        new Schedule(this, "schedule", {
          model: timer,
          schedule: on.schedule,
          target: {
            arn: bus,
            input: "{}",
            eventbridgeParameters: { source: timer.source, detailType: timer.detailType },
          },
          starts: putEvents(bus, timer.source),
          kmsKeyArn,
          place,
          tags,
        }),
        ".on",
      );
    }
  }
}
