import { fact } from "./fact";

/** What Databricks takes in a serverless budget policy. */
export const BUDGET_POLICIES = fact({
  value: {
    /** Tags of one policy. */
    mostTags: 20,
    /** Keys that Databricks writes itself. */
    reservedTags: ["budget-policy-name", "budget-policy-id", "budget-policy-resolution-result"],
  },
  source: "Terraform Registry, databricks_budget_policy, custom_tags",
  asOf: "2026-11",
});
