import type { IotTopicRuleKafka } from "@cdktf/provider-aws/lib/iot-topic-rule";
import { IotTopicRuleDestination } from "@cdktf/provider-aws/lib/iot-topic-rule-destination";
import { Construct } from "constructs";
import type { RuleRole } from "./rule-role";

export interface KafkaDestinationProps {
  readonly role: RuleRole;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Security group, which the network layer makes with the rules from both ends. */
  readonly securityGroupId: string;
}

/** The way of rules into the VPC: interfaces that AWS IoT has there. */
export class KafkaDestination extends Construct {
  readonly destinationArn: string;

  constructor(scope: Construct, id: string, { role, vpcId, subnetIds, securityGroupId }: KafkaDestinationProps) {
    super(scope, id);
    this.destinationArn = new IotTopicRuleDestination(this, "Resource", {
      vpcConfiguration: { roleArn: role.arn, vpcId, subnetIds: [...subnetIds], securityGroups: [securityGroupId] },
      dependsOn: [role.policy],
    }).arn;
  }
}

export interface KafkaActionProps {
  readonly topic: string;
  /** What decides the partition, as AWS IoT evaluates it. */
  readonly key: string;
  /** Host names and ports of the brokers. */
  readonly brokers: string;
  readonly destinationArn: string;
  /** A field of the secret, as AWS IoT evaluates it. */
  readonly secret: (field: string) => string;
}

/** A message for each topic of Kafka, which all copies have before it counts. Source: AWS IoT developer guide, "Apache Kafka". */
export const kafkaAction = ({ topic, key, brokers, destinationArn, secret }: KafkaActionProps): IotTopicRuleKafka => ({
  destinationArn,
  topic,
  key,
  clientProperties: {
    acks: "-1",
    "bootstrap.servers": brokers,
    "security.protocol": "SASL_SSL",
    "sasl.mechanism": "SCRAM-SHA-512",
    "sasl.scram.username": secret("username"),
    "sasl.scram.password": secret("password"),
  },
});
