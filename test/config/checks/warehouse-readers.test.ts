import { describe, expect, it } from "vitest";
import { type Family, kindOf } from "../../../config/kinds";
import { markOf } from "../../../config/schema/ref";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

const READERS = "consumers.gold-overview.permissions";
const READS = { "catalogs.sales.grants.groups.data-engineers": ["USE_CATALOG", "USE_SCHEMA", "SELECT"] };

describe("readers of what runs its queries on a warehouse", () => {
  it("are looked after for every kind that names a warehouse", () => {
    const named = placesOf(EXAMPLES).leaves.filter(({ schema }) => markOf(schema)?.kind === "sql-warehouse");
    const kinds = named.map((leaf) =>
      kindOf(leaf.path[0] as Family, String(leaf.with.find(([path]) => path.at(-1) === "kind")?.[1])),
    );
    expect(kinds.length).toBeGreaterThan(0);
    // Whoever reads it is a group with a permission, or the principal that it runs as, which is let on the warehouse.
    // An app asks as itself.
    for (const kind of kinds) expect(kind?.queries ?? kind?.uses ?? kind?.asItself, kind?.what).toBeDefined();
  });

  it("are refused where they may not use it", () => {
    expect(report({ dev: { [`${READERS}.data-engineers`]: "CAN_READ" } })).toMatchInlineSnapshot(
      `"dev: consumers.gold-overview.permissions.data-engineers: its queries run as the reader on warehouse bi, which data-engineers may not use. Fix: set "data-engineers": "CAN_USE" in consumers.bi.permissions, or take it out here."`,
    );
  });

  it.each([
    ["CAN_USE", true],
    ["CAN_MONITOR", true],
    ["CAN_MANAGE", true],
    ["CAN_VIEW", false],
  ])("run queries with %s: %s", (level, runs) => {
    const dev = { [`${READERS}.data-engineers`]: "CAN_READ", "consumers.bi.permissions.data-engineers": level };
    if (runs) expect(report({ dev })).toBe("");
    else expect(report({ dev })).toContain("may not use");
  });

  it("use it by a group that holds them, also over another one, and as administrators of the workspace", () => {
    const account = {
      "groups.staff": { mode: "create", groups: ["teams"] },
      "groups.teams": { mode: "create", groups: ["data-engineers"] },
    };
    const dev = { [`${READERS}.data-engineers`]: "CAN_READ", "workspaces.main.access.groups.staff": "USER" };
    expect(report({ account, dev: { ...dev, "consumers.bi.permissions.staff": "CAN_USE" } })).toBe("");
    expect(report({ account, dev: { ...dev, "consumers.bi.permissions.staff": "CAN_VIEW" } })).toContain("may not use");
    expect(report({ account, dev: { ...dev, "workspaces.main.access.groups.staff": "ADMIN" } })).toBe("");
  });

  it("may be in a group that the identity provider fills, which is a warning", () => {
    const account = {
      "groups.staff": { mode: "existing" },
      "groups.auditors": { mode: "existing" },
      "attestations.scim-groups": "A. Lovelace, 2026-11-02",
    };
    const dev = {
      "workspaces.main.access.groups": {
        "platform-admins": "ADMIN",
        analysts: "USER",
        "data-engineers": "USER",
        staff: "USER",
        auditors: "USER",
      },
      [`${READERS}.auditors`]: "CAN_READ",
      "consumers.bi.permissions.staff": "CAN_USE",
      "catalogs.sales.grants.groups.auditors": ["USE_CATALOG", "USE_SCHEMA", "SELECT"],
    };
    expect(report({ account, dev })).toMatchInlineSnapshot(
      `"warning: dev: consumers.gold-overview.permissions.auditors: its queries run as the reader on warehouse bi, which auditors may not use, unless the identity provider has it in staff. Fix: set "auditors": "CAN_USE" in consumers.bi.permissions, or take it out here."`,
    );
    // Groups that are made here are filled here.
    expect(report({ account, dev: { ...dev, [`${READERS}.data-engineers`]: "CAN_READ" } })).toContain(
      "dev: consumers.gold-overview.permissions.data-engineers: its queries",
    );
  });

  it("are not looked at where the warehouse's own setting for them is wrong", () => {
    const dev = { [`${READERS}.data-engineers`]: "CAN_READ", "consumers.bi.permissions.data-engineers": "CAN_FLY" };
    expect(report({ dev })).not.toContain("may not use");
  });
});

describe("readers without the data", () => {
  const dev = { [`${READERS}.data-engineers`]: "CAN_READ", "consumers.bi.permissions.data-engineers": "CAN_USE" };
  const grants = "catalogs.sales.grants.groups.data-engineers";
  it.each(["USE_CATALOG", "USE_SCHEMA", "SELECT"])("are warned of without %s", (missing) => {
    const given = READS["catalogs.sales.grants.groups.data-engineers"].filter((one) => one !== missing);
    const text = report({ dev: { ...dev, [grants]: given } });
    expect(text).toContain(
      `warning: dev: ${READERS}.data-engineers: its queries run as the reader, and data-engineers would see nothing without ${missing} on`,
    );
  });

  it("are told all that they lack", () => {
    expect(report({ dev: { ...dev, [grants]: undefined } })).toMatchInlineSnapshot(
      `"warning: dev: consumers.gold-overview.permissions.data-engineers: its queries run as the reader, and data-engineers would see nothing without USE_CATALOG on catalog sales and USE_SCHEMA on schema sales.gold and SELECT on schema sales.gold. Fix: grant "USE_CATALOG", "USE_SCHEMA", "SELECT" to data-engineers there, or take it out here."`,
    );
  });

  it("have it by ownership, and by a group that holds them", () => {
    expect(report({ dev: { ...dev, [grants]: undefined, "catalogs.sales.owner": "data-engineers" } })).toBe("");
    const account = { "groups.staff": { mode: "create", groups: ["data-engineers"] } };
    const staff = { "catalogs.sales.grants.groups.staff": ["ALL_PRIVILEGES"] };
    expect(report({ account, dev: { ...dev, [grants]: undefined, ...staff } })).toBe("");
  });
});
