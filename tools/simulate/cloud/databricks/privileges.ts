import type { Published } from "../published";

/**
 * Kind of securable, as `databricks_grants` calls it → privileges that it knows, beside those that are handed in.
 * Sources: Databricks' "Unity Catalog privileges and securable objects" and the provider's documentation of
 * `databricks_grants`.
 */
const MORE_PRIVILEGES: Readonly<Record<string, readonly string[]>> = {
  metastore: [
    "CREATE_CATALOG",
    "CREATE_CLEAN_ROOM",
    "CREATE_CONNECTION",
    "CREATE_EXTERNAL_LOCATION",
    "CREATE_PROVIDER",
    "CREATE_RECIPIENT",
    "CREATE_SERVICE_CREDENTIAL",
    "CREATE_SHARE",
    "CREATE_STORAGE_CREDENTIAL",
    "MANAGE_ALLOWLIST",
    "SET_SHARE_PERMISSION",
    "USE_CONNECTION",
    "USE_MARKETPLACE_ASSETS",
    "USE_PROVIDER",
    "USE_RECIPIENT",
    "USE_SHARE",
  ],
  table: ["ALL_PRIVILEGES", "APPLY_TAG", "MANAGE", "MODIFY", "REFRESH", "SELECT"],
  model: ["ALL_PRIVILEGES", "APPLY_TAG", "CREATE_MODEL_VERSION", "EXECUTE", "MANAGE"],
  function: ["ALL_PRIVILEGES", "EXECUTE", "MANAGE"],
  credential: ["ACCESS", "ALL_PRIVILEGES", "CREATE_CONNECTION", "MANAGE"],
  storage_credential: [
    "ALL_PRIVILEGES",
    "CREATE_EXTERNAL_LOCATION",
    "CREATE_EXTERNAL_TABLE",
    "MANAGE",
    "READ_FILES",
    "WRITE_FILES",
  ],
  foreign_connection: ["ALL_PRIVILEGES", "CREATE_FOREIGN_CATALOG", "MANAGE", "USE_CONNECTION"],
  share: ["SELECT"],
  recipient: ["MODIFY"],
  pipeline: ["ALL_PRIVILEGES", "MANAGE", "REFRESH", "SELECT"],
};

/** Privileges that a kind of securable knows; undefined where the kind is not known. */
export function privilegesOf(
  { privileges }: Pick<Published, "privileges">,
  kind: string,
): readonly string[] | undefined {
  return privileges[kind] ?? MORE_PRIVILEGES[kind];
}

/** Kinds that cannot be handed on by a grant: only owners change their grants. */
export const WITHOUT_MANAGE: readonly string[] = ["metastore", "share", "recipient", "provider"];

/** `CREATE MANAGED STORAGE` and `create_managed_storage` are both `CREATE_MANAGED_STORAGE`. */
export function privilegeName(text: string): string {
  return text.trim().toUpperCase().replaceAll(" ", "_");
}
