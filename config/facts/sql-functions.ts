import { fact } from "./fact";

/** Types of parameters and results of functions that policies call; of what no function takes, there is no mask. */
export const FUNCTION_TYPES = fact({
  value: ["STRING", "BOOLEAN", "INT", "BIGINT", "DOUBLE", "DATE", "TIMESTAMP"],
  source: 'Databricks, "Data types" of SQL: those that a constant of JSON can be cast to, too',
  asOf: "2026-11",
} as const);

/** Principals that one policy names in all, those that it leaves out among them. */
export const POLICY_PRINCIPALS = fact({
  value: 20,
  source: 'Databricks, "ABAC requirements, quotas, and limitations"',
  asOf: "2026-11",
});

/** Columns that one policy looks for. */
export const POLICY_COLUMNS = fact({
  value: 3,
  source: 'Databricks, "ABAC requirements, quotas, and limitations"',
  asOf: "2026-11",
});
