import { fact } from "./fact";

/** Database instances of Lakebase, the provisioned generation. */
export const LAKEBASE = fact({
  value: {
    /** Sizes, in capacity units of about 16 GB of memory. */
    capacities: ["CU_1", "CU_2", "CU_4", "CU_8"],
    /** One that is written to, and those that stand by. */
    mostNodes: 3,
    retentionDays: { least: 2, most: 35 },
    port: 5432,
  } as const,
  source: 'Databricks, Database API, "DatabaseInstance"; "Create and manage a database instance"',
  asOf: "2026-08",
  holdsFor: "provider 1.99.0; the autoscaling generation, databricks_postgres_*, needs 1.102 and newer",
});
