import { describe, expect, it } from "vitest";
import { databricksEndpointLimits as rule } from "../../policy/rules/databricks-endpoint-limits";
import { found } from "./support";

const LIMITS = [{ key: "endpoint", renewal_period: "minute", calls: 600 }];
const TAGS = ["CostCenter", "Owner"].map((key) => ({ key, value: "4711" }));

describe.each(["databricks_model_serving", "databricks_model_serving_provisioned_throughput"])(
  `${rule.id}: %s`,
  (type) => {
    it.each([
      ["a block", { rate_limits: LIMITS }],
      ["a list of one block", [{ rate_limits: LIMITS }]],
    ])("accepts an endpoint with limits, as %s, and tags", (_, ai_gateway) => {
      expect(found(rule, { [type]: { e: { ai_gateway, tags: TAGS } } })).toEqual([]);
    });

    it.each([
      ["no gateway", { tags: TAGS }],
      ["a gateway without limits", { tags: TAGS, ai_gateway: { usage_tracking_config: { enabled: true } } }],
      ["no limits in the list", { tags: TAGS, ai_gateway: { rate_limits: [] } }],
      ["no tags", { ai_gateway: { rate_limits: LIMITS } }],
      ["no owner", { ai_gateway: { rate_limits: LIMITS }, tags: TAGS.slice(0, 1) }],
      ["no cost centre", { ai_gateway: { rate_limits: LIMITS }, tags: TAGS.slice(1) }],
    ])("finds an endpoint with %s", (_, args) => {
      expect(found(rule, { [type]: { e: args } })).toEqual([`${type}.e`]);
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
