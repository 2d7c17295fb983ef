import type { Unique } from "./unique";

/** Databricks: names and slots of which there is one. */
export const DATABRICKS_UNIQUES: readonly Unique[] = [];
