import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { EventRule } from "../../../config/kinds/data-services/event-bus";
import { sentByRule, serviceTrust } from "../../events/policies";
import { Queue } from "../../events/queue";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { deliveryStatements } from "./policies";

export interface RuleProps {
  readonly rule: EventRule;
  /** Name of the bus; a reference, where it is made here. */
  readonly busName: string;
  /** ARN of the key of queues. */
  readonly kmsKeyArn: string;
  /** ARN of the key of a stream, by its key. */
  readonly streamKeyArn: (stream: string) => string;
  /** ARN of the stream or delivery stream that it delivers to. Default: a queue of its own. */
  readonly targetArn: string | undefined;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A rule with what it delivers to, its role, and the queue for what could not be delivered. */
export class Rule extends Construct {
  constructor(scope: Construct, id: string, props: RuleProps) {
    super(scope, id);
    const { rule, kmsKeyArn, tags } = props;
    const { to } = rule;
    const made = new CloudwatchEventRule(this, "Resource", {
      name: rule.name,
      description: rule.description ?? `Events for ${rule.key}`,
      eventBusName: props.busName,
      eventPattern: rule.pattern,
      state: rule.enabled ? "ENABLED" : "DISABLED",
      tags: { ...tags },
    });
    const queue = (key: string, name: string, arn: string, rest: object) =>
      new Queue(this, key, { name, arn, kmsKeyArn, sentBy: [sentByRule(arn, rule.arn)], tags, ...rest });
    const failed = queue("failed", rule.deadLetters.queueName, rule.deadLetters.queueArn, {});
    const own = to.mode === "queue" ? queue("queue", to.queueName, to.queueArn, to) : undefined;
    const { dependsOn, ...delivery } =
      own === undefined ? this.byRole(props) : { arn: own.queueArn, dependsOn: [own.policy] };
    new CloudwatchEventTarget(this, "target", {
      rule: made.name,
      eventBusName: props.busName,
      targetId: rule.key,
      ...delivery,
      ...(rule.send === "detail" && { inputPath: "$.detail" }),
      ...(to.mode === "stream" &&
        to.partitionKey !== undefined && { kinesisTarget: { partitionKeyPath: `$.detail.${to.partitionKey}` } }),
      retryPolicy: {
        maximumEventAgeInSeconds: rule.retry.hours * 3600,
        maximumRetryAttempts: rule.retry.attempts,
      },
      deadLetterConfig: { arn: failed.queueArn },
      dependsOn: [...dependsOn, failed.policy],
    });
  }

  /** Delivery to a stream with a role for it alone. */
  private byRole({ rule, streamKeyArn, targetArn, place, tags }: RuleProps): {
    readonly arn: string;
    readonly roleArn: string;
    readonly dependsOn: ITerraformDependable[];
  } {
    if (targetArn === undefined) throw new Error(`${rule.name} delivers to nothing`);
    const role = new IamRole(this, "role", {
      name: rule.role.name,
      description: `Delivers the events of ${rule.name}`,
      assumeRolePolicy: policyDocument(serviceTrust("events.amazonaws.com", rule.arn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "delivery",
      role: role.name,
      policy: policyDocument(deliveryStatements(rule.to, targetArn, streamKeyArn, place)),
    });
    return { arn: targetArn, roleArn: role.arn, dependsOn: [policy] };
  }
}
