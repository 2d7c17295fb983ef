import { describe, expect, it } from "vitest";
import type { Platform } from "../../../config/model";
import { expectationProblems } from "../../../tools/synth/access-expectations";
import { worldOf } from "../../policy/access/world";

type Expectation = Platform["environments"][number]["access"]["must"][number];

const GIVEN = [
  "group analysts",
  "group runners",
  "group others",
  "service principal sp-terraform",
  "service principal sp-loader",
  "catalog sales is of main alone",
  "schema sales.gold is there",
  "analysts has SELECT, USE_CATALOG, USE_SCHEMA on catalog sales",
  "sp-loader has ALL_PRIVILEGES on catalog sales",
  "job nightly runs as sp-loader",
  "runners has CAN_MANAGE_RUN on job nightly",
  "analysts is in workspace lab",
  "others is in workspace main",
  "sp-loader is in workspace main",
  "group readers",
  "group nightshift",
  "nightshift is in readers",
  "foreign_connection shop is there",
  "readers has USE_CONNECTION on foreign_connection shop",
  "share out holds schema sales.gold",
  "partner has SELECT on share out",
  "stranger has SELECT on share out",
];

type Only = Platform["environments"][number]["access"]["only"][number];

const problems = (
  must: readonly Partial<Expectation>[],
  mustNot: readonly Partial<Expectation>[],
  only: readonly Pick<Only, "principals" | "privilege" | "object">[] = [],
) => {
  const whole = (one: Partial<Expectation>): Expectation => ({
    principal: "analysts",
    privilege: "SELECT",
    object: "sales.gold.orders",
    reason: "Analysts read gold",
    ...one,
  });
  const platform = {
    account: { deployer: { key: "sp-terraform" } },
    environments: [
      {
        name: "prod",
        file: "config/environments/prod.ts",
        access: { must: must.map(whole), mustNot: mustNot.map(whole), only },
      },
    ],
  } as unknown as Platform;
  return expectationProblems(platform, worldOf(GIVEN), () => true);
};

describe("expectations of access", () => {
  it("says where and why something that must be is not", () => {
    expect(problems([{ privilege: "MODIFY" }], [])).toEqual([
      {
        file: "config/environments/prod.ts",
        path: "access.must.0",
        severity: "error",
        message:
          "analysts has no MODIFY on table sales.gold.orders: it lacks MODIFY on table sales.gold.orders, table sales.gold.orders is not bound to workspace lab, whatever is granted",
        fix: "grant what is missing, or take this out if it need not hold any more",
      },
    ]);
  });

  it("judges what must not be by privileges alone, and by a workspace where one is named", () => {
    expect(problems([], [{}])).toMatchObject([
      {
        path: "access.mustNot.0",
        message: "analysts has SELECT on table sales.gold.orders, which must not be: SELECT on catalog sales",
      },
    ]);
    expect(problems([], [{ workspace: "lab" }])).toEqual([]);
  });

  it("finds the way around, by a job that runs as somebody else", () => {
    expect(problems([], [{ principal: "runners" }])).toMatchObject([
      {
        message:
          "runners has SELECT on table sales.gold.orders, which must not be: CAN_MANAGE_RUN on job nightly, which runs as service principal sp-loader",
      },
    ]);
  });

  it.each([
    [{ principal: "analyst" }, "access.must.0.principal", 'nobody is called "analyst" here', "write analysts"],
    [
      { object: "sale.gold.orders" },
      "access.must.0.object",
      'there is nothing called "sale.gold.orders" that SELECT is used with',
      undefined,
    ],
  ])("%j: says what is not there", (one, path, message, fix) => {
    expect(problems([one], [])).toMatchObject([{ path, message, ...(fix === undefined ? {} : { fix }) }]);
  });

  it("is content with what holds", () => {
    expect(problems([{ principal: "sp-loader" }], [{ principal: "others" }, { privilege: "MODIFY" }])).toEqual([]);
  });
});

describe("what only some may do", () => {
  const USE = { privilege: "USE_CONNECTION", object: "shop" };
  const READ = { privilege: "SELECT", object: "out" };

  it("is said of nobody but whom it names, members of groups, and whoever deploys", () => {
    expect(problems([], [], [{ ...USE, principals: ["readers"] }])).toEqual([]);
    expect(problems([], [], [{ ...READ, principals: ["partner", "stranger"] }])).toEqual([]);
  });

  it("names the others, and how the first of them does it", () => {
    expect(problems([], [], [{ ...READ, principals: ["partner"] }])).toEqual([
      {
        file: "config/environments/prod.ts",
        path: "access.only.0",
        severity: "error",
        message: "SELECT on share out is for partner alone, and stranger can do it; stranger: SELECT on share out",
        fix: "take away what gives it, or add them to principals",
      },
    ]);
    expect(problems([], [], [{ ...USE, principals: [] }])).toMatchObject([
      {
        message:
          "USE_CONNECTION on connection shop is for nobody, and readers, nightshift can do it; readers: USE_CONNECTION on connection shop",
      },
    ]);
  });

  it("counts who does it with the rights of another", () => {
    const alone = { privilege: "SELECT", object: "sales.gold.orders", principals: ["analysts", "sp-loader"] };
    expect(problems([], [], [alone])).toMatchObject([
      {
        message:
          "SELECT on table sales.gold.orders is for analysts, sp-loader alone, and runners, partner, stranger can do it; runners: CAN_MANAGE_RUN on job nightly, which runs as service principal sp-loader",
      },
    ]);
  });

  it("says all that is not there at once", () => {
    expect(problems([], [], [{ ...USE, object: "ship", principals: ["reader", "partner"] }])).toMatchObject([
      { path: "access.only.0.principals.0", message: 'nobody is called "reader" here', fix: "write readers" },
      { path: "access.only.0.object", fix: "write shop" },
    ]);
  });
});
