import type { EnvironmentInput } from "../../config/schema/environment";

/** Budgets of the environment and of the domain that brings the orders. */
export function withBudgets(input: Pick<EnvironmentInput, "domains" | "operations">): void {
  input.operations.databricksBudget = { monthlyUsd: 2500 };
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
