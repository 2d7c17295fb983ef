import { arn, inRegion, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";

/** Bedrock gives profiles ids of its own. */
const PROFILE = arn("bedrock", "application-inference-profile/*");

/** Inference profiles. Source: service authorization reference, "Amazon Bedrock". */
export const BEDROCK_PROFILE_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    "data.aws_bedrock_foundation_models": [inRegion("bedrock:ListFoundationModels")],
    aws_bedrock_inference_profile: [
      // What it is a copy of is asked too: a model of AWS, or one of its profiles.
      on(
        [arn("bedrock", "inference-profile/*"), PROFILE, "arn:{partition}:bedrock:*::foundation-model/*"],
        "bedrock:CreateInferenceProfile",
      ),
      on(
        PROFILE,
        "bedrock:DeleteInferenceProfile",
        "bedrock:GetInferenceProfile",
        "bedrock:ListTagsForResource",
        "bedrock:TagResource",
        "bedrock:UntagResource",
      ),
    ],
  }),
};
