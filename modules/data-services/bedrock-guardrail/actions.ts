import { arn, inRegion, KEY_GRANTED, KEY_LOOKED_AT, on, rows, when } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

/** Bedrock gives guardrails ids of its own. */
const GUARDRAIL = arn("bedrock", "guardrail/*");
const PROFILE = arn("bedrock", "guardrail-profile/*", "*");

/** Guardrails and their versions. Source: service authorization reference, "Amazon Bedrock"; its guide on keys of guardrails. */
export const BEDROCK_GUARDRAIL_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_bedrock_guardrail: [
      inRegion("bedrock:CreateGuardrail"),
      on([PROFILE, GUARDRAIL], "bedrock:UpdateGuardrail"),
      on(
        GUARDRAIL,
        "bedrock:DeleteGuardrail",
        "bedrock:GetGuardrail",
        "bedrock:ListTagsForResource",
        "bedrock:TagResource",
        "bedrock:UntagResource",
      ),
      when(
        { StringEquals: { "kms:ViaService": "bedrock.{region}.amazonaws.com", "kms:CallerAccount": "{account}" } },
        on(arn("kms", "key/*"), "kms:Decrypt", "kms:GenerateDataKey"),
      ),
      KEY_LOOKED_AT,
      KEY_GRANTED,
    ],
    aws_bedrock_guardrail_version: [
      on(GUARDRAIL, "bedrock:CreateGuardrailVersion", "bedrock:DeleteGuardrail", "bedrock:GetGuardrail"),
    ],
  }),
};
