import { describe, expect, it } from "vitest";
import { at } from "../../../config/derive/at";
import { resolveGrants } from "../../../config/derive/grants";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { Catalog, type CatalogProps } from "../../../modules/unity-catalog/catalog";
import { devEnvironment } from "../../support/platform";
import { resource, synthModule } from "../../support/synth";

function synth(props: Partial<CatalogProps> = {}, change: (input: EnvironmentInput) => void = () => {}) {
  const env = devEnvironment(change);
  return synthModule((stack) => {
    new Catalog(stack, "sales", {
      config: at(env.catalogs, "sales"),
      grants: at(resolveGrants(env, "terraform").catalogs, "sales"),
      applicationIds: { terraform: "terraform-id", ingestion: "ingestion-id" },
      workspaceIds: {},
      protection: { preventDestroy: true, forceDestroy: false },
      dependsOn: [{ fqn: "databricks_external_location.processed" }],
      ...props,
    });
  });
}

describe("catalog", () => {
  it("is made after the locations it is told of, as configured, without owner: the deployer stays it", () => {
    expect(resource(synth(), "databricks_catalog.sales")).toEqual({
      name: "dev_sales",
      comment: "Orders, customers and products",
      storage_root: "s3://acme-dev-processed-111111111111/dev_sales",
      isolation_mode: "ISOLATED",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
      depends_on: ["databricks_external_location.processed"],
    });
  });

  it("is isolated, and bound to the workspaces that it is told", () => {
    const json = synth({ workspaceIds: { science: "${var.id}" } });
    expect(resource(json, "databricks_workspace_binding.sales_workspaces_science")).toEqual({
      securable_type: "catalog",
      securable_name: "${databricks_catalog.sales.name}",
      workspace_id: "${var.id}",
      binding_type: "BINDING_TYPE_READ_WRITE",
    });
  });

  it("has its schemas, with the layer as a property and a storage root only where it differs", () => {
    const json = synth();
    expect(resource(json, "databricks_schema.sales_schema-bronze")).toEqual({
      catalog_name: "${databricks_catalog.sales.name}",
      name: "bronze",
      comment: "As loaded",
      properties: { layer: "bronze" },
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
      depends_on: ["databricks_grants.sales_grants"],
    });
    expect(resource(json, "databricks_schema.sales_schema-gold").storage_root).toBe(
      "s3://acme-dev-curated-111111111111/dev_sales/gold",
    );
  });

  it("has managed volumes in its schemas", () => {
    expect(resource(synth(), "databricks_volume.sales_schema-gold_volume-exports")).toEqual({
      catalog_name: "${databricks_schema.sales_schema-gold.catalog_name}",
      schema_name: "${databricks_schema.sales_schema-gold.name}",
      name: "exports",
      comment: "Files for partners",
      volume_type: "MANAGED",
      lifecycle: { prevent_destroy: true },
      depends_on: ["databricks_grants.sales_schema-gold_grants"],
    });
  });

  it("has one list of grants per securable, by its full name", () => {
    const grants = synth().resource?.databricks_grants ?? {};
    const securable = ({ catalog, schema, volume }: Record<string, unknown>) => catalog ?? schema ?? volume;
    expect(Object.values(grants).map(securable).sort()).toEqual([
      "${databricks_catalog.sales.name}",
      "${databricks_schema.sales_schema-bronze.id}",
      "${databricks_schema.sales_schema-gold.id}",
      "${databricks_schema.sales_schema-silver.id}",
      "${databricks_volume.sales_schema-gold_volume-exports.id}",
    ]);
  });

  it("names groups by their name and service principals by their application id", () => {
    const { grant } = resource(synth(), "databricks_grants.sales_grants") as { grant: { principal: string }[] };
    expect(grant.map(({ principal }) => principal)).toEqual([
      "analysts",
      "data-engineers",
      "platform-admins",
      "ingestion-id",
      "terraform-id",
    ]);
  });

  it("can be emptied and removed where it is not protected", () => {
    const json = synth({ protection: { preventDestroy: false, forceDestroy: true } });
    for (const address of ["databricks_catalog.sales", "databricks_schema.sales_schema-gold"]) {
      expect(resource(json, address)).toMatchObject({ force_destroy: true, lifecycle: { prevent_destroy: false } });
    }
    expect(resource(json, "databricks_volume.sales_schema-gold_volume-exports").lifecycle).toEqual({
      prevent_destroy: false,
    });
  });
});
