import { IotTopicRule, type IotTopicRuleConfig } from "@cdktf/provider-aws/lib/iot-topic-rule";
import { Construct } from "constructs";
import type { IotCoreModel, IotErrors, IotRule } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import type { RuleRole } from "./rule-role";

export interface RulesProps {
  readonly rules: IotCoreModel["rules"];
  readonly errors: IotErrors;
  readonly role: RuleRole;
  /** Name of the stream that a rule puts messages into; a reference, so that it is there. */
  readonly target: (rule: IotRule) => string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The language of the statements; older ones know less. Source: AWS IoT developer guide, "SQL versions". */
const SQL_VERSION = "2016-03-23";

/** Rules that hand messages of devices on. */
export class Rules extends Construct {
  constructor(scope: Construct, id: string, { rules, errors, role, target, tags }: RulesProps) {
    super(scope, id);
    for (const [key, rule] of Object.entries(rules)) {
      configured(
        new IotTopicRule(this, key, {
          name: rule.name,
          sql: rule.sql,
          sqlVersion: SQL_VERSION,
          enabled: rule.enabled,
          ...action(rule, target(rule), role.arn),
          errorAction: errorAction(key, errors, role),
          tags: { ...tags },
          dependsOn: [role.policy],
        }),
        `.rules.${key}`,
      );
    }
  }
}

function action({ into }: IotRule, name: string, roleArn: string): Pick<IotTopicRuleConfig, "kinesis" | "firehose"> {
  return into.mode === "stream"
    ? { kinesis: [{ roleArn, streamName: name, partitionKey: partitionKey(into.partitionKey) }] }
    : // The Firehose stream ends lines itself, where it is to.
      { firehose: [{ roleArn, deliveryStreamName: name }] };
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
