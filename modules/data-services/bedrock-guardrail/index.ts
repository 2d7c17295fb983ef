import type { GuardrailModel } from "../../../config/kinds/data-services/bedrock-guardrail";
import type { Contributions } from "../../kinds/contribution";
import { GuardrailAlarms } from "./alarms";
import { Guardrail } from "./guardrail";

export const contributions: Contributions<GuardrailModel> = {
  "data-services"(scope, id, { entry: guardrail, tags, read }) {
    const made = new Guardrail(scope, id, { guardrail, kmsKeyArn: read("foundation", "kms_key_arns", "data"), tags });
    return { bedrock_guardrail_arns: made.guardrailArn, bedrock_guardrail_versions: made.version };
  },
  operations(scope, id, { entry: guardrail, alarmTopicArn, read }) {
    new GuardrailAlarms(scope, id, {
      guardrail,
      guardrailArn: read("data-services", "bedrock_guardrail_arns", guardrail.key),
      version: read("data-services", "bedrock_guardrail_versions", guardrail.key),
      topicArn: alarmTopicArn,
    });
    return {};
  },
};
