import { z } from "zod";
import { ref } from "../ref";

/** Databricks finds out which tables of a schema are late or have too few rows. */
export const schemaMonitor = z.strictObject({
  /** Anomaly detection of a schema: Databricks finds out which of its tables are late, or have fewer rows than usual. */
  kind: z.literal("schema-monitor"),
  /** Workspace (key of `workspaces`) that it is made through; one that may use the catalog and has serverless compute. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that the schema is in. */
  catalog: ref("catalog"),
  /** Schema whose tables are looked at, all of them. One monitor for each. */
  schema: ref("schema", { reads: true }),
});
