import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { schemaMonitor, tableMonitor, withManagedTables } from "../support/tables";

const base = (): EnvironmentInput => {
  const input = devInput();
  withManagedTables(input);
  return input;
};
const problems = (it: object, more: object = {}) => {
  const { metastore, workspaces, consumers, workloads } = base();
  return report({
    dev: {
      metastore,
      workspaces,
      workloads,
      consumers: { bi: consumers?.bi, "gold-overview": consumers?.["gold-overview"] },
      "consumers.it": it,
      ...more,
    },
  });
};

const stacks = synthPlatform(platformOf(accountInput(), base()));
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const activation = json("dev-activation-main");
const SALES = "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}";

describe("a monitor of a table in the configuration", () => {
  const baseline = { catalog: "sales", schema: "gold", table: "order_contract" };
  it.each([
    ["over time", tableMonitor()],
    ["of all rows", tableMonitor({ profile: { type: "snapshot" } })],
    ["with what it is compared with", tableMonitor({ baseline: { ...baseline, table: "orders_then" } })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  it.each<[string, object, string]>([
    ["nothing to look at", { profile: undefined }, "consumers.it.profile"],
    ["another sort of profile", { profile: { type: "inference" } }, "consumers.it.profile"],
    [
      "time without a column",
      { profile: { type: "time-series", granularities: ["1 day"] } },
      "timestampColumn: is missing",
    ],
    [
      "time without a length",
      { profile: { type: "time-series", timestampColumn: "at", granularities: [] } },
      "consumers.it.profile.granularities",
    ],
    [
      "another length",
      { profile: { type: "time-series", timestampColumn: "at", granularities: ["2 days"] } },
      "consumers.it.profile.granularities.0",
    ],
    ["a column of a snapshot", { profile: { type: "snapshot", timestampColumn: "at" } }, "timestampColumn"],
    ["itself to compare with", { baseline }, "order_contract is what is monitored"],
    ["a slice that is no condition", { slices: ["country ="] }, "consumers.it.slices.0"],
    [
      "drift of one time",
      { metrics: { m: { type: "drift", definition: "1" } } },
      "consumers.it.metrics.m.definition: compares no two times",
    ],
    ["six who are told", { notify: ["a", "b", "c", "d", "e", "f"].map((one) => `${one}@acme.example`) }, "more than 5"],
    ["a dashboard on nothing", { dashboardOn: "nothing" }, '"nothing" is not a consumer'],
    ["an unknown schema", { into: { catalog: "sales", schema: "nowhere" } }, "consumers.it.into.schema"],
    ["a field of models", { predictionColumn: "a" }, "predictionColumn: is not a known setting"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems({ ...tableMonitor(), ...change })).toContain(message);
  });

  it("is one for each table, of whichever kind", () => {
    expect(
      problems(tableMonitor(), { "consumers.other": tableMonitor({ into: { catalog: "sales", schema: "gold" } }) }),
    ).toContain("the monitor of sales.gold.order_contract");
    const model = {
      kind: "model-monitor",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      table: "order_contract",
      exists: true,
      problem: "regression",
      timestampColumn: "at",
      predictionColumn: "p",
      modelColumn: "m",
      granularities: ["1 day"],
      into: { catalog: "sales", schema: "gold" },
      schedule: { quartzCron: "0 0 6 * * ?" },
    };
    expect(problems(tableMonitor(), { "consumers.other": model })).toContain(
      "the monitor of sales.gold.order_contract",
    );
  });

  it("takes the names of its two tables", () => {
    const profiled = { kind: "table", table: "order_contract_profile_metrics", schema: "silver", comment: "a" };
    const table = { ...profiled, workspace: "main", catalog: "sales", columns: [{ name: "a", type: "INT" }] };
    expect(problems(tableMonitor(), { "workloads.taken": table })).toContain(
      "sales.silver.order_contract_profile_metrics too",
    );
  });
});

describe("a monitor of a schema in the configuration", () => {
  it("is taken", () => {
    expect(problems(schemaMonitor())).toBe("");
  });

  it.each<[string, object, string]>([
    ["an unknown schema", { schema: "nowhere" }, "consumers.it.schema"],
    ["an unknown catalog", { catalog: "nowhere" }, '"nowhere" is not a catalog'],
    ["an unknown workspace", { workspace: "other" }, '"other" is not a workspace'],
    ["a schedule, which it has not", { schedule: { quartzCron: "0 0 6 * * ?" } }, "schedule: is not a known setting"],
    ["one table", { table: "orders" }, "table: is not a known setting"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems({ ...schemaMonitor(), ...change })).toContain(message);
  });

  it("is one for each schema", () => {
    expect(problems(schemaMonitor(), { "consumers.other": schemaMonitor() })).toContain(
      "the monitor of schema sales.gold",
    );
    expect(problems(schemaMonitor(), { "consumers.other": schemaMonitor({ schema: "silver" }) })).toBe("");
  });
});

describe("monitors that are deployed", () => {
  it("come with their folders, where their tables are there", () => {
    expect(
      addresses(activation).filter((address) =>
        /orders-profile|countries-profile|later-profile|gold-late/.test(address),
      ),
    ).toEqual([
      "databricks_data_quality_monitor.consumer-gold-late",
      "databricks_directory.consumer-countries-profile_directory",
      "databricks_directory.consumer-orders-profile_directory",
      "databricks_quality_monitor.consumer-countries-profile",
      "databricks_quality_monitor.consumer-orders-profile",
    ]);
  });

  it("look at times, or at all rows", () => {
    const orders = resource(activation, "databricks_quality_monitor.consumer-orders-profile");
    expect(orders).toMatchObject({
      table_name: `${SALES}.gold.order_contract`,
      output_schema_name: `${SALES}.silver`,
      time_series: [{ timestamp_col: "placed_at", granularities: ["1 day"] }],
      slicing_exprs: ["total > 100"],
      warehouse_id: expect.stringContaining("warehouse_ids.bi"),
      notifications: [{ on_failure: [{ email_addresses: ["a@acme.example"] }] }],
    });
    const countries = resource(activation, "databricks_quality_monitor.consumer-countries-profile");
    expect(countries).toMatchObject({
      table_name: `${SALES}.gold.countries`,
      snapshot: [{}],
      skip_builtin_dashboard: true,
    });
    for (const argument of ["time_series", "inference_log"]) expect(countries).not.toHaveProperty(argument);
    expect(orders).not.toHaveProperty("inference_log");
  });

  it("look at a schema by its id", () => {
    expect(resource(activation, "databricks_data_quality_monitor.consumer-gold-late")).toEqual(
      expect.objectContaining({
        object_type: "schema",
        object_id: "${data.databricks_schema.consumer-gold-late_schema.schema_info[0].schema_id}",
        anomaly_detection_config: {},
      }),
    );
  });

  it("compute nothing by themselves while they are paused", () => {
    const input = base();
    input.consumers = {
      ...input.consumers,
      "orders-profile": tableMonitor({ schedule: { quartzCron: "0 0 6 * * ?", paused: true } }),
    };
    const made = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-activation-main");
    expect(made && resource(made.json, "databricks_quality_monitor.consumer-orders-profile")).not.toHaveProperty(
      "schedule",
    );
  });
});
