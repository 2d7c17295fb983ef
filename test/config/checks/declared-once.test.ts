import { describe, expect, it } from "vitest";
import { textTypeOf } from "../../../config/schema/text/named";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems, report } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf, withValue } from "../text/leaves";

const ID = "7f6e5d4c-3b2a-4190-8f7e-6d5c4b3a2918";

describe("what is declared twice", () => {
  it.each([
    ["servicePrincipals", { mode: "existing", applicationId: ID }, "applicationId"],
    ["networkConnectivity", { mode: "existing", id: ID, region: "eu-west-1" }, "id"],
  ])("is refused in %s", (record, entry, field) => {
    const account = { [`${record}.one`]: entry, [`${record}.two`]: entry };
    expect(report({ account })).toContain(`account: ${record}.two.${field}: is the `);
    expect(report({ account })).toContain(`that ${record}.one is already`);
  });

  it("is refused of metastores, by id and by name", () => {
    const existing = { mode: "existing", id: ID, adminGroup: "platform-admins" };
    const attestations = { "attestations.metastore-admin-group": "A. Lovelace, 2026-11-02" };
    expect(
      report({ account: { ...attestations, "metastores.eu-west-1": existing, "metastores.us-east-1": existing } }),
    ).toMatchInlineSnapshot(
      `"account: metastores.us-east-1.id: is the metastore that metastores.eu-west-1 is already. Fix: a metastore is of one region: write the id of that of the region, from the account console → Catalog."`,
    );
    const create = (name: string) => ({ mode: "create", name, adminGroup: "platform-admins" });
    expect(
      report({ account: { "metastores.eu-west-1": create("Main"), "metastores.us-east-1": create("main") } }),
    ).toMatchInlineSnapshot(
      `"account: metastores.us-east-1.name: is the metastore by its name that metastores.eu-west-1 is already. Fix: give each metastore of the account its own name."`,
    );
  });

  it("covers every thing of the account that can be there already by an id", () => {
    const ids = placesOf(EXAMPLES).leaves.filter(
      ({ kind, path, schema }) =>
        kind === "account" &&
        textTypeOf(schema)?.one === "UUID" &&
        path.length > 1 &&
        // What is adopted is looked at where ids of imports are: one id is taken in once.
        path[0] !== "adopted",
    );
    expect(ids.map(({ path }) => `${path[0]}.${path.at(-1)}`).sort()).toEqual([
      "metastores.id",
      "networkConnectivity.id",
      "servicePrincipals.applicationId",
    ]);
  });

  const lists = placesOf(EXAMPLES).leaves.filter(
    ({ schema, path }) => textTypeOf(schema)?.one === "e-mail address" && typeof path.at(-1) === "number",
  );
  it.each(lists.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "is refused of mail addresses in %s, in any case",
    (path, leaf) => {
      const list = { path: leaf.path.slice(0, -1), with: leaf.with };
      const twice = ["ops@acme.example", "Ops@ACME.example"];
      // What holds in several environments is said in the file of the account.
      const inAccount = leaf.kind === "account";
      const account = inAccount ? withValue(accountInput(), list, twice) : accountInput();
      const input = inAccount ? devInput() : withValue(devInput(), list, twice);
      const said = inputsProblems([account, input]).map(({ path: at, message }) => `${at}: ${message}`);
      expect(said).toContain(`${[...list.path, 1].join(".")}: "Ops@ACME.example" is listed twice`);
      expect(path).not.toBe("");
    },
  );
});
