import { describe, expect, it } from "vitest";
import { CostBudget } from "../../../modules/operations/cost-budget";
import { resource, synthModule } from "../../support/synth";

const budget = resource(
  synthModule(
    (stack) =>
      new CostBudget(stack, "budget", {
        name: "acme-dev-monthly",
        monthlyUsd: 500,
        alertPercents: [80, 100],
        emails: ["a@acme.example", "b@acme.example"],
      }),
  ),
  "aws_budgets_budget.budget",
);

describe("CostBudget", () => {
  it("is a monthly cost budget in US dollars, without a date that would change with every run", () => {
    expect(budget).toMatchObject({
      name: "acme-dev-monthly",
      budget_type: "COST",
      time_unit: "MONTHLY",
      limit_amount: "500",
      limit_unit: "USD",
    });
    expect(budget.time_period_start).toBeUndefined();
  });

  it("counts costs with a tag alone where it has one", () => {
    const ofDomain = resource(
      synthModule(
        (stack) =>
          new CostBudget(stack, "budget", {
            name: "acme-dev-monthly-sales",
            monthlyUsd: 100,
            alertPercents: [100],
            emails: ["a@acme.example"],
            tag: { key: "Domain", value: "sales" },
          }),
      ),
      "aws_budgets_budget.budget",
    );
    expect(ofDomain.cost_filter).toEqual([{ name: "TagKeyValue", values: ["user:Domain$sales"] }]);
    expect(budget.cost_filter).toBeUndefined();
  });

  it("mails at every configured share of the money spent, and when the forecast passes the budget", () => {
    const emails = ["a@acme.example", "b@acme.example"];
    const common = {
      comparison_operator: "GREATER_THAN",
      threshold_type: "PERCENTAGE",
      subscriber_email_addresses: emails,
    };
    expect(budget.notification).toEqual([
      { ...common, notification_type: "ACTUAL", threshold: 80 },
      { ...common, notification_type: "ACTUAL", threshold: 100 },
      { ...common, notification_type: "FORECASTED", threshold: 100 },
    ]);
  });
});
