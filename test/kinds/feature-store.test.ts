import { afterAll, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { withBudgetPolicies } from "../support/budgets";
import { featureStore, fullMonitor, withFeatures } from "../support/feature-stores";
import { accountInput, devInput, platformOf } from "../support/platform";
import { withBi } from "../support/query-alerts";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { BUDGET_POLICY } from "../support/vector-search";

const input = devInput();
withBi(input);
withFeatures(input);
const platform = platformOf(accountInput(), input);
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const [serving, activation] = [json("dev-serving-main"), json("dev-activation-main")];
const REMOTE = "${data.terraform_remote_state";
const SALES = `${REMOTE}.unity-catalog.outputs.catalog_names.sales}`;
const ours = (address: string) => /features|drift/.test(address);

/** Privileges of the service principal that Terraform runs as on a schema. */
function onSchema(name: string): readonly string[] {
  const grants = Object.entries(json("dev-unity-catalog").resource?.databricks_grants ?? {});
  const given = grants.filter(([id]) => id.includes(`schema-${name}`)).flatMap(([, { grant }]) => grant);
  return (given as { principal: string; privileges: string[] }[])
    .filter(({ principal }) => principal.endsWith(".terraform}"))
    .flatMap(({ privileges }) => privileges);
}

describe("an online store of features", () => {
  it("is deployed with the rest, and its endpoints after what makes their specifications", () => {
    expect(addresses(serving).filter(ours)).toEqual(["databricks_online_store.consumer-features"]);
    expect(addresses(activation).filter(ours)).toEqual([
      "databricks_directory.consumer-churn-drift_directory",
      "databricks_directory.consumer-demand-drift_directory",
      "databricks_model_serving.consumer-features_endpoint-customers",
      "databricks_model_serving.consumer-features_endpoint-products",
      "databricks_permissions.consumer-features_endpoint-customers_permissions",
      "databricks_permissions.consumer-features_endpoint-products_permissions",
      "databricks_quality_monitor.consumer-churn-drift",
      "databricks_quality_monitor.consumer-demand-drift",
    ]);
  });

  it("has its size", () => {
    expect(resource(serving, "databricks_online_store.consumer-features")).toMatchObject({
      name: "acme-dev-features",
      capacity: "CU_1",
      read_replica_count: 1,
    });
  });

  it("answers with a specification, which has no version", () => {
    const made = resource(activation, "databricks_model_serving.consumer-features_endpoint-customers");
    expect(made).toMatchObject({
      name: "acme-dev-features-customers",
      config: {
        served_entities: [
          {
            name: "features",
            entity_name: `${SALES}.gold.customer_features`,
            workload_size: "Small",
            scale_to_zero_enabled: true,
          },
        ],
      },
    });
    expect(JSON.stringify(made)).not.toContain("entity_version");
    const tags = Object.fromEntries((made.tags as { key: string; value: string }[]).map((tag) => [tag.key, tag.value]));
    expect(tags).toMatchObject({ CostCenter: "4711", Owner: "data-engineers", Purpose: "features", Lane: "serve" });
    expect(resource(activation, "databricks_model_serving.consumer-features_endpoint-products")).toMatchObject({
      config: { served_entities: [{ workload_size: "Medium", scale_to_zero_enabled: false }] },
    });
  });

  it("is billed under the policy that the store names, by key or by id, and under none where there is none", () => {
    const policyOf = (change: object) => {
      const billed = devInput();
      withBi(billed);
      withFeatures(billed);
      withBudgetPolicies(billed);
      billed.consumers = { ...billed.consumers, features: featureStore(change) };
      const activated = synthPlatform(platformOf(accountInput(), billed)).find(
        ({ name }) => name === "dev-activation-main",
      );
      return resource(activated?.json ?? {}, "databricks_model_serving.consumer-features_endpoint-customers")
        .budget_policy_id;
    };
    expect(policyOf({})).toContain("budget_policy_ids.platform");
    expect(policyOf({ budgetPolicy: "sales" })).toContain("budget_policy_ids.sales");
    expect(policyOf({ budgetPolicyId: BUDGET_POLICY })).toBe(BUDGET_POLICY);
    const unbilled = resource(activation, "databricks_model_serving.consumer-features_endpoint-customers");
    expect(unbilled.budget_policy_id).toBeUndefined();
  });

  it("is asked by who is named, and managed by its owner", () => {
    expect(
      resource(activation, "databricks_permissions.consumer-features_endpoint-customers_permissions").access_control,
    ).toMatchObject([
      { permission_level: "CAN_MANAGE" },
      { group_name: "analysts", permission_level: "CAN_QUERY" },
      { group_name: "data-engineers", permission_level: "CAN_MANAGE" },
      { service_principal_name: expect.stringContaining("ingestion"), permission_level: "CAN_QUERY" },
    ]);
  });

  it("lets who makes the endpoints read what they look up, and make what monitors keep", () => {
    expect(onSchema("silver")).toEqual(expect.arrayContaining(["MANAGE", "SELECT", "USE_SCHEMA"]));
    expect(onSchema("gold")).toEqual(expect.arrayContaining(["CREATE_TABLE", "EXECUTE", "USE_SCHEMA"]));
  });
});

describe("a monitor of what a model has answered", () => {
  it("looks at the drift of a table of inferences", () => {
    const made = resource(activation, "databricks_quality_monitor.consumer-demand-drift");
    expect(made).toMatchObject({
      table_name: `${SALES}.silver.demand_answers`,
      output_schema_name: `${SALES}.gold`,
      skip_builtin_dashboard: true,
      inference_log: [
        {
          problem_type: "PROBLEM_TYPE_REGRESSION",
          granularities: ["1 day"],
          timestamp_col: "answered_at",
          prediction_col: "prediction",
          model_id_col: "model_version",
        },
      ],
      schedule: [{ quartz_cron_expression: "0 0 6 * * ?", timezone_id: "UTC" }],
    });
    for (const argument of ["baseline_table_name", "warehouse_id", "slicing_exprs", "notifications"]) {
      expect(made).not.toHaveProperty(argument);
    }
  });

  it("says all that is configured", () => {
    expect(resource(activation, "databricks_quality_monitor.consumer-churn-drift")).toMatchSnapshot();
  });

  it("computes nothing by itself while it is paused", () => {
    const other = devInput();
    withBi(other);
    other.consumers = {
      ...other.consumers,
      churn: fullMonitor({ schedule: { quartzCron: "0 0 6 * * ?", paused: true } }),
    };
    const made = synthPlatform(platformOf(accountInput(), other)).find(({ name }) => name === "dev-activation-main");
    if (made === undefined) throw new Error("no activation");
    expect(resource(made.json, "databricks_quality_monitor.consumer-churn")).not.toHaveProperty("schedule");
  });
});

describe("a feature store and monitors in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", () =>
    expectComesAndGoes(site, platform, ["dev-serving-main", "dev-activation-main"]));
});
