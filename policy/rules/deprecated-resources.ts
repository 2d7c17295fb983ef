import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

/** Resource type → what to use instead. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  databricks_alert: "databricks_alert_v2",
  databricks_sql_alert: "databricks_alert_v2",
  databricks_sql_dashboard: "databricks_dashboard",
  databricks_sql_query: "databricks_query",
  databricks_sql_visualization: "databricks_dashboard",
  databricks_sql_widget: "databricks_dashboard",
  databricks_sql_permissions: "databricks_grants",
  databricks_table: "databricks_sql_table",
  databricks_catalog_workspace_binding: "databricks_workspace_binding",
  databricks_lakehouse_monitor: "databricks_quality_monitor",
  databricks_quality_monitor_v2: "databricks_data_quality_monitor",
  databricks_mlflow_model: "databricks_registered_model",
  databricks_mlflow_webhook: "a job with a model trigger",
  databricks_online_table: "databricks_database_synced_database_table",
  databricks_mount: "databricks_external_location and databricks_volume",
  databricks_aws_s3_mount: "databricks_external_location and databricks_volume",
  databricks_azure_adls_gen1_mount: "databricks_external_location and databricks_volume",
  databricks_azure_adls_gen2_mount: "databricks_external_location and databricks_volume",
  databricks_azure_blob_mount: "databricks_external_location and databricks_volume",
  databricks_dbfs_file: "databricks_file in a volume, or databricks_workspace_file",
  databricks_group_instance_profile: "databricks_group_role",
  databricks_user_instance_profile: "databricks_user_role",
};

export const deprecatedResources: Rule = {
  id: "deprecated-resources",
  description:
    "No resource that Databricks has deprecated or that belongs to another cloud: those go away with a provider or platform release, and data goes with them.",
  check: ({ json }) =>
    resourcesOf(json, ...Object.keys(REPLACEMENTS)).map(({ type, address }) => ({
      address,
      message: `${type} is deprecated`,
      fix: `use ${REPLACEMENTS[type]}`,
    })),
};
