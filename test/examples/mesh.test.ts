import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findings, RULES } from "../../policy";
import { can } from "../../policy/access/can";
import { principalNamed, readQuestion } from "../../policy/access/question";
import { accessIn } from "../../policy/access/read";
import { answerText, reasonsAgainst } from "../../policy/access/words";
import { expectationProblems } from "../../tools/synth/access-expectations";
import { meshPlatform, meshStacks } from "../support/mesh";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const { platform, warnings } = meshPlatform();

let site: SimulatedSite;
beforeAll(() => {
  site = new SimulatedSite();
});
afterAll(() => site.remove());

/** Who asks what, in which workspace; `yes` with what is hidden, or why not. */
const QUESTIONS: readonly (readonly [
  who: string,
  question: string,
  expected: RegExp | readonly string[],
  workspace?: string,
])[] = [
  // Sales: analysts read gold without what says who somebody is, and nothing before it.
  [
    "analysts",
    "SELECT sales.gold.customers",
    /^yes: .*workspace analysis; column iban masked; column email masked; rows filtered$/,
  ],
  ["region-emea", "SELECT sales.gold.customers", /^yes: .*; column iban masked; column email masked; rows filtered$/],
  ["auditors", "SELECT sales.gold.customers", /^yes: .*workspace analysis; column iban masked$/],
  ["sales-owners", "SELECT sales.gold.customers", /^yes: [^;]*workspace lake$/],
  [
    "analysts",
    "SELECT sales.gold.revenue",
    /; columns tagged pii = iban masked; columns tagged pii = mail masked; rows filtered$/,
  ],
  [
    "analysts",
    "SELECT sales.bronze.orders",
    ["it lacks SELECT on table mesh_sales.bronze.orders", "it lacks USE_SCHEMA on schema mesh_sales.bronze"],
  ],
  ["analysts", "READ VOLUME sales.gold.exports", /^yes: /],
  ["analysts", "WRITE VOLUME sales.gold.exports", ["it lacks WRITE_VOLUME on volume mesh_sales.gold.exports"]],
  ["loader", "WRITE VOLUME sales.gold.exports", /^yes: .*workspace lake$/],
  ["loader", "MODIFY sales.silver.orders", /^yes: /],
  [
    "loader",
    "MODIFY sales.gold.customers",
    ["it lacks MODIFY on table mesh_sales.gold.customers", "it lacks SELECT on table mesh_sales.gold.customers"],
  ],
  [
    "analysts",
    "EXECUTE sales.rules.mask_all_but_last_four",
    [
      "it lacks EXECUTE on function mesh_sales.rules.mask_all_but_last_four",
      "it lacks USE_SCHEMA on schema mesh_sales.rules",
    ],
  ],
  // Stewards tag and grant; by that they could give themselves what they lack, which is told.
  ["data-stewards", "APPLY TAG sales.gold.customers", /^yes: /],
  ["data-stewards", "MANAGE sales.gold", /^yes: /],
  ["data-stewards", "SELECT sales.gold.customers", ["it lacks SELECT on table mesh_sales.gold.customers"]],
  // Everybody finds it, and reads it not.
  ["auditors", "BROWSE markets", /^yes: .*workspace analysis$/],
  ["region-apac", "BROWSE finance", ["catalog mesh_finance is not bound to workspace analysis, whatever is granted"]],
  [
    "account users",
    "SELECT sales.gold",
    [
      "it lacks SELECT on schema mesh_sales.gold",
      "it lacks USE_CATALOG on catalog mesh_sales",
      "it lacks USE_SCHEMA on schema mesh_sales.gold",
      "it is not in any workspace",
    ],
  ],
  // Finance: in one workspace, whatever is granted.
  [
    "auditors",
    "SELECT finance.ledger.bookings",
    ["table mesh_finance.ledger.bookings is not bound to workspace analysis, whatever is granted"],
    "analysis",
  ],
  ["finance-owners", "MODIFY finance.reports.months", /^yes: .*workspace lake$/],
  ["sales-owners", "SELECT finance.reports.months", /^yes: .*workspace lake$/],
  [
    "sales-owners",
    "SELECT finance.ledger.bookings",
    ["it lacks SELECT on table mesh_finance.ledger.bookings", "it lacks USE_SCHEMA on schema mesh_finance.ledger"],
  ],
  [
    "analysts",
    "USE CATALOG finance",
    [
      "it lacks USE_CATALOG on catalog mesh_finance",
      "catalog mesh_finance is not bound to workspace analysis, whatever is granted",
    ],
  ],
  // What is queried where it is, over a connection.
  ["auditors", "SELECT books", /^yes: .*workspace analysis$/],
  ["auditors", "USE CONNECTION warehouse", ["it lacks USE_CONNECTION on connection mesh_warehouse"]],
  ["finance-owners", "USE CONNECTION warehouse", /^yes: /],
  ["analysts", "SELECT books", ["it lacks SELECT on catalog mesh_books", "it lacks USE_CATALOG on catalog mesh_books"]],
  // Markets: what others share, and what is made of it.
  ["analysts", "SELECT prices", /^yes: .*workspace analysis$/],
  ["analysts", "SELECT forecasts", ["catalog mesh_forecasts is not bound to workspace analysis, whatever is granted"]],
  ["analysts", "EXECUTE markets.models.price", /^yes: /],
  ["analysts", "SELECT markets.positions.today", /^yes: [^;]*$/],
  ["markets-owners", "MANAGE prices", /^yes: .*workspace lake$/],
  // Partners have what is shared with them, and nothing else.
  ["mesh_retailer", "SELECT sales.partners", /^yes: /],
  ["mesh_retailer", "READ VOLUME sales.gold.exports", ["it lacks READ_VOLUME on volume mesh_sales.gold.exports"]],
  ["mesh_group", "READ VOLUME sales.gold.exports", /^yes: /],
  ["mesh_group", "SELECT sales.gold.customers", ["it lacks SELECT on table mesh_sales.gold.customers"]],
  // Warehouses.
  ["analysts", "CAN_USE acme-mesh-bi", /^yes: /],
  [
    "analysts",
    "CAN_USE acme-mesh-engineering",
    ["it lacks CAN_USE on warehouse acme-mesh-engineering", "it is not in workspace lake"],
  ],
];

describe("the example of a mesh of three domains", () => {
  it("has neither warnings nor findings", () => {
    const stacks = meshStacks();
    expect(warnings).toEqual([]);
    expect(stacks.flatMap((stack) => findings(stack, [], RULES, stacks))).toEqual([]);
  });

  it("has three domains, two workspaces, shared and foreign catalogs, masks and filters, and partners", () => {
    const [environment] = platform.environments;
    const kinds = (family: "connections" | "consumers" | "workloads") =>
      Object.values<{ readonly kind: string }>(environment?.[family] ?? {}).map(({ kind }) => kind);
    expect(Object.keys(environment?.domains ?? {})).toEqual(["sales", "finance", "markets"]);
    expect(Object.keys(environment?.workspaces ?? {})).toEqual(["lake", "analysis"]);
    expect(kinds("connections")).toEqual(
      expect.arrayContaining(["connection", "foreign-catalog", "provider", "shared-catalog"]),
    );
    expect(kinds("consumers")).toEqual(
      expect.arrayContaining(["access-policy", "table-tags", "share", "recipient", "sql-warehouse"]),
    );
    expect(kinds("workloads")).toContain("functions");
  });

  it("deploys to the simulated cloud, plans empty, and is destroyed", async () => {
    await expectComesAndGoes(
      site,
      platform,
      meshStacks().map(({ name }) => name),
    );
  });
});

describe("who can do what in it, and why", () => {
  const access = accessIn(meshStacks(), platform.account.deployer.key);

  it.each(QUESTIONS.map((one) => [`${one[0]}: ${one[1]}`, one] as const))(
    "%s",
    (_, [who, question, expected, workspace]) => {
      const [principal, read] = [principalNamed(access, who), readQuestion(access, question)];
      if ("wrong" in principal) throw new Error(principal.wrong);
      if ("wrong" in read) throw new Error(read.wrong);
      const verdict = can(access, principal.key, read.privilege, read.object, workspace);
      if (expected instanceof RegExp) expect(answerText(access, principal.key, read, verdict)[0]).toMatch(expected);
      else expect(verdict.can ? ["yes"] : reasonsAgainst(verdict)).toEqual(expected);
    },
  );

  it("is as its file expects, of catalogs, connections and shares", () => {
    expect(expectationProblems(platform, meshStacks(), () => true)).toEqual([]);
    const [environment] = platform.environments;
    const asked = (environment?.access.only ?? []).map(({ privilege, object }) => `${privilege} ${object}`);
    expect(asked).toEqual(["USE_CONNECTION warehouse", "SELECT revenue", "SELECT order-files"]);
  });

  it("names the policy, its function and its setting", () => {
    const read = readQuestion(access, "SELECT sales.gold.customers");
    if ("wrong" in read) throw new Error(read.wrong);
    expect(
      answerText(access, "group analysts", read, can(access, "group analysts", read.privilege, read.object)),
    ).toContain(
      "  column iban masked: policy mask-iban, by mesh_sales.rules.mask_all_but_last_four (config/environments/mesh.ts: consumers.mask-iban)",
    );
  });
});
