import { at } from "../../../schema/value";
import type { Check } from "../../checks/check";
import type { Computed } from "../../computed/computed";
import { LOG_GROUP, of, ROLE_ARN } from "../../references/aws-targets";
import { inPlace, REGION_SETTING } from "../../uniques/aws";
import { itemsOf, textOf } from "../../values";
import type { Service } from "../service";

/** Models of the simulated catalog: some of those that Bedrock really offers. */
const MODELS = [
  "amazon.titan-text-express-v1",
  "amazon.titan-embed-text-v2:0",
  "anthropic.claude-3-haiku-20240307-v1:0",
  "anthropic.claude-3-5-sonnet-20240620-v1:0",
  "cohere.command-r-v1:0",
];

const GUARDRAIL_CHECKS: readonly Check[] = [
  {
    rule: "guardrail-prompt-attack",
    source: "Bedrock API, GuardrailContentFilterConfig: the strength for answers is NONE for PROMPT_ATTACK",
    when: (guardrail) =>
      itemsOf(guardrail, "content_policy_config")
        .flatMap((policy) => itemsOf(policy, "filters_config"))
        .some(
          (filter) =>
            textOf(at(filter, "type")) === "PROMPT_ATTACK" && textOf(at(filter, "output_strength")) !== "NONE",
        ),
    excludes: ["content_policy_config.filters_config.output_strength"],
    summary: "ValidationException",
    detail: "{type} {name} looks for attacks in answers",
    fix: "set output_strength to NONE for PROMPT_ATTACK",
  },
  {
    rule: "guardrail-tier",
    source: 'Bedrock user guide, "Safeguard tiers for guardrails policies": Standard needs cross-region inference',
    when: (guardrail) =>
      ["content_policy_config", "topic_policy_config"]
        .flatMap((policy) => itemsOf(guardrail, policy))
        .flatMap((policy) => itemsOf(policy, "tier_config"))
        .some((tier) => textOf(at(tier, "tier_name")) === "STANDARD"),
    requires: ["cross_region_config.guardrail_profile_identifier"],
    summary: "ValidationException",
    detail: "{type} {name} is of the tier STANDARD, and works in one region",
    fix: "set cross_region_config",
  },
];

/** The number after the versions that a guardrail has. */
const nextVersion: Computed = ({ planned, store }) => ({
  version: String(
    store
      .ofType("aws_bedrock_guardrail_version")
      .filter(({ attributes }) => at(attributes, "guardrail_arn") === at(planned, "guardrail_arn")).length + 1,
  ),
});

/** Amazon Bedrock. */
export const bedrock: Service = {
  aws_bedrock_guardrail: {
    importedBy: [["guardrail_id", "version"], ","],
    computed: {
      guardrail_id: "{base36:12}",
      guardrail_arn: "arn:{partition}:bedrock:{region}:{account}:guardrail/{guardrail_id}",
      created_at: "{time}",
      status: "READY",
      version: "DRAFT",
    },
    unique: [inPlace("ConflictException", "name")],
    checks: GUARDRAIL_CHECKS,
  },
  aws_bedrock_guardrail_version: {
    computed: nextVersion,
    references: {
      guardrail_arn: of("aws_bedrock_guardrail", "guardrail_arn", {
        missing: "ResourceNotFoundException",
        goesWith: true,
      }),
    },
  },
  aws_bedrock_inference_profile: {
    computed: {
      id: "{base36:12}",
      arn: "arn:{partition}:bedrock:{region}:{account}:application-inference-profile/{id}",
      created_at: "{time}",
      updated_at: "{time}",
      status: "ACTIVE",
      type: "APPLICATION",
      models: [],
    },
    unique: [inPlace("ConflictException", "name")],
  },
  aws_bedrock_foundation_models: {
    answers: () => ({ id: "models", model_summaries: MODELS.map((model_id) => ({ model_id })) }),
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
