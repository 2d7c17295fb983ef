import { describe, expect, it } from "vitest";
import { databricksWarehouseAutoStop as rule } from "../../policy/rules/databricks-warehouse-auto-stop";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts a warehouse that stops", () => {
    expect(found(rule, { databricks_sql_endpoint: { w: { auto_stop_mins: 10 } } })).toEqual([]);
  });

  it.each([0, undefined, null])("finds a warehouse with auto_stop_mins %s", (minutes) => {
    expect(found(rule, { databricks_sql_endpoint: { w: { auto_stop_mins: minutes } } })).toEqual([
      "databricks_sql_endpoint.w",
    ]);
  });
});
