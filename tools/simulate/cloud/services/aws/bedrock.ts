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
};
