import { LOG_GROUP, ROLE_ARN } from "../../references/aws-targets";
import { REGION_SETTING } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon Bedrock. */
export const bedrock: Service = {
  aws_bedrock_guardrail: {
    computed: {
      guardrail_id: "{base36:12}",
      guardrail_arn: "arn:{partition}:bedrock:{region}:{account}:guardrail/{guardrail_id}",
      created_at: "{time}",
      status: "READY",
      version: "DRAFT",
    },
  },
  aws_bedrock_model_invocation_logging_configuration: {
    computed: { id: "{region}" },
    references: {
      "logging_config.cloudwatch_config.log_group_name": LOG_GROUP,
      "logging_config.cloudwatch_config.role_arn": ROLE_ARN,
    },
    trusts: { path: "logging_config.cloudwatch_config.role_arn", service: "bedrock", summary: "ValidationException" },
    unique: [REGION_SETTING],
  },
};
