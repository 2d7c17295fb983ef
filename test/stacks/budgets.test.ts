import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { withBudgets } from "../support/budgets";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

const input = devInput();
withBudgets(input);

const budgets = (environment: EnvironmentInput) =>
  Object.fromEntries(
    synthPlatform(platformOf(accountInput(), environment)).flatMap(({ name, json }) =>
      ["aws_budgets_budget", "databricks_budget"].flatMap((type) =>
        Object.entries((json.resource?.[type] ?? {}) as Record<string, Record<string, unknown>>).map(([id, body]) => [
          `${name} ${type}.${id}`,
          body,
        ]),
      ),
    ),
  );

describe("budgets", () => {
  const made = budgets(input);

  it("are of the environment and of its domains, in AWS and in Databricks", () => {
    expect(Object.keys(made).sort()).toEqual([
      "dev-operations aws_budgets_budget.budget",
      "dev-operations aws_budgets_budget.budget-sales",
      "dev-workspace databricks_budget.budget",
      "dev-workspace databricks_budget.budget-sales",
    ]);
  });

  it("of Databricks count the environment's workspaces, and of a domain what has its tag", () => {
    const workspaces = { operator: "IN", values: [expect.stringContaining("workspace_id")] };
    expect(made["dev-workspace databricks_budget.budget"]).toMatchObject({
      display_name: "acme-dev-monthly",
      filter: { workspace_id: workspaces, tags: [] },
    });
    expect(made["dev-workspace databricks_budget.budget-sales"]).toMatchObject({
      display_name: "acme-dev-monthly-sales",
      filter: { workspace_id: workspaces, tags: [{ key: "Domain", value: { operator: "IN", values: ["sales"] } }] },
      alert_configurations: [
        {
          time_period: "MONTH",
          trigger_type: "CUMULATIVE_SPENDING_EXCEEDED",
          quantity_type: "LIST_PRICE_DOLLARS_USD",
          quantity_threshold: "1200.5",
          action_configurations: [{ action_type: "EMAIL_NOTIFICATION", target: "sales@acme.example" }],
        },
      ],
    });
  });

  it("tell the alarms' addresses where they name nobody", () => {
    const { emails: _, ...budget } = input.domains?.sales?.budget ?? {};
    const [sales] = platformOf(accountInput(), { ...input, domains: { sales: { budget } } }).environments;
    expect(sales?.domains.sales?.budget?.emails).toEqual(sales?.operations.alarmEmails);
    expect(sales?.operations.databricksBudget?.emails).toEqual(sales?.operations.alarmEmails);
  });

  it("give what a domain has its tag, cost centre or not", () => {
    const [stack] = synthPlatform(platformOf(accountInput(), input)).filter(
      ({ name }) => name === "dev-ingestion-main",
    );
    expect(JSON.stringify(stack?.json)).toContain('"Domain":"sales"');
  });
});
