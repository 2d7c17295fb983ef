import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import type { Place } from "../place";
import { topicStatements } from "./pipeline-policies";

export interface MessagesProps {
  readonly place: Place;
  readonly topicName: string;
  readonly ruleName: string;
  readonly pipelineName: string;
  readonly kmsKeyArn: string;
  /** Who is told. Each address gets a mail with a link first, and nothing more until it is followed. */
  readonly emails: readonly string[];
}

/** The topic of what waits for an approval, and of runs of the pipeline that fail. */
export class Messages extends Construct {
  /** ARN of the topic; what uses it waits until it may be published to. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: MessagesProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "Resource", { name: props.topicName, kmsMasterKeyId: props.kmsKeyArn });
    const rule = new CloudwatchEventRule(this, "failures", {
      name: props.ruleName,
      description: `Runs of ${props.pipelineName} that fail`,
      eventPattern: JSON.stringify({
        source: ["aws.codepipeline"],
        "detail-type": ["CodePipeline Pipeline Execution State Change"],
        detail: { pipeline: [props.pipelineName], state: ["FAILED"] },
      }),
    });
    const policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyDocument(topicStatements(topic.arn, props.place.accountId, rule.arn)),
    });
    new CloudwatchEventTarget(this, "target", { rule: rule.name, targetId: "topic", arn: policy.arn });
    for (const email of props.emails) {
      new SnsTopicSubscription(this, `subscription-${email.toLowerCase()}`, {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: email,
      });
    }
    this.topicArn = policy.arn;
  }
}
