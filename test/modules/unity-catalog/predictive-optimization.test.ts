import { describe, expect, it } from "vitest";
import { at } from "../../../config/derive/at";
import { resolveGrants } from "../../../config/derive/grants";
import { predictiveOptimization } from "../../../config/schema/predictive-optimization";
import { Catalog } from "../../../modules/unity-catalog/catalog";
import { devEnvironment } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

type Setting = (typeof predictiveOptimization.options)[number];

/** What is emitted for a catalog and its bronze schema. */
function emitted(catalog: Setting | undefined, schema: Setting | undefined) {
  const env = devEnvironment((input) => {
    const sales = at(input.catalogs ?? {}, "sales");
    sales.predictiveOptimization = catalog;
    at(sales.schemas, "bronze").predictiveOptimization = schema;
  });
  const json = synthModule((stack) => {
    new Catalog(stack, "sales", {
      config: at(env.catalogs, "sales"),
      grants: at(resolveGrants(env, "terraform").catalogs, "sales"),
      applicationIds: { terraform: "terraform-id", ingestion: "ingestion-id" },
      workspaceIds: {},
      protection: { preventDestroy: true, forceDestroy: false },
      dependsOn: [],
    });
  });
  return {
    catalog: resource(json, "databricks_catalog.sales").enable_predictive_optimization,
    bronze: resource(json, "databricks_schema.sales_schema-bronze").enable_predictive_optimization,
    silver: resource(json, "databricks_schema.sales_schema-silver").enable_predictive_optimization,
  };
}

/** Words of the provider, written out: a setting without one here fails. */
const WORDS: Readonly<Record<Setting, string>> = { on: "ENABLE", off: "DISABLE", inherit: "INHERIT" };

describe("predictive optimization", () => {
  it.each(predictiveOptimization.options)("is said as the provider says it: %s", (setting) => {
    expect(emitted(setting, undefined)).toEqual({ catalog: WORDS[setting], bronze: undefined, silver: undefined });
    expect(emitted(undefined, setting)).toEqual({ catalog: undefined, bronze: WORDS[setting], silver: undefined });
  });

  it("of a schema can differ from that of its catalog", () => {
    expect(emitted("on", "off")).toEqual({ catalog: "ENABLE", bronze: "DISABLE", silver: undefined });
  });
});
