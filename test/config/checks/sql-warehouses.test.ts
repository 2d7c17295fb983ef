import { describe, expect, it } from "vitest";
import { report } from "../problems";

const WAREHOUSE = { kind: "sql-warehouse", workspace: "main", size: "Small", permissions: {} };

describe("SQL warehouses", () => {
  it("may be classic, and never stop", () => {
    expect(
      report({ dev: { "consumers.old": { ...WAREHOUSE, type: "CLASSIC", serverless: false, autoStopMinutes: 0 } } }),
    ).toBe("");
    expect(report({ dev: { "consumers.quick": { ...WAREHOUSE, autoStopMinutes: 5 } } })).toBe("");
  });

  it("are refused in combinations that are not sold", () => {
    const dev = { "consumers.bi.type": "CLASSIC", "consumers.bi.minClusters": 3, "consumers.bi.autoStopMinutes": 4 };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: consumers.bi.autoStopMinutes: a serverless warehouse cannot stop after 4 minutes. Fix: use at least 5, or 0 to never stop it.
      dev: consumers.bi.maxClusters: 1 is less than minClusters, 3. Fix: use at least 3.
      dev: consumers.bi.type: a serverless warehouse cannot be CLASSIC. Fix: use "PRO", or set serverless to false."
    `);
  });

  it("are refused when they stop too soon without serverless compute", () => {
    const dev = {
      "consumers.old": { ...WAREHOUSE, serverless: false, autoStopMinutes: 5 },
      "workspaces.main.bootstrapWarehouse": { serverless: false, autoStopMinutes: 9 },
    };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: consumers.old.autoStopMinutes: a warehouse that is not serverless cannot stop after 5 minutes. Fix: use at least 10, or 0 to never stop it.
      dev: workspaces.main.bootstrapWarehouse.autoStopMinutes: a warehouse that is not serverless cannot stop after 9 minutes. Fix: use at least 10, or 0 to never stop it."
    `);
  });

  it("are refused where their owner is among those who may, or fits into no tag", () => {
    const dev = {
      "consumers.bi": { ...WAREHOUSE, owner: "analysts", permissions: { analysts: "CAN_USE" } },
      "consumers.lab": { ...WAREHOUSE, owner: "R&D (labs)" },
    };
    const account = { groups: { analysts: {}, "data-engineers": {}, "R&D (labs)": {} } };
    const said = report({ account, dev });
    expect(said).toContain(
      "dev: consumers.bi.permissions.analysts: analysts owns the warehouse, and manages it anyway. Fix: remove it.",
    );
    expect(said).toContain(
      "dev: consumers.lab.owner: R&D (labs) has signs that AWS takes in no tag, and it is put into the tag Owner. Fix: name a group of letters, digits, spaces and . _ - +.",
    );
  });

  it("may be queried from by their owner", () => {
    const dev = {
      "consumers.bi.owner": "data-engineers",
      "consumers.gold-overview.permissions.data-engineers": "CAN_READ",
      "catalogs.sales.grants.groups.data-engineers": ["USE_CATALOG", "USE_SCHEMA", "SELECT"],
    };
    expect(report({ dev })).toBe("");
  });

  it("are refused under the name of the one that every workspace has", () => {
    expect(report({ dev: { "consumers.bootstrap": WAREHOUSE } })).toMatchInlineSnapshot(
      `"dev: consumers.bootstrap: every workspace has a warehouse of that name. Fix: use another key."`,
    );
  });
});

describe("dashboards", () => {
  it("are refused when they run on something else than a warehouse", () => {
    expect(report({ dev: { "consumers.gold-overview.warehouse": "gold-overview" } })).toMatchInlineSnapshot(
      `"dev: consumers.gold-overview.warehouse: consumer gold-overview is of kind "dashboard". Fix: name a consumer of kind "sql-warehouse"."`,
    );
  });

  it("are refused when the warehouse is in another workspace", () => {
    const dev = {
      "workspaces.lab": { networkSlot: 1, access: { groups: { analysts: "USER" } } },
      governanceWorkspace: "main",
      "consumers.bi.workspace": "lab",
    };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: consumers.gold-overview.warehouse: consumer bi is in workspace lab, and what names it in main. Fix: name a consumer of workspace main."`,
    );
  });
});
