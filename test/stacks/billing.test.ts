import { afterAll, describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import { addresses } from "../../emitted/stacks";
import { type Changes, report } from "../config/problems";
import { COST_ALLOCATION, PAYER } from "../support/cost-allocation";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const account = () => ({ ...accountInput(), costAllocation: structuredClone(COST_ALLOCATION) });
const stacks = synthPlatform(platformOf(account(), devInput()));
const billing = stacks.find(({ name }) => name === "billing")?.json ?? {};
const categories = billing.resource?.aws_ce_cost_category ?? {};

describe("the billing layer", () => {
  it("is there only where it is asked for, in the account that pays, and reads no other stack", () => {
    expect(synthPlatform(platformOf()).map(({ name }) => name)).not.toContain("billing");
    expect(billing.provider?.aws).toMatchObject([{ region: "us-east-1", allowed_account_ids: [PAYER] }]);
    expect(Object.keys(billing.data ?? {})).toEqual([]);
  });

  it("puts every tag into the bill, and the categories after them", () => {
    expect(addresses(billing)).toEqual([
      "aws_ce_cost_allocation_tag.tag-CostCenter",
      "aws_ce_cost_allocation_tag.tag-Domain",
      "aws_ce_cost_allocation_tag.tag-Environment",
      "aws_ce_cost_category.category-Cost-centre",
      "aws_ce_cost_category.category-Lakehouse",
    ]);
    expect(billing.resource?.aws_ce_cost_allocation_tag?.["tag-Domain"]).toMatchObject({
      tag_key: "Domain",
      status: "Active",
    });
    for (const category of Object.values(categories))
      expect(category.depends_on).toEqual(
        ["Domain", "CostCenter", "Environment"].map((tag) => `aws_ce_cost_allocation_tag.tag-${tag}`),
      );
  });

  it("takes the values of a tag", () => {
    expect(categories["category-Cost-centre"]).toMatchObject({
      name: "Cost centre",
      rule_version: "CostCategoryExpression.v1",
      default_value: "nobody",
      rule: [{ type: "INHERITED_VALUE", inherited_value: { dimension_name: "TAG", dimension_key: "CostCenter" } }],
    });
  });

  it("makes values by rules, in their order: one condition by itself, several with and", () => {
    const tag = (key: string, ...values: string[]) => ({ tags: { key, values, match_options: ["EQUALS"] } });
    const accounts = (...values: string[]) => ({
      dimension: { key: "LINKED_ACCOUNT", values, match_options: ["EQUALS"] },
    });
    expect(categories["category-Lakehouse"]?.rule).toEqual([
      {
        type: "REGULAR",
        value: "sales",
        rule: { and: [tag("Domain", "sales", "orders"), tag("Environment", "prod")] },
      },
      { type: "REGULAR", value: "trying", rule: tag("Environment", "dev") },
      {
        type: "REGULAR",
        value: "platform",
        rule: { and: [tag("Environment", "prod"), accounts("111111111111", "222222222222")] },
      },
      { type: "REGULAR", value: "elsewhere", rule: accounts("333333333333") },
    ]);
    expect(categories["category-Lakehouse"]).not.toHaveProperty("default_value");
  });

  it("takes the place of the step by hand, where it activates the tag of domains", () => {
    const input = devInput();
    input.operations = { ...input.operations, alarmEmails: ["ops@acme.example"] };
    input.domains = { sales: { ...input.domains?.sales, budget: { aws: { monthlyUsd: 10 } } } };
    const open = (change: object) => openSteps(platformOf({ ...accountInput(), ...change }, input)).map(({ id }) => id);
    expect(open({})).toContain("cost-allocation-tags");
    expect(open({ costAllocation: { ...COST_ALLOCATION, tags: ["Environment"], categories: {} } })).toContain(
      "cost-allocation-tags",
    );
    expect(open({ costAllocation: COST_ALLOCATION })).not.toContain("cost-allocation-tags");
  });
});

describe("tags and categories in bills", () => {
  const problems = (changes: Changes) =>
    report({ account: { costAllocation: structuredClone(COST_ALLOCATION), ...changes } });
  const AT = "costAllocation";
  const value = (it: object) => ({ [`${AT}.categories.Lakehouse.values`]: { sales: it } });

  it.each<[string, Changes]>([
    ["all of it", {}],
    ["tags alone", { [`${AT}.categories`]: undefined }],
    ["a value by accounts alone", value({ awsAccountIds: ["333333333333"] })],
  ])("are taken: %s", (_, changes) => {
    expect(problems(changes)).toBe("");
  });

  it.each<[string, Changes, string]>([
    ["no account", { [`${AT}.awsAccountId`]: undefined }, "awsAccountId"],
    ["an account that is none", { [`${AT}.awsAccountId`]: "6666" }, `${AT}.awsAccountId: "6666" is not`],
    ["no tag", { [`${AT}.tags`]: [] }, `${AT}.tags: is empty`],
    ["a tag twice", { [`${AT}.tags`]: ["Domain", "CostCenter", "Environment", "Domain"] }, `${AT}.tags.3`],
    ["a tag of AWS", { [`${AT}.tags.0`]: "aws:createdBy" }, "is not a valid tag key"],
    [
      "a category by a tag that is not in the bill",
      { [`${AT}.tags`]: ["Domain", "Environment"] },
      `${AT}.categories.Cost centre.tag: the tag CostCenter is not in the bill. Fix: add it to ${AT}.tags.`,
    ],
    [
      "a value by a tag that is not in the bill",
      value({ tags: { Team: ["a"] } }),
      `${AT}.categories.Lakehouse.values.sales.tags.Team: the tag Team is not in the bill`,
    ],
    ["a value of everything", value({}), "values.sales: is for every cost. Fix: write tags or awsAccountIds"],
    ["no value", { [`${AT}.categories.Lakehouse.values`]: {} }, "Lakehouse.values: has no value"],
    ["a tag without values", value({ tags: { Domain: [] } }), "values.sales.tags.Domain: is empty"],
    ["a long name", { [`${AT}.categories`]: { ["x".repeat(51)]: { by: "tag", tag: "Domain" } } }, "50 characters"],
    ["a long value", { [`${AT}.categories.Lakehouse.otherwise`]: "x".repeat(51) }, "50 characters"],
    [
      "more categories than AWS takes",
      {
        [`${AT}.categories`]: Object.fromEntries(
          Array.from({ length: 51 }, (_, index) => [`c${index}`, { by: "tag", tag: "Domain" }]),
        ),
      },
      `${AT}.categories: has 51. Fix: use at most 50.`,
    ],
    [
      "a GovCloud account",
      { shard: "govcloud-civilian" },
      `${AT}: AWS GovCloud keeps no costs: they are in the standard account that the account belongs to`,
    ],
  ])("are refused: %s", (_, changes, message) => {
    expect(problems(changes)).toContain(message);
  });
});

describe("tags and categories, deployed", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("come, stay as they are, and go", async () => {
    await expectComesAndGoes(site, platformOf(account(), devInput()), ["billing"]);
  });
});
