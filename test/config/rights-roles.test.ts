import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RIGHTS_ROLES, type RightsRole, ROLE_PRIVILEGES, type RoledKind } from "../../config/facts/rights-roles";
import { resolvePlatform } from "../../config/resolve";
import { PRIVILEGES } from "../../config/schema/privileges";
import { privilegesOf, rolesOf } from "../../config/schema/role-words";
import { withConnections } from "../support/external-connections";
import { withInboundShares } from "../support/inbound-shares";
import { accountInput, devInput, PROJECT, ROOT } from "../support/platform";
import { countries, ownOrders } from "../support/tables";
import { changed, inputsProblems } from "./problems";

/** Where something of a kind is in the configuration, and what the table of roles in the docs calls it. */
const PLACES: { readonly [K in RoledKind]: readonly [place: string, name: string] } = {
  catalog: ["catalogs.sales", "a catalog"],
  schema: ["catalogs.sales.schemas.gold", "a schema"],
  volume: ["catalogs.sales.schemas.gold.volumes.exports", "a volume"],
  model: ["catalogs.sales.schemas.gold.models.demand", "a model"],
  table: ["workloads.countries", "a table"],
  view: ["workloads.own-orders", "a view"],
  external_location: ["zones.raw", "a zone or external location"],
  foreign_connection: ["connections.shop-db", "a connection"],
  foreign_catalog: ["connections.shop", "a foreign catalog"],
  shared_catalog: ["connections.prices", "a shared catalog"],
};
const KINDS = Object.keys(PLACES) as RoledKind[];
const EACH = KINDS.flatMap((kind) => rolesOf(kind).map((role) => [kind, role] as const));

function input(change: Readonly<Record<string, unknown>>): unknown {
  const dev = devInput();
  withConnections(dev);
  withInboundShares(dev);
  return changed(dev, {
    "catalogs.sales.schemas.gold.models": { demand: { comment: "Forecasts of demand" } },
    "workloads.countries": countries(),
    "workloads.own-orders": ownOrders(),
    ...change,
  });
}

const granted = (kind: RoledKind, given: unknown) =>
  input({ [`${PLACES[kind][0]}.grants`]: { groups: { analysts: given } } });

function resolved(environment: unknown) {
  const { platform, warnings } = resolvePlatform({
    account: { file: "config/account.ts", input: accountInput() },
    environments: [{ file: "config/environments/dev.ts", input: environment }],
    folders: PROJECT,
  });
  return { platform, warnings };
}

describe("roles of rights", () => {
  it("are told of for every kind that has some", () => {
    expect(KINDS.sort()).toEqual(Object.keys(ROLE_PRIVILEGES.value).sort());
    const page = readFileSync(join(ROOT, "docs/unity-catalog.md"), "utf8");
    const rows = EACH.map(([kind, role]) => {
      const privileges = privilegesOf(kind, role).map((one) => `\`${one}\``);
      return `| ${PLACES[kind][1]} | \`${role}\` | ${privileges.join(", ")} |`;
    });
    for (const row of rows) expect(page).toContain(row);
    expect(page.match(/^\| an? [a-z ]+ \| `(?:reader|writer|steward)` \|/gm)).toHaveLength(rows.length);
  });

  it.each(EACH)("on a %s, %s is the same as its privileges, with the same warnings", (kind, role) => {
    const privileges = privilegesOf(kind, role);
    expect(resolved(granted(kind, role))).toEqual(resolved(granted(kind, privileges)));
    expect(resolved(granted(kind, role)).platform).not.toEqual(resolved(granted(kind, ["ALL_PRIVILEGES"])).platform);
  });

  it.each(EACH)("on a %s, %s has known privileges, and none that grows or lets other engines in", (kind, role) => {
    const privileges: readonly string[] = privilegesOf(kind, role);
    expect(privileges.length).toBeGreaterThan(0);
    expect(PRIVILEGES[kind]).toEqual(expect.arrayContaining([...privileges]));
    expect(privileges.filter((one) => /^(?:ALL_|EXTERNAL_USE_)/.test(one))).toEqual([]);
  });

  it.each(KINDS)("on a %s: a writer reads, a reader changes nothing, a steward reads no data", (kind) => {
    const of = (role: RightsRole): readonly string[] => (rolesOf(kind).includes(role) ? privilegesOf(kind, role) : []);
    const changing = /^(?:CREATE_|MODIFY|WRITE_|REFRESH|MANAGE|APPLY_TAG)/;
    expect(of("reader").filter((one) => changing.test(one))).toEqual([]);
    if (of("writer").length > 0) expect(of("writer")).toEqual(expect.arrayContaining([...of("reader")]));
    expect(of("writer")).not.toContain("MANAGE");
    expect(of("steward")).toContain("MANAGE");
    expect(of("steward").filter((one) => /^(?:SELECT|READ_|EXECUTE|USE_CONNECTION|MODIFY|WRITE_)/.test(one))).toEqual(
      [],
    );
  });

  it("of a catalog are of use without more, those of a schema only with the way there", () => {
    const warned = (change: Readonly<Record<string, unknown>>) =>
      resolved(input(change)).warnings.map(({ path, message }) => `${path}: ${message}`);
    for (const role of rolesOf("catalog"))
      expect(warned({ "catalogs.sales.grants": { groups: { analysts: role } } })).toEqual([]);
    expect(
      warned({ "catalogs.sales.grants": {}, "catalogs.sales.schemas.gold.grants": { groups: { analysts: "reader" } } }),
    ).toContainEqual(
      expect.stringMatching(
        /^catalogs\.sales\.schemas\.gold\.grants\.groups\.analysts: .*SELECT.* of no use to analysts without USE_CATALOG on catalog sales/,
      ),
    );
  });

  it("are refused one by one where a list has several", () => {
    const found = problemsOf(input({ "catalogs.sales.grants": { groups: { analysts: ["reader", "steward"] } } }));
    expect(found.map(({ at }) => at)).toEqual([0, 1].map((index) => `catalogs.sales.grants.groups.analysts.${index}`));
  });

  it("go to service principals too", () => {
    const to = (given: unknown) =>
      resolved(input({ "catalogs.sales.grants": { servicePrincipals: { ingestion: given } } }));
    expect(to("writer")).toEqual(to(privilegesOf("catalog", "writer")));
  });
});

const GROUPS = ".grants.groups.analysts";
const REFUSED: readonly (readonly [what: string, path: string, given: unknown, said: RegExp])[] = [
  ...KINDS.map(
    (kind) =>
      [
        `an unknown role of a ${kind}`,
        `${PLACES[kind][0]}${GROUPS}`,
        "readr",
        /^"readr" is no role of an? .*\. Fix: write "reader", .*or a list of privileges: /,
      ] as const,
  ),
  ...KINDS.flatMap((kind) =>
    RIGHTS_ROLES.filter((role) => !rolesOf(kind).includes(role)).map(
      (role) =>
        [
          `${role} of a ${kind}`,
          `${PLACES[kind][0]}${GROUPS}`,
          role,
          new RegExp(`^"${role}" is no role of .*\\. Fix: write "reader", "steward", or a list`),
        ] as const,
    ),
  ),
  [
    "a role in a list",
    "catalogs.sales.grants.groups.analysts.0",
    ["reader"],
    /^"reader" is a role, and this is a list of privileges\. Fix: write "reader" alone, without the list, or add what it stands for: BROWSE, /,
  ],
  [
    "a role beside privileges",
    "catalogs.sales.grants.groups.analysts.1",
    ["MODIFY", "reader"],
    /^"reader" is a role, .*add what it stands for: /,
  ],
  ["nothing", "catalogs.sales.grants.groups.analysts", "", /^"" is no role of a catalog/],
  ["a role with spaces", "catalogs.sales.grants.groups.analysts", " reader", /^" reader" is no role of a catalog/],
  ["a role in capitals", "catalogs.sales.grants.groups.analysts", "Reader", /^"Reader" is no role of a catalog/],
  [
    "a privilege without a list",
    "catalogs.sales.grants.groups.analysts",
    "SELECT",
    /^"SELECT" is no role of a catalog\. .*list of privileges/,
  ],
  ["a number", "catalogs.sales.grants.groups.analysts", 7, /^7 is no role of a catalog/],
  ["true", "catalogs.sales.grants.groups.analysts", true, /^true is no role of a catalog/],
  ["an object", "catalogs.sales.grants.groups.analysts", { role: "reader" }, /is no role of a catalog/],
  ["a list of nothing", "catalogs.sales.grants.groups.analysts", [], /./],
  ["a privilege twice", "catalogs.sales.grants.groups.analysts.1", ["SELECT", "SELECT"], /^"SELECT" is listed twice/],
  ["a role of a metastore", "metastore.grants.groups.analysts", "steward", /^must be a list, but is "steward"/],
  ["a role of everybody", "catalogs.sales.grants.everyone", "reader", /^must be a list, but is "reader"/],
];

describe("what is no role of rights", () => {
  it.each(REFUSED)("is refused: %s", (_, path, given, said) => {
    const setting = path.replace(/\.\d+$/, "");
    const found = problemsOf(input({ [setting]: given }));
    expect(found.map(({ at }) => at)).toEqual([path]);
    expect(found[0]?.text).toMatch(said);
  });
});

function problemsOf(environment: unknown): { readonly at: string; readonly text: string }[] {
  return inputsProblems([accountInput(), environment])
    .filter(({ severity }) => severity === "error")
    .map(({ path, message, fix }) => ({ at: path, text: `${message}. Fix: ${fix}.` }));
}
