import { IotTopicRule, type IotTopicRuleConfig } from "@cdktf/provider-aws/lib/iot-topic-rule";
import { Construct } from "constructs";
import type { IotCoreModel, IotErrors, IotRule } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import { kafkaAction } from "./kafka";
import type { RuleRole } from "./rule-role";

export interface RulesProps {
  readonly rules: IotCoreModel["rules"];
  readonly errors: IotErrors;
  readonly role: RuleRole;
  /** Name of the stream that a rule puts messages into, or brokers of its cluster; a reference, so that it is there. */
  readonly target: (rule: IotRule) => string;
  /** ARN of the way into the VPC, of rules into Kafka; a reference. Default: there are none. */
  readonly destinationArn: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The language of the statements; older ones know less. Source: AWS IoT developer guide, "SQL versions". */
const SQL_VERSION = "2016-03-23";

/** Rules that hand messages of devices on. */
export class Rules extends Construct {
  constructor(scope: Construct, id: string, { rules, errors, role, target, destinationArn, tags }: RulesProps) {
    super(scope, id);
    for (const [key, rule] of Object.entries(rules)) {
      configured(
        new IotTopicRule(this, key, {
          name: rule.name,
          sql: rule.sql,
          sqlVersion: SQL_VERSION,
          enabled: rule.enabled,
          ...action(rule, target(rule), role, destinationArn),
          errorAction: errorAction(key, errors, role),
          tags: { ...tags },
          dependsOn: [role.policy],
        }),
        `.rules.${key}`,
      );
    }
  }
}

function action(
  { into, secretName }: IotRule,
  name: string,
  { arn: roleArn, knownArn }: RuleRole,
  destinationArn: string | undefined,
): Pick<IotTopicRuleConfig, "kinesis" | "firehose" | "kafka"> {
  switch (into.mode) {
    case "stream":
      return { kinesis: [{ roleArn, streamName: name, partitionKey: partitionKey(into.partitionKey) }] };
    case "delivery-stream":
      // The Firehose stream ends lines itself, where it is to.
      return { firehose: [{ roleArn, deliveryStreamName: name }] };
    case "kafka": {
      if (destinationArn === undefined || secretName === undefined) throw new Error("a rule into Kafka has a way");
      const secret = (field: string) =>
        evaluated(`get_secret('${secretName}', 'SecretString', '${field}', '${knownArn}')`);
      const key = partitionKey(into.partitionKey);
      return { kafka: [kafkaAction({ topic: into.topic, key, brokers: name, destinationArn, secret })] };
    }
  }
}

/** What AWS IoT evaluates for each message. The first dollar sign keeps Terraform from doing so. */
const evaluated = (expression: string): string => `$\${${expression}}`;

type PartitionKey = Extract<IotRule["into"], { mode: "stream" }>["partitionKey"];

function partitionKey(key: PartitionKey): string {
  switch (key.from) {
    case "client":
      return evaluated("clientid()");
    case "message":
      return evaluated("newuuid()");
    case "topic":
      return evaluated(`topic(${key.level})`);
    case "field":
      return evaluated(key.field);
  }
}

function errorAction(key: string, errors: IotErrors, role: RuleRole): IotTopicRuleConfig["errorAction"] {
  if (errors.mode === "log") return { cloudwatchLogs: { logGroupName: role.errorLogName, roleArn: role.arn } };
  const day = evaluated('parse_time("yyyy/MM/dd", timestamp())');
  return {
    s3: {
      bucketName: errors.bucket,
      key: `${errors.folder}/${key}/${day}/${evaluated("newuuid()")}.json`,
      roleArn: role.arn,
    },
  };
}
