import type { Rule } from "../rule";
import { AWS_RULES } from "./aws";
import { DATABRICKS_RULES } from "./databricks";

/** Everything that the simulated services refuse. */
export const RULES: readonly Rule[] = [...AWS_RULES, ...DATABRICKS_RULES];
