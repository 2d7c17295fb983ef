import type { EnvironmentInput } from "../../config/schema/environment";

/** Budget policies: one of the environment's usage, and one of a domain with a cost centre of its own. */
export function withBudgetPolicies(input: Pick<EnvironmentInput, "domains" | "operations">): void {
  input.operations.budgetPolicies = {
    platform: { permissions: { analysts: "CAN_USE", "data-engineers": "CAN_MANAGE" } },
    sales: { tags: { Product: "orders" }, workspaces: ["main"] },
  };
  input.operations.defaultBudgetPolicy = "platform";
  input.domains = {
    ...input.domains,
    sales: { ...(input.domains?.sales ?? { sources: ["orders"] }), costCentre: "4711", budgetPolicy: "sales" },
  };
}

/** Budgets of the environment and of the domain that brings the orders. */
export function withBudgets(input: Pick<EnvironmentInput, "domains" | "operations">): void {
  input.operations.databricksBudget = { monthlyUsd: 2500 };
  input.operations.anomalies = { mode: "create", minimumUsd: 200, minimumPercent: 40, frequency: "IMMEDIATE" };
  input.domains = {
    sales: {
      catalogs: ["sales"],
      sources: ["orders"],
      budget: {
        aws: { monthlyUsd: 300, alertPercents: [50, 100] },
        databricks: { monthlyUsd: 1200.5 },
        emails: ["sales@acme.example"],
      },
    },
  };
}
