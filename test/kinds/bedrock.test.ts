import { afterAll, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { bedrockAccess, guardrailAccess } from "../../modules/consumers/model-endpoint/policies";
import { bedrock, endpoint, guardrail, profile, withBedrock } from "../support/models";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withBedrock(input);
input.dataServices = { ...input.dataServices, plain: guardrail(PLAIN()) };
input.consumers = {
  ...input.consumers,
  // Asks the model itself, and one in this region.
  direct: endpoint({ haiku: bedrock({ guardrail: "guarded" }) }),
};
const platform = platformOf(accountInput(), input);
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const services = json("dev-data-services");

/** A guardrail that says no more than it has to. */
function PLAIN() {
  return {
    harmful: {},
    topics: {},
    words: [] as string[],
    profanity: false,
    personalData: {},
    patterns: {},
    grounding: undefined,
    safeguardTier: "CLASSIC" as const,
    crossRegion: undefined,
    enforced: false,
  } satisfies Parameters<typeof guardrail>[0];
}

describe("guardrails and inference profiles of Bedrock", () => {
  it("are made beside the roles that ask through them", () => {
    expect(addresses(services).filter((address) => /bedrock/.test(address))).toEqual([
      "aws_bedrock_guardrail.data-service-guarded",
      "aws_bedrock_guardrail.data-service-plain",
      "aws_bedrock_guardrail_version.data-service-guarded_version",
      "aws_bedrock_guardrail_version.data-service-plain_version",
      "aws_bedrock_inference_profile.data-service-costs",
    ]);
  });

  it("say all that is configured, and what is not configured is left to Bedrock", () => {
    expect(resource(services, "aws_bedrock_guardrail.data-service-guarded")).toMatchSnapshot();
    expect(resource(services, "aws_bedrock_guardrail.data-service-plain")).toMatchSnapshot();
  });

  it("get a version for each content, and keep the older ones", () => {
    const version = (changes: Parameters<typeof guardrail>[0]) => {
      const other = devInput();
      other.dataServices = { guarded: guardrail(changes) };
      const made = synthPlatform(platformOf(accountInput(), other)).find(({ name }) => name === "dev-data-services");
      if (made === undefined) throw new Error("no data services");
      return resource(made.json, "aws_bedrock_guardrail_version.data-service-guarded_version");
    };
    const [first, same, other] = [version({}), version({ enforced: false }), version({ words: ["prices"] })];
    expect(first).toMatchObject({ skip_destroy: true });
    expect(same.description).toBe(first.description);
    expect(other.description).not.toBe(first.description);
  });

  it("are copies of what AWS offers, which a plan looks up", () => {
    expect(resource(services, "aws_bedrock_inference_profile.data-service-costs")).toMatchObject({
      name: "acme-dev-costs",
      description: "Assistant of sales",
      model_source: [
        {
          copy_from:
            "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.claude-3-5-sonnet-20240620-v1:0",
        },
      ],
      tags: { CostCenter: "4711", DataService: "costs", Lane: "serve" },
      lifecycle: {
        precondition: [
          {
            condition: expect.stringContaining('"anthropic.claude-3-5-sonnet-20240620-v1:0")'),
            error_message: expect.stringContaining("has no model anthropic.claude-3-5-sonnet-20240620-v1:0"),
          },
        ],
      },
    });
  });

  it("are what an endpoint asks in the place of a model", () => {
    const served = resource(json("dev-serving-main"), "databricks_model_serving.consumer-advisor_endpoint");
    expect(served.config).toMatchObject({
      served_entities: [
        {
          external_model: {
            name: "${data.terraform_remote_state.data-services.outputs.bedrock_profile_arns.costs}",
            provider: "amazon-bedrock",
            amazon_bedrock_config: { bedrock_provider: "anthropic", aws_region: "eu-west-1" },
          },
        },
      ],
    });
  });

  it("alarm when texts cannot be looked at", () => {
    expect(addresses(json("dev-operations")).filter((address) => /guarded|costs/.test(address))).toEqual([
      "aws_cloudwatch_metric_alarm.data-service-guarded_faults",
      "aws_cloudwatch_metric_alarm.data-service-guarded_throttled",
    ]);
  });
});

const HAIKU = "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
const SONNET = (region: string) =>
  `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0`;
const COSTS = "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/abc";
const GUARDED = "arn:aws:bedrock:eu-west-1:111111111111:guardrail/abc";
const ACROSS = "arn:aws:bedrock:eu-central-1:111111111111:guardrail-profile/eu.guardrail.v1:0";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/data";

/** The role of an endpoint, with ARNs in the place of references. */
function roleOf(key: string) {
  const { policy } = resource(services, `aws_iam_role_policy.consumer-${key}_policy`) as { policy: string };
  const text = policy
    .replaceAll(/\$\{aws_bedrock_inference_profile\.[^}]*\}/g, COSTS)
    .replaceAll(/\$\{aws_bedrock_guardrail\.[^}]*\}/g, GUARDED)
    .replaceAll(/\$\{data\.terraform_remote_state\.foundation[^}]*\}/g, KEY);
  return (JSON.parse(text) as { Statement: ReturnType<typeof bedrockAccess> }).Statement;
}

describe("the role that asks Bedrock through a profile", () => {
  const viaBedrock = { "kms:ViaService": "bedrock.eu-west-1.amazonaws.com" };
  const through = (arn: string) => ({ "bedrock:InferenceProfileArn": arn });
  it.each<[decision: "allow" | "deny", key: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "advisor", "bedrock:InvokeModel", COSTS],
    ["allow", "advisor", "bedrock:InvokeModelWithResponseStream", COSTS],
    ["allow", "advisor", "bedrock:InvokeModel", SONNET("eu-central-1"), through(COSTS)],
    ["deny", "advisor", "bedrock:InvokeModel", SONNET("eu-central-1")],
    ["deny", "advisor", "bedrock:InvokeModel", SONNET("eu-west-1"), through(COSTS.replace("/abc", "/other"))],
    ["deny", "advisor", "bedrock:InvokeModel", COSTS.replace("/abc", "/other")],
    ["deny", "advisor", "bedrock:InvokeModel", HAIKU, through(COSTS)],
    ["deny", "advisor", "bedrock:DeleteInferenceProfile", COSTS],
    ["allow", "advisor", "bedrock:ApplyGuardrail", GUARDED],
    ["allow", "advisor", "bedrock:ApplyGuardrail", ACROSS],
    ["deny", "advisor", "bedrock:ApplyGuardrail", GUARDED.replace("/abc", "/other")],
    ["deny", "advisor", "bedrock:UpdateGuardrail", GUARDED],
    ["allow", "advisor", "kms:Decrypt", KEY, viaBedrock],
    ["deny", "advisor", "kms:Decrypt", KEY, { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }],
    ["deny", "advisor", "kms:Decrypt", KEY],
    ["allow", "direct", "bedrock:InvokeModel", HAIKU],
    ["deny", "direct", "bedrock:InvokeModel", COSTS],
    ["allow", "direct", "bedrock:ApplyGuardrail", GUARDED],
  ])("%s: %s calls %s on %s", (decision, key, action, on, context) => {
    const request = { action, resource: on, ...(context !== undefined && { context }) };
    expect(simulateIdentity(roleOf(key), request)).toBe(decision);
  });

  it("has no more than its models where there is neither", () => {
    const only = bedrockAccess({ models: [HAIKU], profiles: [], behind: [] });
    expect(only.map(({ Sid }) => Sid)).toEqual(["AskModels"]);
    expect(guardrailAccess([GUARDED], KEY, "eu-west-1").map(({ Sid }) => Sid)).toEqual([
      "ApplyGuardrails",
      "ReadGuardrails",
    ]);
  });
});

describe("guardrails and inference profiles in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());
  const names = ["dev-data-services", "dev-operations", "dev-serving-main"];

  it("are deployed, have nothing to change afterwards, and go without a trace", () =>
    expectComesAndGoes(site, platform, names));

  it("are not made of a model that the region has not", async () => {
    const other = devInput();
    other.dataServices = { costs: profile({ model: "anthropic.claude-99-v1:0" }) };
    await site.with(platformOf(accountInput(), other), ["dev-data-services"], async (simulation) => {
      expect(failures(await simulation.up()).join()).toContain("Amazon Bedrock has no model anthropic.claude-99-v1:0");
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
