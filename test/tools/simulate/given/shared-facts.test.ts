import { describe, expect, it, vi } from "vitest";
import type * as ResourceLimits from "../../../../config/facts/resource-limits";
import type * as SqlWarehouses from "../../../../config/facts/sql-warehouses";
import { sqlWarehouse } from "../../../../tools/simulate/cloud/rules/databricks/compute/sql-warehouse";
import { limits } from "../../../../tools/simulate/cloud/rules/databricks/limits/limits";
import { report } from "../../../config/problems";
import { Lakehouse } from "../cloud/databricks/lakehouse";

vi.mock("../../../../config/facts/resource-limits", async (original) => {
  const facts = await original<typeof ResourceLimits>();
  const { RESOURCE_LIMITS: real } = facts;
  return { ...facts, RESOURCE_LIMITS: { ...real, value: { ...real.value, groups: 7 } } };
});
vi.mock("../../../../config/facts/sql-warehouses", async (original) => {
  const facts = await original<typeof SqlWarehouses>();
  return { ...facts, SHORTEST_STOP: { ...facts.SHORTEST_STOP, value: { serverless: 21, classic: 22 } } };
});

describe("a fact that changes", () => {
  it("changes how many groups the checks and the simulation let through", () => {
    const groups = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`groups.g${n}`, { mode: "create" }]));
    expect(report({ account: groups })).toMatch(/groups, and 7 is the most/);
    const account = new Lakehouse();
    for (let n = 0; n < 7; n++) account.has("databricks_group", { display_name: `g${n}` });
    expect(account.create(limits, "databricks_group", { display_name: "g" })?.detail).toContain("8 of 7 groups");
  });

  it("changes how soon a warehouse may stop, for the checks and the simulation", () => {
    const warehouse = (serverless: boolean, minutes: number) => ({
      checks: report({
        dev: { "consumers.bi.serverless": serverless, "consumers.bi.autoStopMinutes": minutes },
      }),
      simulation: new Lakehouse().create(sqlWarehouse, "databricks_sql_endpoint", {
        enable_serverless_compute: serverless,
        auto_stop_mins: minutes,
      })?.fix,
    });
    expect(warehouse(true, 20)).toEqual({
      checks: expect.stringContaining("use at least 21"),
      simulation: "set auto_stop_mins to 21 or more",
    });
    expect(warehouse(false, 21).checks).toContain("use at least 22");
    expect(warehouse(false, 21).simulation).toContain("22");
    expect(warehouse(true, 21).simulation).toBeUndefined();
    expect(warehouse(true, 21).checks).not.toContain("consumers.bi");
  });
});
