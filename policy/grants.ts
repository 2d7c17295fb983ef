/** Arguments of `databricks_grants` that name the securable (provider 1.99.0). */
export const SECURABLES = [
  "catalog",
  "credential",
  "external_location",
  "foreign_connection",
  "function",
  "metastore",
  "model",
  "pipeline",
  "recipient",
  "schema",
  "share",
  "storage_credential",
  "table",
  "volume",
] as const;

/** Those that have no MANAGE: only the owner or a metastore admin decides about them. */
export const WITHOUT_MANAGE: readonly string[] = ["metastore", "pipeline", "recipient", "share"];
