import { describe, expect, it } from "vitest";
import { HARMLESS } from "../../../config/facts/everybody";
import { PRIVILEGES } from "../../../config/schema/privileges";
import { markOf } from "../../../config/schema/ref";
import { textTypeOf } from "../../../config/schema/text/named";
import type { EmittedStack } from "../../../emitted/stacks";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { resource } from "../../support/synth";
import { inputsProblems, report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf, withValue } from "../text/leaves";

const SPELLED = [
  "users",
  "Users",
  "admins",
  "ADMINS",
  "account users",
  "Account Users",
  "AccountUsers",
  "account  users",
  "Account admins",
  "All account users",
];

const places = placesOf(EXAMPLES).leaves.filter(
  ({ schema, path }) =>
    markOf(schema)?.to === "group" || (textTypeOf(schema)?.one === "group name" && path[0] === "groups"),
);

describe("a group of Databricks itself", () => {
  it.each(SPELLED)("%s cannot be declared, in any mode", (name) => {
    for (const mode of ["create", "existing"] as const) {
      expect(report({ account: { [`groups.${name}`]: { mode } } })).toContain(
        `account: groups.${name}: "${name}" is a group of Databricks itself`,
      );
    }
  });

  it.each(["account-users", "Superusers", "site-admins", "users-eu"])("%s is none", (name) => {
    expect(report({ account: { [`groups.${name}`]: { mode: "create" } } })).toBe("");
  });

  it.each(places.map((leaf) => [`${leaf.kind} ${leaf.path.join(".")}${leaf.isKey ? " (key)" : ""}`, leaf] as const))(
    "cannot be named in %s",
    (_, leaf) => {
      const file = leaf.kind === "account" ? accountInput() : devInput();
      const at = leaf.isKey ? { ...leaf, path: [...leaf.path, "account users"] } : leaf;
      const input = withValue(file, at, leaf.isKey ? {} : "account users");
      const files = leaf.kind === "account" ? [input, devInput()] : [accountInput(), input];
      const said = inputsProblems(files).map(({ path, message }) => `${path}: ${message}`);
      expect(said.join("\n")).toContain(`${at.path.join(".")}: "account users" is a group of Databricks itself`);
    },
  );

  it("says what to write instead", () => {
    expect(report({ dev: { "catalogs.sales.owner": "account users" } })).toMatchInlineSnapshot(
      `"dev: catalogs.sales.owner: "account users" is a group of Databricks itself, which nobody can make, fill or look up here. Fix: use a group of your own; what everybody in the account may do with data is granted under everyone, beside groups."`,
    );
  });
});

describe("everybody", () => {
  const AT = {
    catalog: "catalogs.sales.grants",
    schema: "catalogs.sales.schemas.gold.grants",
    volume: "catalogs.sales.schemas.gold.volumes.exports.grants",
    external_location: "zones.raw.grants",
  } as const;
  const cases = (Object.keys(AT) as (keyof typeof AT)[]).flatMap((kind) =>
    PRIVILEGES[kind].map((privilege) => [privilege, kind] as const),
  );

  it.each(cases)("is granted %s on a %s, if that changes nothing", (privilege, kind) => {
    const harmless = HARMLESS.value.includes(privilege);
    const errors = report({ dev: { [`${AT[kind]}.everyone`]: [privilege] } })
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("warning"));
    if (harmless) expect(errors).toEqual([]);
    else expect(errors.join("\n")).toContain(`dev: ${AT[kind]}.everyone.0: "${privilege}" would let everybody`);
  });

  it("is the group account users in what is emitted", () => {
    const input = devInput();
    const { sales } = input.catalogs;
    if (sales === undefined) throw new Error("no catalog");
    sales.grants = { ...sales.grants, everyone: ["BROWSE"] };
    const stacks = synthPlatform(platformOf(accountInput(), input));
    const json = stacks.find(({ name }) => name === "dev-unity-catalog")?.json as EmittedStack["json"];
    expect(resource(json, "databricks_grants.catalog-sales_grants").grant).toContainEqual({
      principal: "account users",
      privileges: ["BROWSE"],
    });
  });

  it("is warned of where it comes to nothing, as any other is", () => {
    expect(report({ dev: { "catalogs.sales.schemas.gold.grants.everyone": ["SELECT"] } })).toMatchInlineSnapshot(
      `"warning: dev: catalogs.sales.schemas.gold.grants.everyone: SELECT is of no use to everyone without USE_CATALOG on catalog sales and USE_SCHEMA on schema sales.gold. Fix: add "USE_CATALOG" to catalogs.sales.grants.everyone, and add "USE_SCHEMA" to catalogs.sales.schemas.gold.grants.everyone."`,
    );
  });
});
