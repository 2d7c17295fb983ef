import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineAccount, defineDomain, defineEnvironment } from "../../config/define";
import { accountInput, devInput } from "../support/platform";
import { WrittenConfig } from "../support/written-config";

const sales = defineDomain({
  name: "sales",
  inAccount: {
    groups: { "sales-owners": { mode: "create", servicePrincipals: ["sales-loader"] } },
    servicePrincipals: { "sales-loader": { mode: "create" } },
  },
});
const finance = defineDomain({ name: "finance", inAccount: { groups: { "finance-owners": { mode: "existing" } } } });

describe("an account with domains", () => {
  it("has what they have in it, beside what it says itself", () => {
    const account = accountInput();
    const { input } = defineAccount(sales, finance, account);
    expect(input.groups).toEqual({
      ...account.groups,
      "sales-owners": { mode: "create", servicePrincipals: ["sales-loader"] },
      "finance-owners": { mode: "existing" },
    });
    expect(input.servicePrincipals).toEqual({ ...account.servicePrincipals, "sales-loader": { mode: "create" } });
    const { groups: _, servicePrincipals: __, ...rest } = input;
    const { groups: ___, servicePrincipals: ____, ...own } = account;
    expect(rest).toEqual(own);
  });

  it("wins where it says something of theirs", () => {
    const { input } = defineAccount(sales, {
      ...accountInput(),
      groups: { "sales-owners": { mode: "existing" } },
    });
    expect(input.groups).toEqual({ "sales-owners": { mode: "existing" } });
  });

  it("is as before where no domain has anything, and alone", () => {
    const account = accountInput();
    expect(defineAccount(account)).toEqual({ declares: "account", input: account });
    expect(defineAccount(defineDomain({ name: "none" }), account).input).toEqual(account);
  });

  it("takes nothing of them into environments", () => {
    const { name, ...rest } = devInput();
    const { domains: _, ...made } = defineEnvironment(sales, rest, { name }).input;
    expect(JSON.stringify(made)).not.toContain("sales-owners");
    expect(made).not.toHaveProperty("inAccount");
  });
});

describe("what domains have in the account", () => {
  let config: WrittenConfig;
  beforeEach(() => {
    config = new WrittenConfig();
    config.write("config/environments/dev.ts", `exports.default = defineEnvironment(${JSON.stringify(devInput())});`);
  });
  afterEach(() => config.remove());

  /** A company with two domains, each with these groups. */
  function company(taken: string, groups: string, more: string): void {
    const domain = (name: string, of: string) => [
      `exports.${name} = defineDomain({`,
      `  name: "${name}",`,
      "  inAccount: {",
      "    groups: {",
      `      ${of}`,
      "    },",
      "  },",
      "});",
    ];
    config.write("config/domains/sales.ts", ...domain("sales", groups));
    config.write("config/domains/more.ts", ...domain("more", more));
    config.write(
      "config/account.ts",
      'const { sales } = require("./domains/sales");',
      'const { more } = require("./domains/more");',
      `exports.default = defineAccount(${taken}, ${JSON.stringify(accountInput())});`,
    );
  }

  it("is well as it is", () => {
    company("sales, more", '"sales-owners": { mode: "create" },', '"more-owners": { mode: "create" },');
    expect(config.said()).toEqual([]);
  });

  it.each([
    [
      "is refused where two say the same, with both places",
      "sales, more",
      '"owners": { mode: "create" },',
      '"owners": { mode: "create" },',
      "config/account.ts: groups.owners (from config/domains/more.ts:6, with config/domains/sales.ts:6): is of 2 domains: sales, more. Fix: give it to one of them, or another name; what is for several is said in the account, and a domain is taken once.",
    ],
    [
      "is refused where one is taken twice",
      "sales, sales",
      '"owners": { mode: "create" },',
      "",
      expect.stringContaining("config/account.ts: groups.owners (from config/domains/sales.ts:6"),
    ],
    [
      "is told of at the domain's file, where it is wrong",
      "sales",
      '"owners": { mode: "create", servicePrincipals: ["nobody"] },',
      "",
      expect.stringContaining(
        "config/account.ts: groups.owners.servicePrincipals.0 (from config/domains/sales.ts:6): ",
      ),
    ],
  ])("%s", (_, taken, groups, more, expected) => {
    company(taken, groups, more);
    expect(config.said()).toEqual([expected]);
  });
});
