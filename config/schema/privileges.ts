/**
 * Unity Catalog privileges per kind of securable, as `databricks_grants` takes them (underscores for
 * spaces). Source: Databricks, "Unity Catalog privileges reference" of June 2026, without what is newer
 * than provider 1.99.0; EXTERNAL_USE_SCHEMA on catalogs: "Enable external data access to Unity Catalog".
 * The provider itself takes any name, and the mistake shows up only when Databricks refuses the grant.
 */
export const PRIVILEGES = {
  catalog: [
    "ALL_PRIVILEGES",
    "APPLY_TAG",
    "BROWSE",
    "CREATE_FUNCTION",
    "CREATE_MATERIALIZED_VIEW",
    "CREATE_MODEL",
    "CREATE_SCHEMA",
    "CREATE_TABLE",
    "CREATE_VOLUME",
    "EXECUTE",
    "EXTERNAL_USE_SCHEMA",
    "MANAGE",
    "MODIFY",
    "READ_VOLUME",
    "REFRESH",
    "SELECT",
    "USE_CATALOG",
    "USE_SCHEMA",
    "WRITE_VOLUME",
  ],
  schema: [
    "ALL_PRIVILEGES",
    "APPLY_TAG",
    "CREATE_FUNCTION",
    "CREATE_MATERIALIZED_VIEW",
    "CREATE_MODEL",
    "CREATE_TABLE",
    "CREATE_VOLUME",
    "EXECUTE",
    "EXTERNAL_USE_SCHEMA",
    "MANAGE",
    "MODIFY",
    "READ_VOLUME",
    "REFRESH",
    "SELECT",
    "USE_SCHEMA",
    "WRITE_VOLUME",
  ],
  volume: ["ALL_PRIVILEGES", "APPLY_TAG", "MANAGE", "READ_VOLUME", "WRITE_VOLUME"],
  credential: ["ACCESS", "ALL_PRIVILEGES", "CREATE_CONNECTION", "MANAGE"],
  external_location: [
    "ALL_PRIVILEGES",
    "BROWSE",
    "CREATE_EXTERNAL_TABLE",
    "CREATE_EXTERNAL_VOLUME",
    "CREATE_FOREIGN_SECURABLE",
    "CREATE_MANAGED_STORAGE",
    "EXTERNAL_USE_LOCATION",
    "MANAGE",
    "READ_FILES",
    "WRITE_FILES",
  ],
  foreign_connection: ["ALL_PRIVILEGES", "CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION"],
  /** Of a catalog whose data is elsewhere: it is read, not written. */
  foreign_catalog: [
    "ALL_PRIVILEGES",
    "APPLY_TAG",
    "BROWSE",
    "MANAGE",
    "REFRESH",
    "SELECT",
    "USE_CATALOG",
    "USE_SCHEMA",
  ],
  /** Of a catalog that somebody else shares. Source: Databricks, "Read data shared using Databricks-to-Databricks Delta Sharing". */
  shared_catalog: [
    "ALL_PRIVILEGES",
    "BROWSE",
    "EXECUTE",
    "MANAGE",
    "READ_VOLUME",
    "SELECT",
    "USE_CATALOG",
    "USE_SCHEMA",
  ],
} as const satisfies Record<string, readonly string[]>;

export type SecurableKind = keyof typeof PRIVILEGES;
export type Privilege<K extends SecurableKind> = (typeof PRIVILEGES)[K][number];
