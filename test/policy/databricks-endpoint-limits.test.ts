import { describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { databricksEndpointLimits as rule } from "../../policy/rules/databricks-endpoint-limits";
import { check, found, stackOf } from "./support";

const LIMITS = [{ key: "endpoint", renewal_period: "minute", calls: 600 }];
const TAGS = ["CostCenter", "Owner"].map((key) => ({ key, value: "4711" }));
const AWS_TAGS = { CostCenter: "4711", Owner: "a-team" };
const lackingOf = (resource: StackJson["resource"]) =>
  check(rule, resource).map(({ message }) => /has no (.*):/.exec(message)?.[1]);

describe.each(["databricks_model_serving", "databricks_model_serving_provisioned_throughput"])(
  `${rule.id}: %s`,
  (type) => {
    it.each([
      ["a block", { rate_limits: LIMITS }],
      ["a list of one block", [{ rate_limits: LIMITS }]],
    ])("accepts an endpoint with limits, as %s, and tags", (_, ai_gateway) => {
      expect(found(rule, { [type]: { e: { ai_gateway, tags: TAGS } } })).toEqual([]);
    });

    it.each<[string, Record<string, unknown>, string[]]>([
      ["no gateway", { tags: TAGS }, ["rate limit"]],
      [
        "a gateway without limits",
        { tags: TAGS, ai_gateway: { usage_tracking_config: { enabled: true } } },
        ["rate limit"],
      ],
      ["no limits in the list", { tags: TAGS, ai_gateway: { rate_limits: [] } }, ["rate limit"]],
      ["no tags", { ai_gateway: { rate_limits: LIMITS } }, ["owner", "budget"]],
      ["no owner", { ai_gateway: { rate_limits: LIMITS }, tags: TAGS.slice(0, 1) }, ["owner"]],
      ["no cost centre", { ai_gateway: { rate_limits: LIMITS }, tags: TAGS.slice(1) }, ["budget"]],
    ])("finds an endpoint with %s", (_, args, lacking) => {
      expect(lackingOf({ [type]: { e: args } })).toEqual(lacking);
    });
  },
);

describe(`${rule.id}: an endpoint that answers with features`, () => {
  const served = (one: object) => ({
    databricks_model_serving: { e: { config: { served_entities: [one] }, tags: TAGS } },
  });
  it("needs no limit, which AI Gateway has not for it", () => {
    expect(found(rule, served({ entity_name: "a.b.features" }))).toEqual([]);
  });

  it.each([
    ["a model of one's own", { entity_name: "a.b.model", entity_version: "1" }],
    ["a model of others", { external_model: { name: "gpt-4o" } }],
  ])("is told from %s", (_, one) => {
    expect(found(rule, served(one))).toEqual(["databricks_model_serving.e"]);
  });
});

describe(`${rule.id}: what takes no tags`, () => {
  const permitted = (argument: string, reference: string, group: object) => ({
    databricks_permissions: { p: { [argument]: `\${${reference}}`, access_control: [group] } },
  });
  const MANAGER = { group_name: "a-team", permission_level: "CAN_MANAGE" };

  describe.each([
    ["databricks_app", "app_name", "databricks_app.e.name"],
    [
      "databricks_vector_search_endpoint",
      "vector_search_endpoint_id",
      "databricks_vector_search_endpoint.e.endpoint_id",
    ],
  ])("%s", (type, argument, reference) => {
    const billed = { [type]: { e: { budget_policy_id: "1" } } };

    it("is accepted with a budget policy and a group that manages it", () => {
      expect(found(rule, { ...billed, ...permitted(argument, reference, MANAGER) })).toEqual([]);
    });

    it.each<[string, StackJson["resource"], string[]]>([
      ["without a policy", { [type]: { e: {} }, ...permitted(argument, reference, MANAGER) }, ["budget"]],
      ["without permissions", billed, ["owner"]],
      [
        "with a group that uses it",
        { ...billed, ...permitted(argument, reference, { ...MANAGER, permission_level: "CAN_USE" }) },
        ["owner"],
      ],
      [
        "with a program that manages it",
        {
          ...billed,
          ...permitted(argument, reference, { service_principal_name: "x", permission_level: "CAN_MANAGE" }),
        },
        ["owner"],
      ],
      ["with a manager of another one", { ...billed, ...permitted(argument, `${type}.other.id`, MANAGER) }, ["owner"]],
    ])("is found %s", (_, resource, lacking) => {
      expect(lackingOf(resource)).toEqual(lacking);
    });
  });
});

describe(`${rule.id}: databases`, () => {
  const database = (args: object) => ({ databricks_database_instance: { e: { ...args } } });
  it.each<[string, object, string[]]>([
    ["both tags", { custom_tags: TAGS }, []],
    ["an owner and a policy", { custom_tags: TAGS.slice(1), usage_policy_id: "1" }, []],
    ["no cost centre and no policy", { custom_tags: TAGS.slice(1) }, ["budget"]],
    ["no owner", { custom_tags: TAGS.slice(0, 1) }, ["owner"]],
  ])("with %s", (_, args, lacking) => {
    expect(lackingOf(database(args))).toEqual(lacking);
  });
});

describe(`${rule.id}: in AWS`, () => {
  const limited = { default_route_settings: { throttling_rate_limit: 10 } };
  const settings = (method_path: string, rate: number | undefined) => ({
    aws_api_gateway_method_settings: {
      s: {
        stage_name: "${aws_api_gateway_stage.e.stage_name}",
        method_path,
        settings: { throttling_rate_limit: rate },
      },
    },
  });
  const stage = { aws_api_gateway_stage: { e: { tags: AWS_TAGS } } };

  it.each<[string, StackJson["resource"], string[]]>([
    ["a stage with a limit and tags", { aws_apigatewayv2_stage: { e: { ...limited, tags: AWS_TAGS } } }, []],
    ["a stage without a limit", { aws_apigatewayv2_stage: { e: { tags: AWS_TAGS } } }, ["rate limit"]],
    ["a stage without tags", { aws_apigatewayv2_stage: { e: limited } }, ["owner", "budget"]],
    ["a REST stage with a limit for all", { ...stage, ...settings("*/*", 5) }, []],
    ["a REST stage with a limit for one method", { ...stage, ...settings("orders/POST", 5) }, ["rate limit"]],
    ["a REST stage with settings without a limit", { ...stage, ...settings("*/*", undefined) }, ["rate limit"]],
    ["an endpoint of SageMaker with tags", { aws_sagemaker_endpoint: { e: { tags: AWS_TAGS } } }, []],
    [
      "an endpoint of SageMaker without an owner",
      { aws_sagemaker_endpoint: { e: { tags: { CostCenter: "1" } } } },
      ["owner"],
    ],
    ["a profile of Bedrock without tags", { aws_bedrock_inference_profile: { e: {} } }, ["owner", "budget"]],
  ])("%s", (_, resource, lacking) => {
    expect(lackingOf(resource)).toEqual(lacking);
  });

  it("counts tags that a provider puts on everything, of AWS alone", () => {
    const provider = { aws: [{ default_tags: [{ tags: AWS_TAGS }] }] };
    const lacking = (resource: StackJson["resource"]) =>
      rule.check(stackOf({ provider, resource: resource ?? {} })).map(({ address }) => address);
    expect(lacking({ aws_sagemaker_endpoint: { e: {} } })).toEqual([]);
    expect(lacking({ databricks_database_instance: { e: { usage_policy_id: "1" } } })).toEqual([
      "databricks_database_instance.e",
    ]);
  });
});
