import { describe, expect, it } from "vitest";
import { databricksDeployerKeepsManage as rule } from "../../policy/rules/databricks-deployer-keeps-manage";
import { found } from "./support";

const grant = (...privileges: string[]) => ({ principal: "x", privileges });

describe(rule.id, () => {
  it("accepts grants that leave MANAGE to one principal", () => {
    const grants = { g: { catalog: "sales", grant: [grant("USE_CATALOG"), grant("ALL_PRIVILEGES", "MANAGE")] } };
    expect(found(rule, { databricks_grants: grants })).toEqual([]);
  });

  it("accepts grants on what has no MANAGE", () => {
    const grants = {
      share: { share: "orders", grant: [grant("SELECT")] },
      metastore: { metastore: "id", grant: [grant("CREATE_CATALOG")] },
    };
    expect(found(rule, { databricks_grants: grants })).toEqual([]);
  });

  it("finds grants that leave it to nobody; ALL_PRIVILEGES does not include it", () => {
    const grants = {
      use: { catalog: "sales", grant: [grant("USE_CATALOG")] },
      all: { schema: "sales.gold", grant: [grant("ALL_PRIVILEGES")] },
      none: { volume: "sales.gold.exports" },
    };
    expect(found(rule, { databricks_grants: grants })).toEqual([
      "databricks_grants.use",
      "databricks_grants.all",
      "databricks_grants.none",
    ]);
  });
});
