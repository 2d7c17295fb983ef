type Levels = readonly ("account" | "workspace")[];
const ACCOUNT: Levels = ["account"];
const WORKSPACE: Levels = ["workspace"];
const BOTH: Levels = ["account", "workspace"];

/**
 * Which provider level a resource type works with. Source: provider 1.99.0, its documentation and source,
 * read type by type. A type of a new feature is added here with it.
 */
export const PROVIDER_LEVELS: Readonly<Record<string, Levels>> = {
  databricks_access_control_rule_set: BOTH,
  databricks_catalog: WORKSPACE,
  databricks_cluster_policy: WORKSPACE,
  databricks_dashboard: WORKSPACE,
  databricks_default_namespace_setting: WORKSPACE,
  databricks_disable_legacy_access_setting: WORKSPACE,
  databricks_external_location: WORKSPACE,
  databricks_grants: WORKSPACE,
  databricks_group: BOTH,
  databricks_group_member: BOTH,
  databricks_ip_access_list: WORKSPACE,
  databricks_job: WORKSPACE,
  databricks_metastore: BOTH,
  databricks_metastore_assignment: BOTH,
  databricks_mws_credentials: ACCOUNT,
  databricks_mws_customer_managed_keys: ACCOUNT,
  databricks_mws_ncc_binding: ACCOUNT,
  databricks_mws_ncc_private_endpoint_rule: ACCOUNT,
  databricks_mws_network_connectivity_config: ACCOUNT,
  databricks_mws_networks: ACCOUNT,
  databricks_mws_permission_assignment: ACCOUNT,
  databricks_mws_private_access_settings: ACCOUNT,
  databricks_mws_storage_configurations: ACCOUNT,
  databricks_mws_vpc_endpoint: ACCOUNT,
  databricks_mws_workspaces: ACCOUNT,
  databricks_permissions: WORKSPACE,
  databricks_pipeline: WORKSPACE,
  databricks_schema: WORKSPACE,
  databricks_service_principal: BOTH,
  databricks_sql_endpoint: WORKSPACE,
  databricks_storage_credential: BOTH,
  databricks_volume: WORKSPACE,
  databricks_workspace_binding: WORKSPACE,
  databricks_workspace_conf: WORKSPACE,
  databricks_workspace_file: WORKSPACE,
  databricks_directory: WORKSPACE,
};
