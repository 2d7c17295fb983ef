import { DATABRICKS_ACCOUNT_REFERENCES } from "./databricks-account";
import { DATABRICKS_WORKSPACE_REFERENCES } from "./databricks-workspace";
import type { Reference } from "./reference";

/** Databricks. Sources: facts and hazards of the project; provider documentation 1.99.0. */
export const DATABRICKS_REFERENCES: readonly Reference[] = [
  ...DATABRICKS_ACCOUNT_REFERENCES,
  ...DATABRICKS_WORKSPACE_REFERENCES,
];
