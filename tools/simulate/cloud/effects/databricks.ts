import type { Effects } from "./index";

/** Databricks: type → what the service does by itself. */
export const DATABRICKS_EFFECTS: Readonly<Record<string, Effects>> = {};
