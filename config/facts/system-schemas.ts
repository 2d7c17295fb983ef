import { fact } from "./fact";

/** Schemas of the catalog `system` → whether they are on from the start; those may not be switched on. */
export const SYSTEM_SCHEMAS = fact({
  value: {
    access: false,
    billing: true,
    compute: false,
    lakeflow: false,
    marketplace: false,
    query: false,
    serving: false,
    storage: false,
  },
  source: 'Databricks, "System tables reference"; provider 1.99.0, databricks_system_schema (billing)',
  asOf: "2026-11",
});
