import { describe, expect, it } from "vitest";
import { mergeRights, type Owners } from "../../../../tools/review/report/merge";

const owners: Owners = new Map([
  ["account", undefined],
  ["dev-foundation", { name: "dev", accountId: "111111111111" }],
  ["prod-foundation", { name: "prod", accountId: "222222222222" }],
]);

const right = (stack: string, who: string, what: string, on: string) => ({
  stack,
  address: "aws_s3_bucket_policy.raw",
  grew: true,
  isNew: false,
  right: { who, what, on, under: "" },
});
const told = (...rights: readonly ReturnType<typeof right>[]) =>
  mergeRights(rights, owners, () => []).map(({ who, what, on, stacks }) => ({ who, what, on, stacks }));

describe("what several environments have alike", () => {
  it("is told once, in words that hold for each", () => {
    expect(
      told(
        right("dev-foundation", "arn:aws:iam::111111111111:role/acme-dev-loader", "s3:GetObject", "acme-dev-raw"),
        right("prod-foundation", "arn:aws:iam::222222222222:role/acme-prod-loader", "s3:GetObject", "acme-prod-raw"),
      ),
    ).toEqual([
      {
        who: "arn:aws:iam::{account}:role/acme-{environment}-loader",
        what: ["s3:GetObject"],
        on: ["acme-{environment}-raw"],
        stacks: ["dev-foundation", "prod-foundation"],
      },
    ]);
  });

  it.each([
    ["an account of somebody else", "999999999999", "888888888888"],
    ["the account of another environment", "222222222222", "111111111111"],
  ])("does not hide %s", (_what, one, other) => {
    const found = told(
      right("dev-foundation", one, "s3:GetObject", "raw"),
      right("prod-foundation", other, "s3:GetObject", "raw"),
    );
    expect(found.map(({ who }) => who)).toEqual([one, other]);
  });

  it("keeps the name of the one environment that has it", () => {
    expect(told(right("dev-foundation", "a", "s3:GetObject", "acme-dev-raw"))[0]?.on).toEqual(["acme-dev-raw"]);
  });

  it("of one principal is one sentence for several actions, and for several things", () => {
    expect(
      told(
        right("dev-foundation", "a", "s3:PutObject", "x"),
        right("dev-foundation", "a", "s3:GetObject", "x"),
        right("dev-foundation", "a", "s3:PutObject", "y"),
        right("dev-foundation", "a", "s3:GetObject", "y"),
      ),
    ).toEqual([{ who: "a", what: ["s3:GetObject", "s3:PutObject"], on: ["x", "y"], stacks: ["dev-foundation"] }]);
  });
});
