import { describe, expect, it } from "vitest";
import { accessIn } from "../../../policy/access/read";
import { answer } from "../../../tools/access/answer";
import { readArguments } from "../../../tools/access/command/arguments";
import { withEnterpriseCatalog } from "../../support/enterprise-catalog";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const input = devInput();
const account = accountInput();
withEnterpriseCatalog(input, account);
const stacks = synthPlatform(platformOf(account, input));
const ACCESS = accessIn(stacks, "terraform");
const ask = (...args: string[]) => {
  const read = readArguments(["dev", ...args]);
  if (read === "help" || "wrong" in read) throw new Error(JSON.stringify(read));
  return answer(ACCESS, stacks, read);
};

describe("what a catalog of the company can do", () => {
  it("is to see a catalog, read one schema and lineage, and run that on a warehouse", () => {
    const { rights } = JSON.parse(ask("--who", "harvester", "--json").text) as {
      rights: { may: string[]; on: string }[];
    };
    const own = rights.filter(({ may }) => !may.includes("owner")).map(({ may, on }) => `${on}: ${may.join(", ")}`);
    expect(own).toEqual(
      expect.arrayContaining([
        "catalog dev_sales: BROWSE, USE_CATALOG",
        "schema dev_sales.gold: SELECT, USE_SCHEMA",
        "schema system.access: SELECT, USE_SCHEMA",
      ]),
    );
    expect(own.filter((right) => /MODIFY|CREATE|MANAGE|APPLY_TAG|ALL_/.test(right))).toEqual([]);
  });

  it.each<[string, number, RegExp]>([
    ["SELECT dev_sales.gold.revenue", 0, /^yes: acme-harvester has SELECT/],
    ["SELECT dev_sales.silver.orders", 1, /^no: acme-harvester has no SELECT/],
    ["MODIFY dev_sales.gold.revenue", 1, /^no: acme-harvester has no MODIFY/],
  ])("%s: exit code %i", (question, exitCode, text) => {
    expect(ask("--can", "harvester", question)).toEqual({ exitCode, text: expect.stringMatching(text) });
  });
});
