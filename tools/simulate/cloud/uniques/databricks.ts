import type { Unique } from "./unique";

const ALREADY_EXISTS = "RESOURCE_ALREADY_EXISTS";

const ofAccount = (type: string, ...attributes: readonly string[]): Unique => ({
  type,
  attributes,
  among: "account",
  summary: ALREADY_EXISTS,
});
const ofWorkspace = (type: string, ...attributes: readonly string[]): Unique => ({
  type,
  attributes,
  among: "place",
  summary: ALREADY_EXISTS,
});
/** Of two resources for one slot, the later silently overwrites the earlier, and each plan undoes the other's. */
const owned = (row: Unique, what: string): Unique => ({
  ...row,
  summary: "CONFLICT",
  fix: `keep one resource for ${what}: two overwrite each other in turn`,
});

/** Folders, files, notebooks and Git folders share the tree of a workspace. */
const NODES = ["databricks_directory", "databricks_notebook", "databricks_workspace_file", "databricks_repo"];

/** Arguments of `databricks_permissions` that name its object. */
const PERMISSION_OBJECTS = [
  "alert_v2_id",
  "app_name",
  "authorization",
  "cluster_id",
  "cluster_policy_id",
  "dashboard_id",
  "database_instance_name",
  "directory_id",
  "directory_path",
  "experiment_id",
  "instance_pool_id",
  "job_id",
  "notebook_id",
  "notebook_path",
  "pipeline_id",
  "registered_model_id",
  "repo_id",
  "repo_path",
  "serving_endpoint_id",
  "sql_alert_id",
  "sql_dashboard_id",
  "sql_endpoint_id",
  "sql_query_id",
  "vector_search_endpoint_id",
  "workspace_file_id",
  "workspace_file_path",
];

/** Settings of which a workspace has one. */
const WORKSPACE_SETTINGS = [
  "databricks_aibi_dashboard_embedding_access_policy_setting",
  "databricks_aibi_dashboard_embedding_approved_domains_setting",
  "databricks_automatic_cluster_update_workspace_setting",
  "databricks_compliance_security_profile_workspace_setting",
  "databricks_default_namespace_setting",
  "databricks_disable_legacy_access_setting",
  "databricks_disable_legacy_dbfs_setting",
  "databricks_enhanced_security_monitoring_workspace_setting",
  "databricks_restrict_workspace_admins_setting",
  "databricks_sql_global_config",
];

/**
 * Databricks: names and slots of which there is one. Names of securables are unique in their metastore, which a slot
 * here cannot say: see the rule `securable-name-taken`. Sources: API references of the services; provider 1.99.0.
 */
export const DATABRICKS_UNIQUES: readonly Unique[] = [
  ofAccount("databricks_mws_credentials", "credentials_name"),
  ofAccount("databricks_mws_storage_configurations", "storage_configuration_name"),
  {
    ...ofAccount("databricks_mws_networks", "network_name"),
    fix: "put something into network_name that changes with the network, so that a replacement can be made beside it",
  },
  ofAccount("databricks_mws_vpc_endpoint", "vpc_endpoint_name"),
  {
    ...ofAccount("databricks_mws_vpc_endpoint", "aws_vpc_endpoint_id"),
    fix: "register the AWS endpoint once, and share it",
  },
  ofAccount("databricks_mws_private_access_settings", "private_access_settings_name"),
  { ...ofAccount("databricks_mws_workspaces", "deployment_name"), among: "anywhere" },
  ofAccount("databricks_mws_network_connectivity_config", "name", "region"),
  ofAccount("databricks_account_network_policy", "network_policy_id"),
  {
    ...ofAccount("databricks_mws_log_delivery", "config_name"),
    fix: "choose another config_name: a log delivery is only disabled when it is destroyed, and keeps its name",
  },
  { ...ofAccount("databricks_metastore", "name"), ignoresCase: true },
  { ...ofAccount("databricks_group", "display_name"), ignoresCase: true },
  { ...ofAccount("databricks_user", "user_name"), ignoresCase: true },
  ofAccount("databricks_group_member", "group_id", "member_id"),
  ofAccount("databricks_mws_permission_assignment", "workspace_id", "principal_id"),
  ofAccount("databricks_budget_policy", "policy_name"),
  ofAccount("databricks_tag_policy", "tag_key"),
  owned(ofAccount("databricks_metastore_assignment", "workspace_id"), "the workspace"),
  // Provider issue 5399: the second binding replaces the first without a word.
  owned(ofAccount("databricks_mws_ncc_binding", "workspace_id"), "the workspace"),
  owned(ofAccount("databricks_workspace_network_option", "workspace_id"), "the workspace"),
  owned({ ...ofAccount("databricks_access_control_rule_set", "name"), among: "anywhere" }, "the rule set"),
  owned(
    ofWorkspace("databricks_permissions", ...PERMISSION_OBJECTS),
    "the object; databricks_permissions is authoritative",
  ),
  owned(ofWorkspace("databricks_entitlements", "group_id", "service_principal_id", "user_id"), "the principal"),
  ...WORKSPACE_SETTINGS.map((type) => owned(ofWorkspace(type), "the setting")),
  ofWorkspace("databricks_permission_assignment", "principal_id"),
  ofWorkspace("databricks_cluster_policy", "name"),
  ofWorkspace("databricks_sql_endpoint", "name"),
  ofWorkspace("databricks_secret_scope", "name"),
  ofWorkspace("databricks_secret", "scope", "key"),
  ofWorkspace("databricks_secret_acl", "scope", "principal"),
  ofWorkspace("databricks_dashboard", "parent_path", "display_name"),
  ofWorkspace("databricks_query", "parent_path", "display_name"),
  ofWorkspace("databricks_model_serving", "name"),
  ofWorkspace("databricks_vector_search_endpoint", "name"),
  ofWorkspace("databricks_app", "name"),
  ofWorkspace("databricks_database_instance", "name"),
  ...NODES.map((type) => ({ ...ofWorkspace(type, "path"), with: NODES.filter((other) => other !== type) })),
];
