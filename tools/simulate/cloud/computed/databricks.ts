import type { Computed } from "./computed";
import { ACCOUNT_COMPUTED } from "./databricks-account";
import { UNITY_CATALOG_COMPUTED } from "./databricks-unity-catalog";
import { WORKSPACE_COMPUTED } from "./databricks-workspace";

/** Databricks: type → what the service decides. */
export const DATABRICKS_COMPUTED: Readonly<Record<string, Computed>> = {
  ...ACCOUNT_COMPUTED,
  ...UNITY_CATALOG_COMPUTED,
  ...WORKSPACE_COMPUTED,
};
