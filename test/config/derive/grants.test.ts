import { describe, expect, it } from "vitest";
import { type EnvironmentGrants, type Grants, resolveGrants } from "../../../config/derive/grants";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { devEnvironment } from "../../support/platform";

const resolve = (change: (input: EnvironmentInput) => void = () => {}) =>
  resolveGrants(devEnvironment(change), "terraform");

/** `group analysts` or `service-principal ingestion` → privileges. */
const table = (grants: Grants | undefined) =>
  Object.fromEntries(
    (grants ?? []).map(({ principal, privileges }) => [
      principal.kind === "group" ? `group ${principal.name}` : `service-principal ${principal.key}`,
      privileges,
    ]),
  );

function securables(grants: EnvironmentGrants): Grants[] {
  return [
    ...Object.values(grants.zones),
    ...Object.values(grants.externalLocations),
    ...Object.values(grants.catalogs).flatMap((catalog) => [
      catalog.grants,
      ...Object.values(catalog.schemas).flatMap((schema) => [schema.grants, ...Object.values(schema.volumes)]),
    ]),
  ];
}

const PIPELINE = ["CREATE_MATERIALIZED_VIEW", "CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"];

describe("grants of an environment", () => {
  it("keep MANAGE for the deployer on every securable, so that it cannot take its own privileges away (H10)", () => {
    const all = securables(
      resolve((input) => {
        input.externalLocations = { partner: { url: "s3://partner-files/in", comment: "Partner files" } };
      }),
    );
    // Three zones, one location, a catalog, three schemas, a volume.
    expect(all).toHaveLength(9);
    for (const grants of all) expect(table(grants)["service-principal terraform"]).toContain("MANAGE");
  });

  it("give the deployer what later layers make in a place, and no data", () => {
    const grants = resolve((input) => {
      input.externalLocations = { partner: { url: "s3://partner-files/in", comment: "Partner files" } };
    });
    const deployer = (of: Grants | undefined) => table(of)["service-principal terraform"];
    expect(deployer(grants.zones.raw)).toEqual(["CREATE_EXTERNAL_VOLUME", "MANAGE"]);
    expect(deployer(grants.zones.processed)).toEqual(["CREATE_MANAGED_STORAGE", "MANAGE"]);
    expect(deployer(grants.externalLocations.partner)).toEqual(["CREATE_EXTERNAL_VOLUME", "MANAGE"]);
    expect(deployer(grants.catalogs.sales?.grants)).toEqual([
      "CREATE_SCHEMA",
      "CREATE_VOLUME",
      "MANAGE",
      "USE_CATALOG",
      "USE_SCHEMA",
    ]);
    expect(deployer(grants.catalogs.sales?.schemas.gold?.grants)).toEqual(["CREATE_VOLUME", "MANAGE", "USE_SCHEMA"]);
    expect(deployer(grants.catalogs.sales?.schemas.gold?.volumes.exports)).toEqual(["MANAGE"]);
  });

  it("give the owner of a catalog all privileges and MANAGE, which all privileges leave out", () => {
    expect(table(resolve().catalogs.sales?.grants)["group platform-admins"]).toEqual(["ALL_PRIVILEGES", "MANAGE"]);
  });

  it("add what the configuration grants on each kind of securable", () => {
    const grants = resolve((input) => {
      const gold = input.catalogs.sales?.schemas.gold;
      if (!gold || !input.zones.raw) throw new Error("the shipped environment changed");
      input.zones.raw.grants = { groups: { "data-engineers": ["READ_FILES"] } };
      gold.volumes = { exports: { comment: "x", grants: { servicePrincipals: { ingestion: ["WRITE_VOLUME"] } } } };
    });
    expect(table(grants.zones.raw)["group data-engineers"]).toEqual(["READ_FILES"]);
    expect(table(grants.catalogs.sales?.schemas.gold?.grants)["group analysts"]).toEqual(["SELECT", "USE_SCHEMA"]);
    expect(table(grants.catalogs.sales?.schemas.gold?.volumes.exports)["service-principal ingestion"]).toEqual([
      "WRITE_VOLUME",
    ]);
  });

  it("give the principal that a source runs as what its pipeline needs, in its schemas only", () => {
    const sales = resolve().catalogs.sales;
    expect(table(sales?.grants)["service-principal ingestion"]).toEqual(["USE_CATALOG"]);
    expect(table(sales?.schemas.bronze?.grants)["service-principal ingestion"]).toEqual(PIPELINE);
    expect(table(sales?.schemas.silver?.grants)["service-principal ingestion"]).toEqual(PIPELINE);
    expect(table(sales?.schemas.gold?.grants)).not.toHaveProperty("service-principal ingestion");
  });

  it("give that principal nothing in other catalogs", () => {
    const grants = resolve((input) => {
      if (!input.catalogs.sales) throw new Error("the shipped environment changed");
      input.catalogs.hr = structuredClone(input.catalogs.sales);
    });
    expect(JSON.stringify(grants.catalogs.hr)).not.toContain("ingestion");
  });

  it("give nothing to a principal whose source is gone", () => {
    expect(
      JSON.stringify(
        resolve((input) => {
          input.sources = {};
        }),
      ),
    ).not.toContain("ingestion");
  });

  it("merge what the same principal gets from several sides into one grant without duplicates", () => {
    const grants = resolve((input) => {
      const sales = input.catalogs.sales;
      const orders = input.sources?.orders;
      if (!sales?.schemas.bronze || !orders || !input.sources) throw new Error("the shipped environment changed");
      input.sources.refunds = structuredClone(orders);
      sales.grants = {
        groups: { "platform-admins": ["MANAGE", "APPLY_TAG"] },
        servicePrincipals: { terraform: ["BROWSE"], ingestion: ["USE_CATALOG", "BROWSE"] },
      };
    });
    expect(grants.catalogs.sales?.grants).toEqual([
      { principal: { kind: "group", name: "platform-admins" }, privileges: ["ALL_PRIVILEGES", "APPLY_TAG", "MANAGE"] },
      { principal: { kind: "service-principal", key: "ingestion" }, privileges: ["BROWSE", "USE_CATALOG"] },
      {
        principal: { kind: "service-principal", key: "terraform" },
        privileges: ["BROWSE", "CREATE_SCHEMA", "CREATE_VOLUME", "MANAGE", "USE_CATALOG", "USE_SCHEMA"],
      },
    ]);
    for (const list of securables(grants)) {
      const names = Object.keys(table(list));
      expect(names).toHaveLength(list.length);
    }
  });

  it("do not depend on the order in which the configuration lists principals and privileges", () => {
    const ordered = (reverse: boolean) =>
      resolve((input) => {
        const gold = input.catalogs.sales?.schemas.gold;
        if (!gold) throw new Error("the shipped environment changed");
        const groups: [string, ("SELECT" | "USE_SCHEMA")[]][] = [
          ["analysts", ["SELECT", "USE_SCHEMA"]],
          ["data-engineers", ["USE_SCHEMA", "SELECT"]],
        ];
        gold.grants = { groups: Object.fromEntries(reverse ? groups.reverse() : groups) };
      });
    expect(JSON.stringify(ordered(true))).toBe(JSON.stringify(ordered(false)));
  });
});
