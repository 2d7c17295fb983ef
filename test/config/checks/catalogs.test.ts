import { describe, expect, it } from "vitest";
import { report } from "../problems";

const LAB = { "workspaces.lab": { networkSlot: 1 }, governanceWorkspace: "main" };

describe("catalogs", () => {
  it("may have the same key in every environment, and be limited to workspaces", () => {
    expect(report({ dev: { ...LAB, "catalogs.sales.workspaces": ["main"] }, prod: {} })).toBe("");
  });

  it("have names of their own in a region's metastore", () => {
    expect(report({ prod: { "catalogs.sales.name": "dev_sales" } })).toMatchInlineSnapshot(
      `"prod: catalogs.sales.name: "dev_sales" is the name of catalog sales in config/environments/dev.ts too, in the same metastore. Fix: give each catalog of a region its own name."`,
    );
  });

  it("may have the same name in another region", () => {
    const prod = {
      region: "us-east-1",
      "network.availabilityZoneIds": ["use1-az1", "use1-az2"],
      "catalogs.sales.name": "dev_sales",
    };
    const account = { "metastores.us-east-1": { mode: "create", adminGroup: "platform-admins" } };
    expect(report({ account, prod })).toBe("");
  });

  it("do not have the names of Databricks' own", () => {
    const schema = { layer: "gold", comment: "Everything" };
    const dev = { "catalogs.sales.name": "system", "catalogs.sales.schemas.information_schema": schema };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: catalogs.sales.name: "system" is a catalog of Databricks. Fix: use another name.
      dev: catalogs.sales.schemas.information_schema: every catalog has this schema already. Fix: use another name."
    `);
  });

  it("are visible to the workspace that governs, and where they are used", () => {
    expect(report({ dev: { ...LAB, "catalogs.sales.workspaces": ["lab"] } })).toMatchInlineSnapshot(`
      "dev: catalogs.sales.workspaces: does not list main, through which Unity Catalog is managed. Fix: add "main".
      dev: consumers.gold-overview.catalog: catalog sales is not visible in workspace main. Fix: add "main" to catalogs.sales.workspaces, or use another catalog.
      dev: sources.orders.catalog: catalog sales is not visible in workspace main. Fix: add "main" to catalogs.sales.workspaces, or use another catalog.
      dev: workspaces.main.defaultCatalog: catalog sales is not visible in workspace main. Fix: add "main" to catalogs.sales.workspaces, or use another catalog."
    `);
  });
});
