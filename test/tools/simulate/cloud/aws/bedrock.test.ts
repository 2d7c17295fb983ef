import { describe } from "vitest";
import { decides } from "../support/decides";

const GUARDRAIL = "aws_bedrock_guardrail";

describe("guardrail-prompt-attack", () => {
  const filter = (type: string, output_strength: string) => ({
    content_policy_config: [{ filters_config: [{ type, input_strength: "HIGH", output_strength }] }],
  });
  decides("guardrail-prompt-attack", GUARDRAIL, {
    taken: [filter("PROMPT_ATTACK", "NONE"), filter("HATE", "HIGH"), {}],
    refused: [[filter("PROMPT_ATTACK", "LOW"), "looks for attacks in answers"]],
  });
});

describe("guardrail-tier", () => {
  const tier = (policy: string, tier_name: string) => ({ [policy]: [{ tier_config: [{ tier_name }] }] });
  const across = { cross_region_config: [{ guardrail_profile_identifier: "eu.guardrail.v1:0" }] };
  decides("guardrail-tier", GUARDRAIL, {
    taken: [
      tier("content_policy_config", "CLASSIC"),
      { ...tier("content_policy_config", "STANDARD"), ...across },
      { ...tier("topic_policy_config", "STANDARD"), ...across },
      {},
    ],
    refused: [
      [tier("content_policy_config", "STANDARD"), "works in one region"],
      [tier("topic_policy_config", "STANDARD"), "works in one region"],
    ],
  });
});
