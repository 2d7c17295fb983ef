import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { WATCHING } from "../../config/derive/purposes";
import { policyDocument, type Statement } from "../iam/policy-document";
import type { AlarmSource } from "./alarm-source";
import { alarmTopicStatements } from "./alarm-topic-policy";

export interface AlarmTopicProps {
  /** Whose alarms may publish. */
  readonly alarms: AlarmSource;
  /** ARN of the key that encrypts the messages; its policy must let CloudWatch use it. */
  readonly kmsKeyArn: string;
  /** Who is told. Each address gets a mail with a link first, and nothing more until it is followed. */
  readonly emails: readonly string[];
  /** Further statements of its policy, by its ARN: who publishes to it beside alarms. Default none. */
  readonly statements?: (topicArn: string) => readonly Statement[];
}

/** The topic that every alarm of an environment goes to. */
export class AlarmTopic extends Construct {
  /** ARN of the topic. Alarms that use it are made after it may be published to. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "Resource", {
      name: `${props.alarms.prefix}-${WATCHING.alarmTopic}`,
      kmsMasterKeyId: props.kmsKeyArn,
    });
    const policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyDocument([
        ...alarmTopicStatements(topic.arn, props.alarms),
        ...(props.statements?.(topic.arn) ?? []),
      ]),
    });
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
