import { describe, expect, it } from "vitest";
import { bedrockModels } from "../../config/kinds/consumers/bedrock-models";
import { addresses } from "../../emitted/stacks";
import { askedModels, bedrockAccess, servingTrust } from "../../modules/consumers/model-endpoint/policies";
import { endpoint, openai, own, withModels } from "../support/models";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const input = devInput();
withModels(input);
input.consumers = {
  ...input.consumers,
  later: endpoint({ later: own({ exists: false }) }),
  programs: endpoint(
    { openai: openai() },
    { gateway: { askedBy: "programs", rateLimits: [{ per: "user", calls: 1 }] } },
  ),
  guarded: endpoint(
    { openai: openai() },
    {
      gateway: {
        askedBy: "programs",
        rateLimits: [{ per: "user", calls: 1 }],
        input: { safety: false, personalData: "MASK", refusedWords: ["price list"], topics: ["orders"] },
      },
    },
  ),
  vectors: endpoint({ openai: openai({ task: "llm/v1/embeddings" }) }),
};
const stacks = synthPlatform(platformOf(accountInput(), input));
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const REMOTE = "${data.terraform_remote_state";
const idOf = (key: string) => `${REMOTE}.account.outputs.service_principal_application_ids.${key}}`;
const served = (key: string, layer = "serving") =>
  resource(json(`dev-${layer}-main`), `databricks_model_serving.consumer-${key}_endpoint`) as Record<string, never>;

describe("what endpoints of models get", () => {
  it("is a role with an instance profile in AWS, where Bedrock is asked with one", () => {
    expect(addresses(json("dev-data-services"))).toEqual([
      "aws_iam_instance_profile.consumer-assistant_profile",
      "aws_iam_role.consumer-assistant_role",
      "aws_iam_role_policy.consumer-assistant_policy",
    ]);
    expect(resource(json("dev-serving-main"), "databricks_instance_profile.consumer-assistant_profile")).toMatchObject({
      instance_profile_arn: `${REMOTE}.data-services.outputs.serving_instance_profile_arns.assistant}`,
      skip_validation: true,
    });
  });

  it("is deployed with the rest, or after what registers its model", () => {
    const endpoints = (layer: string) =>
      addresses(json(`dev-${layer}-main`)).filter((address) => /model_serving/.test(address));
    expect(endpoints("activation")).toEqual(["databricks_model_serving.consumer-demand-forecast_endpoint"]);
    expect(endpoints("serving")).toEqual([
      "databricks_model_serving.consumer-assistant_endpoint",
      "databricks_model_serving.consumer-guarded_endpoint",
      "databricks_model_serving.consumer-llama_endpoint",
      "databricks_model_serving.consumer-programs_endpoint",
      "databricks_model_serving.consumer-vectors_endpoint",
      "databricks_model_serving_provisioned_throughput.consumer-maverick_endpoint",
    ]);
  });

  it("is every provider, with names of secrets alone", () => {
    const { config } = served("assistant") as unknown as { config: { served_entities: { external_model: object }[] } };
    expect(config).toMatchSnapshot();
    expect(JSON.stringify(json("dev-serving-main"))).not.toMatch(/_plaintext/);
  });

  it("is the model, its version and its secrets", () => {
    expect(served("demand-forecast", "activation")).toMatchObject({
      name: "acme-dev-demand-forecast",
      route_optimized: true,
      config: {
        served_entities: [
          {
            name: "demand",
            entity_name: `${REMOTE}.unity-catalog.outputs.catalog_names.sales}.gold.demand`,
            entity_version: "3",
            workload_type: "CPU",
            workload_size: "Small",
            scale_to_zero_enabled: true,
            environment_vars: { API_KEY: "{{secrets/llm/key}}" },
          },
        ],
        traffic_config: { routes: [{ served_entity_name: "demand", traffic_percentage: 100 }] },
      },
    });
    expect(served("llama")).toMatchObject({
      config: {
        served_entities: [
          {
            entity_name: "system.ai.meta_llama_v3_3_70b_instruct",
            entity_version: "1",
            min_provisioned_throughput: 0,
            max_provisioned_throughput: 970,
          },
        ],
      },
    });
    expect(
      resource(json("dev-serving-main"), "databricks_model_serving_provisioned_throughput.consumer-maverick_endpoint"),
    ).toMatchObject({ config: { served_entities: [{ provisioned_model_units: 50 }] } });
  });

  it("is what the deployer needs to serve a model", () => {
    const grants = json("dev-unity-catalog").resource?.databricks_grants ?? {};
    const given = Object.values(grants).flatMap(({ grant }) => grant as { principal: string; privileges: string[] }[]);
    expect(given.filter(({ privileges }) => privileges.includes("EXECUTE"))).toHaveLength(2);
    const { grant } = grants["catalog-sales_schema-silver_grants"] as { grant: typeof given };
    expect(grant.find(({ privileges }) => privileges.includes("EXECUTE"))?.privileges).toEqual(
      expect.arrayContaining(["EXECUTE", "SELECT", "USE_SCHEMA"]),
    );
  });

  it("is limits for all, for each, for groups and for programs", () => {
    expect(served("assistant").ai_gateway).toMatchObject({
      usage_tracking_config: { enabled: true },
      fallback_config: { enabled: true },
      inference_table_config: {
        enabled: true,
        catalog_name: `${REMOTE}.unity-catalog.outputs.catalog_names.sales}`,
        schema_name: "bronze",
        table_name_prefix: "assistant",
      },
      rate_limits: [
        { key: "endpoint", renewal_period: "minute", calls: 600 },
        { key: "user", renewal_period: "minute", calls: 20, tokens: 40_000 },
        { key: "user_group", principal: "analysts", renewal_period: "minute", tokens: 400_000 },
        { key: "service_principal", principal: idOf("ingestion"), renewal_period: "minute", calls: 100 },
      ],
    });
  });

  const all = { safety: true, pii: { behavior: "BLOCK" } };
  it.each<[string, object | undefined]>([
    ["assistant", { input: all, output: all }],
    ["llama", { input: all, output: all }],
    ["programs", undefined],
    ["vectors", undefined],
    [
      "guarded",
      {
        input: {
          safety: false,
          pii: { behavior: "MASK" },
          invalid_keywords: ["price list"],
          valid_topics: ["orders"],
        },
      },
    ],
  ])("is guardrails where people ask: %s", (key, guardrails) => {
    expect((served(key).ai_gateway as unknown as { guardrails?: object }).guardrails).toEqual(guardrails);
  });

  it("is an owner, callers, and tags that say who pays", () => {
    expect(
      resource(json("dev-serving-main"), "databricks_permissions.consumer-assistant_endpoint_permissions"),
    ).toMatchObject({
      access_control: [
        { service_principal_name: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58", permission_level: "CAN_MANAGE" },
        { group_name: "analysts", permission_level: "CAN_QUERY" },
        { group_name: "data-engineers", permission_level: "CAN_MANAGE" },
        { service_principal_name: idOf("ingestion"), permission_level: "CAN_QUERY" },
      ],
    });
    const { tags, email_notifications, description } = served("assistant") as unknown as {
      tags: { key: string; value: string }[];
      email_notifications: object;
      description: string;
    };
    expect(Object.fromEntries(tags.map(({ key, value }) => [key, value]))).toMatchObject({
      CostCenter: "4711",
      Owner: "data-engineers",
      Purpose: "assistant",
      Lane: "serve",
    });
    expect(email_notifications).toEqual({ on_update_failure: ["a@acme.example"] });
    expect(description).toBe("Answers questions about orders");
  });
});

const PLACE = { partition: "aws", awsAccountId: "111111111111", region: "eu-west-1" };
const HAIKU = "anthropic.claude-3-haiku-20240307-v1:0";
const PROFILE = `arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.${HAIKU}`;
const model = (name: string, region = "eu-west-1") => `arn:aws:bedrock:${region}::foundation-model/${name}`;

describe("the role that asks Bedrock", () => {
  const plain = bedrockAccess(bedrockModels([{ model: HAIKU }], PLACE));
  it.each([
    ["allow", "bedrock:InvokeModel", model(HAIKU)],
    ["allow", "bedrock:InvokeModelWithResponseStream", model(HAIKU)],
    ["deny", "bedrock:InvokeModel", model(HAIKU, "us-east-1")],
    ["deny", "bedrock:InvokeModel", model("amazon.titan-text-express-v1")],
    ["deny", "bedrock:InvokeModel", PROFILE],
    ["deny", "bedrock:CreateModelCustomizationJob", model(HAIKU)],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw-111111111111/a"],
  ] as const)("asks its model and nothing else: %s %s on %s", (decision, action, on) => {
    expect(simulateIdentity(plain, { action, resource: on })).toBe(decision);
  });

  const profile = bedrockAccess(bedrockModels([{ model: `eu.${HAIKU}` }], PLACE));
  it.each([
    ["allow", PROFILE, undefined],
    ["allow", model(HAIKU, "eu-central-1"), PROFILE],
    ["deny", model(HAIKU, "eu-central-1"), undefined],
    ["deny", model(HAIKU, "eu-central-1"), PROFILE.replace("eu.", "us.")],
    ["deny", model("amazon.titan-text-express-v1"), PROFILE],
  ] as const)("asks a profile, and through it the regions behind: %s on %s through %s", (decision, on, through) => {
    const context = through === undefined ? {} : { context: { "bedrock:InferenceProfileArn": through } };
    expect(simulateIdentity(profile, { action: "bedrock:InvokeModel", resource: on, ...context })).toBe(decision);
  });

  it("is bounded by the models of all endpoints", () => {
    const asks = bedrockModels([{ model: HAIKU }], PLACE).models;
    const place = { accessed: asks.map((arn) => ({ does: "ask-model", arn, key: { mode: "none" } })) } as never;
    const most = askedModels(place);
    expect(simulateIdentity(most, { action: "bedrock:InvokeModel", resource: model(HAIKU) })).toBe("allow");
    expect(simulateIdentity(most, { action: "bedrock:InvokeModel", resource: PROFILE })).toBe("deny");
    expect(askedModels({} as never)).toEqual([]);
  });

  const DATABRICKS = "arn:aws:iam::790110701330:role/serverless-customer-resource-role";
  it.each([
    ["allow", DATABRICKS, "databricks-serverless-4711"],
    ["deny", DATABRICKS, "databricks-serverless-4712"],
    ["deny", DATABRICKS, undefined],
    ["deny", "arn:aws:iam::999999999999:role/other", "databricks-serverless-4711"],
  ] as const)("is taken by Databricks for one workspace: %s for %s with %s", (decision, arn, id) => {
    expect(
      simulate(servingTrust("4711"), "111111111111", {
        by: { arn },
        action: "sts:AssumeRole",
        ...(id !== undefined && { context: { "sts:ExternalId": id } }),
      }),
    ).toBe(decision);
  });
});
