import { CloudwatchEventApiDestination } from "@cdktf/provider-aws/lib/cloudwatch-event-api-destination";
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { configured } from "../../configured";
import { DatabricksConnection } from "../../events/databricks-connection";
import { sentByRule, serviceTrust } from "../../events/policies";
import { Queue } from "../../events/queue";
import { Schedule } from "../../events/schedule";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { callStatements, putEvents } from "./policies";
import { requestOf } from "./request";

export interface TriggerProps {
  readonly trigger: EventTriggerModel;
  /** Name of the bus; a reference, where it is made here. */
  readonly busName: string;
  readonly workspaceUrl: string;
  readonly jobId: string;
  /** Application (client) id of the service principal that AWS signs in as. */
  readonly applicationId: string;
  /** ARN of the key of queues. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A rule that starts a job over its API, with all that takes. */
export class Trigger extends Construct {
  constructor(scope: Construct, id: string, props: TriggerProps) {
    super(scope, id);
    const { trigger, busName, workspaceUrl, kmsKeyArn, place, tags } = props;
    const { name, deadLetters, retry } = trigger;
    const connection = configured(
      new DatabricksConnection(this, "connection", { name, workspaceUrl, applicationId: props.applicationId }),
      ".startsAs",
    );
    const destination = new CloudwatchEventApiDestination(this, "destination", {
      name,
      description: `Starts the job ${trigger.job}`,
      connectionArn: connection.connectionArn,
      invocationEndpoint: `${workspaceUrl}/api/2.2/jobs/run-now`,
      httpMethod: "POST",
      invocationRateLimitPerSecond: trigger.startsPerSecond,
    });
    const rule = new CloudwatchEventRule(this, "Resource", {
      name,
      description: trigger.description ?? `Starts the job ${trigger.job}`,
      eventBusName: busName,
      eventPattern: trigger.rule.pattern,
      tags: { ...tags },
    });
    const failed = new Queue(this, "failed", {
      name: deadLetters.queueName,
      arn: deadLetters.queueArn,
      kmsKeyArn,
      sentBy: [sentByRule(deadLetters.queueArn, trigger.rule.arn)],
      tags,
    });
    const role = new IamRole(this, "role", {
      name: trigger.role.name,
      description: `Calls the API of Databricks for ${name}`,
      assumeRolePolicy: policyDocument(serviceTrust("events.amazonaws.com", trigger.rule.arn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "call",
      role: role.name,
      policy: policyDocument(callStatements(destination.arn)),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      eventBusName: busName,
      targetId: trigger.key,
      arn: destination.arn,
      roleArn: role.arn,
      inputTransformer: requestOf(trigger, props.jobId),
      retryPolicy: { maximumEventAgeInSeconds: retry.hours * 3600, maximumRetryAttempts: retry.attempts },
      deadLetterConfig: { arn: failed.queueArn },
      dependsOn: [policy, failed.policy],
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
