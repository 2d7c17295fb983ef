import type { BedrockGuardrailConfig } from "@cdktf/provider-aws/lib/bedrock-guardrail";
import type { GuardrailModel } from "../../../config/kinds/data-services/bedrock-guardrail";
import { literal } from "../../terraform/literal";

/** What a guardrail says: all of it but its name, key and tags. */
export type Content = Omit<BedrockGuardrailConfig, "name" | "kmsKeyArn" | "tags">;

/** What Bedrock calls the sorts of harmful texts. */
const FILTERS = {
  sexual: "SEXUAL",
  violence: "VIOLENCE",
  hate: "HATE",
  insults: "INSULTS",
  misconduct: "MISCONDUCT",
} as const;

/** Another order in the configuration is no other content, of which Bedrock would keep a version. */
const inOrder = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** The rules of a guardrail, as Bedrock takes them. */
export function contentOf(guardrail: GuardrailModel): Content {
  const { description, refusal, crossRegion } = guardrail;
  return {
    description: literal(description),
    blockedInputMessaging: literal(refusal.input),
    blockedOutputsMessaging: literal(refusal.output),
    contentPolicyConfig: [{ filtersConfig: filters(guardrail), tierConfig: [{ tierName: guardrail.safeguardTier }] }],
    ...topics(guardrail),
    ...words(guardrail),
    ...personal(guardrail),
    ...grounding(guardrail),
    ...(crossRegion !== undefined && { crossRegionConfig: [{ guardrailProfileIdentifier: crossRegion }] }),
  };
}

const filters = ({ harmful }: GuardrailModel) => [
  ...Object.entries(FILTERS).map(([key, type]) => {
    const { input, output } = harmful[key as keyof typeof FILTERS];
    return { type, inputStrength: input, outputStrength: output };
  }),
  // Answers attack nobody: Bedrock takes no other strength there.
  { type: "PROMPT_ATTACK", inputStrength: harmful.promptAttack, outputStrength: "NONE" },
];

function topics({ topics: named, safeguardTier }: GuardrailModel): Partial<Content> {
  const topicsConfig = inOrder(named).map(([name, { definition, examples }]) => ({
    name,
    type: "DENY",
    definition: literal(definition),
    ...(examples.length > 0 && { examples: examples.map(literal) }),
  }));
  return topicsConfig.length === 0
    ? {}
    : { topicPolicyConfig: [{ topicsConfig, tierConfig: [{ tierName: safeguardTier }] }] };
}

function words({ words: refused, profanity }: GuardrailModel): Partial<Content> {
  return refused.length === 0 && !profanity
    ? {}
    : {
        wordPolicyConfig: [
          {
            ...(refused.length > 0 && { wordsConfig: [...refused].sort().map((text) => ({ text: literal(text) })) }),
            ...(profanity && { managedWordListsConfig: [{ type: "PROFANITY" }] }),
          },
        ],
      };
}

function personal({ personalData, patterns }: GuardrailModel): Partial<Content> {
  const piiEntitiesConfig = inOrder(personalData).map(([type, action]) => ({ type, action }));
  const regexesConfig = inOrder(patterns).map(([name, { pattern, action, description }]) => ({
    name,
    pattern: literal(pattern),
    action,
    ...(description !== undefined && { description: literal(description) }),
  }));
  return piiEntitiesConfig.length + regexesConfig.length === 0
    ? {}
    : {
        sensitiveInformationPolicyConfig: [
          {
            ...(piiEntitiesConfig.length > 0 && { piiEntitiesConfig }),
            ...(regexesConfig.length > 0 && { regexesConfig }),
          },
        ],
      };
}

function grounding({ grounding: looked }: GuardrailModel): Partial<Content> {
  const filtersConfig = [
    { type: "GROUNDING", threshold: looked?.grounded },
    { type: "RELEVANCE", threshold: looked?.relevant },
  ].flatMap(({ type, threshold }) => (threshold === undefined ? [] : [{ type, threshold }]));
  return filtersConfig.length === 0 ? {} : { contextualGroundingPolicyConfig: [{ filtersConfig }] };
}
