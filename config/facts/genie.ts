import { fact } from "./fact";

/** Tables and views that a Genie space takes. Databricks recommends five or fewer. */
export const GENIE_TABLES = fact({
  value: 30,
  source: 'Databricks, "Curate an effective Genie space" and "Resource limits"',
  asOf: "2026-11",
});
