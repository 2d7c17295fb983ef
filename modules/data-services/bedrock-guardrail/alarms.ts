import { Construct } from "constructs";
import type { GuardrailModel } from "../../../config/kinds/data-services/bedrock-guardrail";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface GuardrailAlarmsProps {
  readonly guardrail: GuardrailModel;
  readonly guardrailArn: string;
  readonly version: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Source: Bedrock user guide, "Monitor Amazon Bedrock Guardrails using CloudWatch metrics". */
const WATCHED: Readonly<Record<string, Watched>> = {
  throttled: {
    metric: "InvocationThrottles",
    statistic: "Sum",
    threshold: 0,
    means: "texts are not looked at because there are too many, and their questions are refused",
  },
  faults: {
    metric: "InvocationServerErrors",
    statistic: "Sum",
    threshold: 0,
    means: "texts are not looked at, by a fault of Bedrock, and their questions are refused",
  },
};

/** Alarms when texts cannot be looked at for a quarter of an hour. */
export class GuardrailAlarms extends Construct {
  constructor(scope: Construct, id: string, { guardrail, guardrailArn, version, topicArn }: GuardrailAlarmsProps) {
    super(scope, id);
    for (const [key, watched] of Object.entries(WATCHED)) {
      lastingAlarm(this, key, {
        name: `${guardrail.name}-${key}`,
        about: `Guardrail ${guardrail.name}`,
        namespace: "AWS/Bedrock/Guardrails",
        dimensions: { GuardrailArn: guardrailArn, GuardrailVersion: version },
        watched,
        topicArn,
      });
    }
  }
}
