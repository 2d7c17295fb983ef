import { Construct } from "constructs";
import type { IotCoreModel } from "../../../config/kinds/data-services/iot-core";
import { configured } from "../../configured";
import { lastingAlarm } from "../../operations/lasting-alarm";
import { failuresMetric } from "./rule-role";

export interface IotAlarmsProps {
  readonly entry: IotCoreModel;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** What AWS counts of each rule. Source: AWS IoT developer guide, "AWS IoT metrics and dimensions", rule metrics. */
const RULE_METRICS = {
  unreadable: { metric: "ParseError", means: "messages are not the JSON that the statement asks for, and are lost" },
  throttled: { metric: "RuleMessageThrottled", means: "messages are lost because there are more than AWS takes" },
} as const;

/** Alarms when messages of devices are lost, or could not be handed on. */
export class IotAlarms extends Construct {
  constructor(scope: Construct, id: string, { entry, topicArn }: IotAlarmsProps) {
    super(scope, id);
    const none = { statistic: "Sum", threshold: 0 } as const;
    for (const [key, rule] of Object.entries(entry.rules)) {
      for (const [what, { metric, means }] of Object.entries(RULE_METRICS)) {
        const alarm = lastingAlarm(this, `${key}-${what}`, {
          name: `${entry.name}-${key}-${what}`,
          about: `Rule ${rule.name} of AWS IoT`,
          namespace: "AWS/IoT",
          dimensions: { RuleName: rule.name },
          watched: { metric, ...none, means },
          topicArn,
        });
        configured(alarm, `.rules.${key}`);
      }
    }
    if (entry.errors.mode !== "log") return;
    const { namespace, name } = failuresMetric(entry.name);
    const alarm = lastingAlarm(this, "failures", {
      name: `${entry.name}-failures`,
      about: `AWS IoT, ${entry.name}`,
      namespace,
      dimensions: {},
      watched: {
        metric: name,
        ...none,
        means: `messages could not be handed on; ${entry.errors.logGroupName} has them`,
      },
      topicArn,
    });
    configured(alarm, ".errors");
  }
}
