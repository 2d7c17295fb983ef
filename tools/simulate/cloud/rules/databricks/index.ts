import type { Rule } from "../../rule";

/** What Databricks refuses. */
export const DATABRICKS_RULES: readonly Rule[] = [];
