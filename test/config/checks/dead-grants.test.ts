import { describe, expect, it } from "vitest";
import { PRIVILEGE_NEEDS } from "../../../config/facts/privilege-needs";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { PRIVILEGES } from "../../../config/schema/privileges";
import { withConnections } from "../../support/external-connections";
import { devInput } from "../../support/platform";
import { report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf } from "../text/leaves";

/** The sales catalog of dev where nobody but the owner and the deployer has anything, and no dashboard reads it. */
const BARE = {
  "catalogs.sales.grants": {},
  "catalogs.sales.schemas.gold.grants": {},
  "consumers.gold-overview": undefined,
};
const AT = {
  catalog: "catalogs.sales",
  schema: "catalogs.sales.schemas.gold",
  volume: "catalogs.sales.schemas.gold.volumes.exports",
} as const;

type Level = keyof typeof AT;

/** What is said of grants: privileges of analysts by level. */
const said = (grants: Partial<Record<Level, readonly string[]>>, account = {}) =>
  report({
    account,
    dev: {
      ...BARE,
      ...Object.fromEntries(
        Object.entries(grants).map(([level, of]) => [`${AT[level as Level]}.grants`, { groups: { analysts: of } }]),
      ),
    },
  });

const EVERY = (Object.keys(AT) as Level[]).flatMap((level) =>
  PRIVILEGES[level].map((privilege) => [privilege, level] as const),
);

describe("a privilege that is of no use alone", () => {
  it.each(EVERY)("%s on a %s is warned of with what it needs", (privilege, level) => {
    const needs = PRIVILEGE_NEEDS.value[privilege];
    const lacking = (
      needs === "above" ? { catalog: [], schema: ["USE_CATALOG"], volume: ["USE_CATALOG", "USE_SCHEMA"] }[level] : needs
    ).filter((need) => need !== privilege);
    const text = said({ [level]: [privilege] });
    if (lacking.length === 0) expect(text).toBe("");
    else {
      expect(text).toContain(
        `warning: dev: ${AT[level]}.grants.groups.analysts: ${privilege} is of no use to analysts`,
      );
      for (const need of lacking) expect(text).toContain(`add "${need}" to catalogs.sales.`);
    }
  });

  it.each(EVERY)("%s on a %s is fine with all that it needs", (privilege, level) => {
    const ways = ["USE_CATALOG", "USE_SCHEMA", "SELECT"];
    const grants = { catalog: ways, [level]: level === "catalog" ? [...new Set([...ways, privilege])] : [privilege] };
    expect(said(grants)).toBe("");
  });

  it("names every securable and setting that is missing", () => {
    expect(said({ schema: ["SELECT"] })).toMatchInlineSnapshot(
      `"warning: dev: catalogs.sales.schemas.gold.grants.groups.analysts: SELECT is of no use to analysts without USE_CATALOG on catalog sales and USE_SCHEMA on schema sales.gold. Fix: add "USE_CATALOG" to catalogs.sales.grants.groups.analysts, and add "USE_SCHEMA" to catalogs.sales.schemas.gold.grants.groups.analysts."`,
    );
    expect(said({ volume: ["READ_VOLUME"], catalog: ["USE_CATALOG"] })).toMatchInlineSnapshot(
      `"warning: dev: catalogs.sales.schemas.gold.volumes.exports.grants.groups.analysts: READ_VOLUME is of no use to analysts without USE_SCHEMA on schema sales.gold. Fix: add "USE_SCHEMA" to catalogs.sales.schemas.gold.grants.groups.analysts."`,
    );
  });

  it("has its way by ALL_PRIVILEGES, by a group that holds it, also over another one, and by everybody", () => {
    expect(said({ schema: ["SELECT"], catalog: ["ALL_PRIVILEGES"] })).toBe("");
    const staff = {
      "groups.staff": { mode: "create", groups: ["teams"] },
      "groups.teams": { mode: "create", groups: ["analysts"] },
    };
    const dev = { ...BARE, "catalogs.sales.schemas.gold.grants": { groups: { analysts: ["SELECT"] } } };
    expect(
      report({
        account: staff,
        dev: { ...dev, "catalogs.sales.grants": { groups: { staff: ["USE_CATALOG", "USE_SCHEMA"] } } },
      }),
    ).toBe("");
    expect(report({ account: staff, dev: { ...dev, "catalogs.sales.owner": "staff" } })).toBe("");
    expect(
      report({ account: staff, dev: { ...dev, "catalogs.sales.grants": { everyone: ["USE_CATALOG", "USE_SCHEMA"] } } }),
    ).toBe("");
  });

  it("has no way by a group that it holds, unless that is all of it", () => {
    const members = (groups: readonly string[]) => ({ "groups.staff": { mode: "create", groups } });
    const grants = { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA"], staff: ["SELECT"] } };
    const dev = { ...BARE, "catalogs.sales.grants": grants };
    expect(report({ account: members(["analysts"]), dev })).toBe("");
    expect(report({ account: members(["analysts", "data-engineers"]), dev })).toContain("SELECT is of no use to staff");
  });

  it("has its way by what a kind gives the principal that it runs as", () => {
    const dev = { ...BARE, "catalogs.sales.schemas.bronze.grants": { servicePrincipals: { ingestion: ["EXECUTE"] } } };
    expect(report({ dev })).toBe("");
    expect(report({ dev: { ...dev, "sources.orders": undefined } })).toContain("EXECUTE is of no use to ingestion");
  });
});

describe("a privilege of a location", () => {
  const MAKES = {
    CREATE_EXTERNAL_TABLE: "CREATE_TABLE",
    CREATE_EXTERNAL_VOLUME: "CREATE_VOLUME",
    CREATE_MANAGED_STORAGE: "CREATE_SCHEMA",
  };
  it.each(PRIVILEGES.external_location)("%s is warned of where it comes to nothing", (privilege) => {
    const dev = { ...BARE, "zones.raw.grants": { groups: { analysts: [privilege] } } };
    const need = MAKES[privilege as keyof typeof MAKES];
    if (need === undefined) {
      expect(report({ dev })).toBe("");
      return;
    }
    expect(report({ dev })).toContain(
      `warning: dev: zones.raw.grants.groups.analysts: ${privilege} is of no use to analysts`,
    );
    const grants = { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA", need] } };
    expect(report({ dev: { ...dev, "catalogs.sales.grants": grants } })).toBe("");
    expect(
      report({ dev: { ...dev, "catalogs.sales.grants": { groups: { analysts: ["USE_SCHEMA", need] } } } }),
    ).toContain(privilege);
  });
});

describe("every securable that the configuration grants on", () => {
  const places = [
    ...new Set(
      placesOf(EXAMPLES)
        .leaves.filter(({ path }) => path.at(-1) === "groups" && path.at(-2) === "grants")
        .map(({ path }) => path.slice(0, -2).join(".")),
    ),
  ].sort();

  it("is one of those that are looked at", () => {
    const kinds = places.map((path) =>
      path
        .split(".")
        .filter((_, index) => index % 2 === 0)
        .join("."),
    );
    // Of connections and consumers, catalogs over others have what needs more; USE_CONNECTION needs nothing, nor does
    // what is granted on the metastore.
    expect([...new Set(kinds)]).toEqual([
      "catalogs",
      "catalogs.schemas",
      "catalogs.schemas.models",
      "catalogs.schemas.volumes",
      "connections",
      "consumers",
      "externalLocations",
      "metastore",
      "workloads",
      "zones",
    ]);
  });
});

describe("a foreign catalog", () => {
  it("is looked at like a catalog of the environment", () => {
    const input: EnvironmentInput = devInput();
    withConnections(input);
    const said = (privileges: readonly string[]) =>
      report({
        dev: {
          ...input,
          connections: input.connections,
          "connections.shop.grants": { groups: { analysts: privileges } },
        },
      });
    expect(said(["USE_CATALOG", "USE_SCHEMA", "SELECT"])).not.toContain("of no use");
    expect(said(["SELECT"])).toContain(
      "warning: dev: connections.shop.grants.groups.analysts: SELECT is of no use to analysts without USE_CATALOG on catalog shop and USE_SCHEMA on catalog shop. " +
        'Fix: add "USE_CATALOG" to connections.shop.grants.groups.analysts, and add "USE_SCHEMA" to connections.shop.grants.groups.analysts.',
    );
  });
});
