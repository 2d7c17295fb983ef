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
];

const problems = (must: readonly Partial<Expectation>[], mustNot: readonly Partial<Expectation>[]) => {
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
        access: { must: must.map(whole), mustNot: mustNot.map(whole) },
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
