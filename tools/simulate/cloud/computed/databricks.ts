import type { Computed } from "./index";

/** Databricks: type → what the service decides. */
export const DATABRICKS_COMPUTED: Readonly<Record<string, Computed>> = {
  databricks_group: ({ seed }) => ({ id: String(Number.parseInt(seed.slice(0, 12), 16)) }),
};
