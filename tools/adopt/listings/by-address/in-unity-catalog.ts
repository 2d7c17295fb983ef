import { textIn } from "../item";
import type { ListedKind } from "../kind";

/** What stands in Unity Catalog and beside it. Fields: Databricks' REST reference, as its SDK 0.162.0 has it (2026-11-29). */
export const IN_UNITY_CATALOG: readonly ListedKind[] = [
  {
    part: "connection",
    command: "databricks connections list",
    noun: "connections",
    has: ["name", "metastore_id", "connection_type"],
    id: (item) => `${textIn(item, "metastore_id")}|${textIn(item, "name")}`,
    name: "name",
  },
  {
    part: "serviceCredential",
    command: "databricks credentials list-credentials --purpose SERVICE",
    noun: "credentials for services",
    has: ["name", "aws_iam_role", "purpose"],
    is: (item) => textIn(item, "purpose") === "SERVICE",
    id: "name",
    name: "name",
  },
  {
    part: "databaseCatalog",
    command: "databricks database get-database-catalog NAME",
    noun: "catalogs over databases of Lakebase",
    has: ["name", "database_instance_name", "database_name"],
    id: "name",
    name: "name",
  },
  {
    part: "externalMetadata",
    command: "databricks external-metadata list-external-metadata",
    noun: "things of other systems",
    has: ["name", "system_type", "entity_type", "metastore_id"],
    id: "name",
    name: "name",
  },
  {
    part: "onlineStore",
    command: "databricks feature-store list-online-stores",
    noun: "online stores",
    has: ["name", "capacity"],
    hasNot: ["uid"],
    id: "name",
    name: "name",
  },
  {
    part: "recipient",
    command: "databricks recipients list",
    noun: "recipients",
    has: ["name", "authentication_type"],
    // Providers have the same fields.
    hasNot: ["data_provider_global_metastore_id", "recipient_profile", "recipient_profile_str"],
    id: "name",
    name: "name",
  },
  {
    part: "model",
    command: "databricks registered-models list",
    noun: "models",
    has: ["full_name", "schema_name", "storage_location"],
    // Tables and volumes have the same fields.
    hasNot: ["table_type", "volume_type"],
    id: "full_name",
    name: "full_name",
  },
  {
    part: "user",
    command: "databricks account users list",
    noun: "users",
    has: ["id", "userName"],
    id: "id",
    name: "userName",
  },
  {
    part: "privateAccess",
    command: "databricks account private-access list",
    noun: "settings of private access",
    has: ["private_access_settings_id", "private_access_settings_name"],
    id: "private_access_settings_id",
    name: "private_access_settings_name",
    account: "account_id",
    region: "region",
  },
];
