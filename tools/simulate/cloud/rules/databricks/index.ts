import type { Rule } from "../../rule";
import { CATALOG_RULES } from "./catalog";
import { COMPUTE_RULES } from "./compute";
import { IDENTITY_RULES } from "./identity";
import { LIMIT_RULES } from "./limits";
import { NETWORK_RULES } from "./network";
import { OPERATION_RULES } from "./operations";
import { PROVIDER_RULES } from "./provider";
import { STORAGE_RULES } from "./storage";
import { WORKSPACE_RULES } from "./workspace";

/** What Databricks refuses. The first that applies is told, so what others build on comes first. */
export const DATABRICKS_RULES: readonly Rule[] = [
  ...PROVIDER_RULES,
  ...NETWORK_RULES,
  ...WORKSPACE_RULES,
  ...CATALOG_RULES,
  ...STORAGE_RULES,
  ...IDENTITY_RULES,
  ...COMPUTE_RULES,
  ...OPERATION_RULES,
  ...LIMIT_RULES,
];
