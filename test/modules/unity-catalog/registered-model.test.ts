import { describe, expect, it } from "vitest";
import { at } from "../../../config/derive/at";
import { resolveGrants } from "../../../config/derive/grants";
import { PRIVILEGES } from "../../../config/schema/privileges";
import { Catalog } from "../../../modules/unity-catalog/catalog";
import { report } from "../../config/problems";
import { withRegisteredModel } from "../../support/models";
import { devEnvironment } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

const MODELS = "catalogs.sales.schemas.gold.models";
const demand = (change: object = {}) => ({ [MODELS]: { demand: { comment: "Forecasts of demand", ...change } } });

describe("a registered model in the configuration", () => {
  it.each<[string, object]>([
    ["alone", demand()],
    ["with whoever registers its versions", demand({ registeredBy: "ingestion" })],
    ...PRIVILEGES.model.map((privilege): [string, object] => [
      `with ${privilege}`,
      demand({ grants: { groups: { analysts: [privilege] } } }),
    ]),
    ["for everybody", { ...demand({ grants: { everyone: ["EXECUTE"] } }), ...everybody() }],
  ])("is taken: %s", (_, change) => expect(report({ dev: { ...change } })).toBe(""));

  it.each<[string, object, string]>([
    ["no comment", { [MODELS]: { demand: {} } }, `${MODELS}.demand.comment: is missing`],
    ["a name with a hyphen", { [MODELS]: { "demand-forecast": { comment: "x" } } }, "demand-forecast"],
    ["whom Terraform runs as", demand({ registeredBy: "terraform" }), `${MODELS}.demand.registeredBy`],
    ["a principal that is not there", demand({ registeredBy: "nobody" }), '"nobody" is not a service principal'],
    [
      "a privilege of tables",
      demand({ grants: { groups: { analysts: ["SELECT"] } } }),
      '"SELECT" is not a privilege of a model. Fix: use one of ALL_PRIVILEGES, APPLY_TAG, EXECUTE, MANAGE',
    ],
    [
      "the right to manage it for everybody",
      demand({ grants: { everyone: ["MANAGE"] } }),
      "would let everybody in the Databricks account change or manage a model",
    ],
    ["a group that is not there", demand({ grants: { groups: { nobody: ["EXECUTE"] } } }), "nobody"],
    ["an alias", demand({ aliases: { champion: 1 } }), "aliases: is not a known setting"],
    [
      "a privilege without the way to it",
      { ...demand({ grants: { servicePrincipals: { orchestration: ["EXECUTE"] } } }) },
      "EXECUTE is of no use to orchestration without USE_CATALOG on catalog sales and USE_SCHEMA on schema sales.gold",
    ],
  ])("is refused or warned of: %s", (_, change, message) =>
    expect(
      report({ account: { "servicePrincipals.orchestration": { mode: "create" } }, dev: { ...change } }),
    ).toContain(message),
  );
});

/** Everybody may get to what is in the schema. */
function everybody() {
  return {
    "catalogs.sales.grants.everyone": ["USE_CATALOG"],
    "catalogs.sales.schemas.gold.grants.everyone": ["USE_SCHEMA"],
  };
}

describe("a registered model", () => {
  const env = devEnvironment(withRegisteredModel);
  const of = (preventDestroy: boolean) =>
    synthModule((stack) => {
      new Catalog(stack, "sales", {
        config: at(env.catalogs, "sales"),
        grants: at(resolveGrants(env, "terraform").catalogs, "sales"),
        applicationIds: { terraform: "terraform-id", ingestion: "ingestion-id" },
        workspaceIds: {},
        protection: { preventDestroy, forceDestroy: !preventDestroy },
        dependsOn: [],
      });
    });
  const json = of(true);

  it("is a name in its schema, owned by whoever registers its versions", () => {
    expect(resource(json, "databricks_registered_model.sales_schema-gold_model-demand")).toEqual({
      catalog_name: "${databricks_schema.sales_schema-gold.catalog_name}",
      schema_name: "${databricks_schema.sales_schema-gold.name}",
      name: "demand",
      comment: "Forecasts of demand",
      owner: "ingestion-id",
      lifecycle: { prevent_destroy: true },
      depends_on: ["databricks_grants.sales_schema-gold_grants"],
    });
  });

  it("has one list of grants, with which Terraform goes on managing it", () => {
    expect(resource(json, "databricks_grants.sales_schema-gold_model-demand_grants")).toEqual({
      model: "${databricks_registered_model.sales_schema-gold_model-demand.id}",
      grant: [
        { principal: "analysts", privileges: ["EXECUTE"] },
        { principal: "terraform-id", privileges: ["MANAGE"] },
      ],
    });
  });

  it("lets Terraform make it, and its owner get to it", () => {
    const { grant } = resource(json, "databricks_grants.sales_schema-gold_grants") as {
      grant: { principal: string; privileges: string[] }[];
    };
    const given = (principal: string) => grant.find((one) => one.principal === principal)?.privileges;
    expect(given("terraform-id")).toContain("CREATE_MODEL");
    expect(given("ingestion-id")).toContain("USE_SCHEMA");
  });

  it("can be removed where it is not protected", () => {
    expect(resource(of(false), "databricks_registered_model.sales_schema-gold_model-demand").lifecycle).toEqual({
      prevent_destroy: false,
    });
  });
});
