import { fact } from "./fact";

/** Kinds of securables of Unity Catalog, as `databricks_grants` calls them. */
export const SECURABLE_KINDS = [
  "metastore",
  "catalog",
  "schema",
  "table",
  "volume",
  "function",
  "model",
  "external_location",
  "storage_credential",
  "credential",
  "foreign_connection",
  "share",
  "recipient",
  "pipeline",
] as const;

export type Securable = (typeof SECURABLE_KINDS)[number];

const INSIDE_SCHEMAS = ["table", "volume", "function", "model"] as const;

/** Kind → what privileges are inherited from. A metastore gives nothing to the catalogs in it. */
export const PARENT: Readonly<Partial<Record<Securable, Securable>>> = {
  schema: "catalog",
  ...Object.fromEntries(INSIDE_SCHEMAS.map((kind) => [kind, "schema"])),
};

const EVERY: readonly Securable[] = SECURABLE_KINDS;
const CREATES = (...kinds: readonly Securable[]) => kinds;

/**
 * Privilege → kinds of what it is used with. Granted on what is above them, it is inherited; an owner has it only on the
 * object itself, so the owner of a schema reads no table in it.
 */
export const USED_ON = fact<Readonly<Record<string, readonly Securable[]>>>({
  value: {
    ACCESS: ["credential"],
    APPLY_TAG: ["catalog", "schema", "table", "volume", "function", "model"],
    BROWSE: ["catalog", "schema", "table", "volume", "function", "model", "external_location", "storage_credential"],
    CREATE_CATALOG: CREATES("metastore"),
    CREATE_CLEAN_ROOM: CREATES("metastore"),
    CREATE_CONNECTION: CREATES("metastore", "credential"),
    CREATE_EXTERNAL_LOCATION: CREATES("metastore", "storage_credential"),
    CREATE_EXTERNAL_TABLE: CREATES("external_location", "storage_credential"),
    CREATE_EXTERNAL_VOLUME: CREATES("external_location"),
    CREATE_FOREIGN_CATALOG: CREATES("foreign_connection"),
    CREATE_FOREIGN_SECURABLE: CREATES("external_location"),
    CREATE_FUNCTION: CREATES("schema"),
    CREATE_MANAGED_STORAGE: CREATES("external_location"),
    CREATE_MATERIALIZED_VIEW: CREATES("schema"),
    CREATE_MODEL: CREATES("schema"),
    CREATE_PROVIDER: CREATES("metastore"),
    CREATE_RECIPIENT: CREATES("metastore"),
    CREATE_SCHEMA: CREATES("catalog"),
    CREATE_SERVICE_CREDENTIAL: CREATES("metastore"),
    CREATE_SHARE: CREATES("metastore"),
    CREATE_STORAGE_CREDENTIAL: CREATES("metastore"),
    CREATE_TABLE: CREATES("schema"),
    CREATE_VOLUME: CREATES("schema"),
    EXECUTE: ["function", "model"],
    EXTERNAL_USE_LOCATION: ["external_location"],
    EXTERNAL_USE_SCHEMA: ["schema"],
    MANAGE: EVERY.filter((kind) => kind !== "metastore"),
    MANAGE_ALLOWLIST: ["metastore"],
    MODIFY: ["table"],
    READ_FILES: ["external_location", "storage_credential"],
    READ_VOLUME: ["volume"],
    REFRESH: ["table"],
    SELECT: ["table", "share"],
    SET_SHARE_PERMISSION: ["metastore"],
    USE_CATALOG: ["catalog"],
    USE_CONNECTION: ["foreign_connection"],
    USE_MARKETPLACE_ASSETS: ["metastore"],
    USE_PROVIDER: ["metastore"],
    USE_RECIPIENT: ["metastore"],
    USE_SCHEMA: ["schema"],
    USE_SHARE: ["metastore"],
    WRITE_FILES: ["external_location", "storage_credential"],
    WRITE_VOLUME: ["volume"],
  },
  source:
    'Databricks, "Unity Catalog privileges reference"; "Manage Unity Catalog object ownership": owners have all privileges on the object itself and none on what is in it',
  asOf: "2026-11",
});

/** Privileges that not even an owner has without being granted them, against data leaving by accident. */
export const NOT_OF_OWNERS = fact<readonly string[]>({
  value: ["EXTERNAL_USE_SCHEMA", "EXTERNAL_USE_LOCATION"],
  source: 'Databricks, "Manage Unity Catalog object ownership", owner privileges',
  asOf: "2026-11",
});

/** Privileges that are blocked in a workspace that a catalog, location or credential is bound to for reading. */
export const WRITES = fact({
  value: /^(?:CREATE_|MODIFY$|WRITE_|REFRESH$|APPLY_TAG$)/,
  source: 'Databricks, "Workspace-catalog binding": all write operations are blocked, whatever is granted',
  asOf: "2026-11",
});

/** What sharing an object lets a recipient do with it and what is in it. */
export const SHARED = fact<Readonly<Record<string, readonly string[]>>>({
  value: {
    SCHEMA: ["SELECT", "READ_VOLUME", "EXECUTE"],
    TABLE: ["SELECT"],
    VIEW: ["SELECT"],
    MATERIALIZED_VIEW: ["SELECT"],
    STREAMING_TABLE: ["SELECT"],
    FOREIGN_TABLE: ["SELECT"],
    VOLUME: ["READ_VOLUME"],
    MODEL: ["EXECUTE"],
    FUNCTION: ["EXECUTE"],
    FEATURE_SPEC: ["EXECUTE"],
    NOTEBOOK_FILE: [],
  },
  source: 'Databricks, "Create and manage shares for Delta Sharing"; provider 1.99.0, databricks_share',
  asOf: "2026-11",
});
