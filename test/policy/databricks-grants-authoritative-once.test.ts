import { describe, expect, it } from "vitest";
import { databricksGrantsAuthoritativeOnce as rule } from "../../policy/rules/databricks-grants-authoritative-once";
import { check, found } from "./support";

describe(rule.id, () => {
  it("accepts one databricks_grants per securable, and databricks_grant alone", () => {
    const grants = {
      catalog: { catalog: "${databricks_catalog.sales.name}" },
      other: { catalog: "${databricks_catalog.finance.name}" },
      schema: { schema: "sales" },
      named: { catalog: "sales" },
    };
    expect(found(rule, { databricks_grants: grants })).toEqual([]);
    expect(found(rule, { databricks_grant: { a: { catalog: "sales" }, b: { catalog: "sales" } } })).toEqual([]);
  });

  it("finds a second databricks_grants of a securable, and names the first", () => {
    const grants = {
      first: { catalog: "${databricks_catalog.sales.name}" },
      second: { catalog: "${databricks_catalog.sales.id}" },
    };
    expect(check(rule, { databricks_grants: grants })).toMatchObject([
      { address: "databricks_grants.second", message: expect.stringContaining("databricks_grants.first") },
    ]);
  });

  it("finds a databricks_grant beside databricks_grants", () => {
    const resources = {
      databricks_grants: { all: { catalog: "${databricks_catalog.sales.name}" } },
      databricks_grant: { one: { catalog: "${databricks_catalog.sales.id}" }, other: { metastore: "m" } },
    };
    expect(found(rule, resources)).toEqual(["databricks_grant.one"]);
  });
});
