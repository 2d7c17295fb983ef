import { on, type Reference } from "./reference";

const MISSING = "RESOURCE_DOES_NOT_EXIST";

/** Something of the same workspace. */
const here = (target: string, attribute = "id") =>
  ({ targets: [target], attribute, within: "place", missing: MISSING }) as const;
/** What describes one object of the workspace goes with it. */
const about = (target: string, attribute = "id") => ({ ...here(target, attribute), goesWith: true });
/** Something of the metastore, from whatever workspace. */
const ofMetastore = (target: string, attribute: string, missing: string) => ({ targets: [target], attribute, missing });

const WAREHOUSE = here("databricks_sql_endpoint");
const CLUSTER_POLICY = here("databricks_cluster_policy");
const POOL = here("databricks_instance_pool");
const CLUSTER = here("databricks_cluster");
const SCOPE = about("databricks_secret_scope", "name");
const CONNECTION = ofMetastore("databricks_connection", "name", "CONNECTION_DOES_NOT_EXIST");
const CATALOG = ofMetastore("databricks_catalog", "name", "CATALOG_DOES_NOT_EXIST");
const BUDGET_POLICY = { targets: ["databricks_budget_policy"], attribute: "policy_id", missing: MISSING };
const INSTANCE_PROFILE = {
  targets: ["aws_iam_instance_profile"],
  attribute: "arn",
  within: "anywhere",
  missing: "INVALID_PARAMETER_VALUE",
} as const;
/** Folders that every workspace has. */
const BUILT_IN_FOLDER = /^(\/Workspace)?\/(Shared|Users\/[^/]+|Repos)?\/?$/;
/** Only absolute paths name something of the workspace; others lie in a Git repository. */
const WORKSPACE_PATH = /^(?:\/Workspace)?(\/.+)$/;
const CODE = ["databricks_notebook", "databricks_workspace_file", "databricks_repo"];

/** Objects of a workspace, and of the metastore that is reached through it. */
export const DATABRICKS_WORKSPACE_REFERENCES: readonly Reference[] = [
  ...on("databricks_workspace_binding", {
    workspace_id: { targets: ["databricks_mws_workspaces"], attribute: "workspace_id", goesWith: true },
  }),
  ...on("databricks_external_location", {
    credential_name: ofMetastore("databricks_storage_credential", "name", "STORAGE_CREDENTIAL_DOES_NOT_EXIST"),
  }),
  ...on("databricks_catalog", {
    connection_name: CONNECTION,
    provider_name: ofMetastore("databricks_provider", "name", "PROVIDER_DOES_NOT_EXIST"),
  }),
  ...on("databricks_sql_table", { warehouse_id: WAREHOUSE, cluster_id: CLUSTER }),
  ...on("databricks_dashboard", { warehouse_id: WAREHOUSE }),
  ...on("databricks_query", { warehouse_id: WAREHOUSE, parent_path: { ...folder(), except: BUILT_IN_FOLDER } }),
  ...on("databricks_alert", {
    query_id: here("databricks_query"),
    parent_path: { ...folder(), except: BUILT_IN_FOLDER },
  }),
  ...on("databricks_alert_v2", {
    warehouse_id: WAREHOUSE,
    "evaluation.notification.subscriptions.destination_id": here("databricks_notification_destination"),
  }),
  ...on("databricks_sql_query", { data_source_id: here("databricks_sql_endpoint", "data_source_id") }),
  ...on("databricks_quality_monitor", { warehouse_id: WAREHOUSE }),
  ...on("databricks_lakehouse_monitor", { warehouse_id: WAREHOUSE }),
  ...on("databricks_sql_endpoint", { instance_profile_arn: INSTANCE_PROFILE }),
  ...on("databricks_instance_profile", { instance_profile_arn: INSTANCE_PROFILE }),
  ...on("databricks_cluster", {
    policy_id: CLUSTER_POLICY,
    instance_pool_id: POOL,
    driver_instance_pool_id: POOL,
  }),
  ...on("databricks_library", { cluster_id: { ...CLUSTER, goesWith: true } }),
  ...on("databricks_job", {
    "**.pipeline_id": here("databricks_pipeline"),
    "**.warehouse_id": WAREHOUSE,
    "**.existing_cluster_id": CLUSTER,
    "**.policy_id": CLUSTER_POLICY,
    "**.instance_pool_id": POOL,
    "**.driver_instance_pool_id": POOL,
    "task.run_job_task.job_id": here("databricks_job"),
    "task.dashboard_task.dashboard_id": here("databricks_dashboard"),
    "task.sql_task.query.query_id": {
      ...here("databricks_query"),
      targets: ["databricks_query", "databricks_sql_query"],
    },
    "task.notebook_task.notebook_path": {
      ...here("databricks_notebook", "path"),
      targets: CODE,
      part: WORKSPACE_PATH,
      except: /^\/Repos\//,
    },
    "webhook_notifications.on_failure.id": here("databricks_notification_destination"),
    "webhook_notifications.on_success.id": here("databricks_notification_destination"),
    "webhook_notifications.on_start.id": here("databricks_notification_destination"),
    budget_policy_id: BUDGET_POLICY,
  }),
  ...on("databricks_pipeline", {
    "cluster.policy_id": CLUSTER_POLICY,
    "cluster.instance_pool_id": POOL,
    "ingestion_definition.connection_name": CONNECTION,
    "ingestion_definition.ingestion_gateway_id": here("databricks_pipeline"),
    "gateway_definition.connection_name": CONNECTION,
    "gateway_definition.gateway_storage_catalog": CATALOG,
    budget_policy_id: BUDGET_POLICY,
  }),
  ...on("databricks_secret", { scope: SCOPE }),
  ...on("databricks_secret_acl", { scope: SCOPE }),
  ...on("databricks_vector_search_index", {
    endpoint_name: {
      ...here("databricks_vector_search_endpoint", "name"),
      blocksDelete: "INVALID_STATE",
    },
  }),
  ...on("databricks_database_database_catalog", {
    database_instance_name: here("databricks_database_instance", "name"),
  }),
  ...on("databricks_database_synced_database_table", {
    database_instance_name: here("databricks_database_instance", "name"),
  }),
  ...on("databricks_app", {
    "resources.sql_warehouse.id": WAREHOUSE,
    "resources.job.id": here("databricks_job"),
    "resources.secret.scope": here("databricks_secret_scope", "name"),
    "resources.serving_endpoint.name": here("databricks_model_serving", "name"),
    "resources.database.instance_name": here("databricks_database_instance", "name"),
    budget_policy_id: BUDGET_POLICY,
  }),
  ...on("databricks_permissions", {
    cluster_policy_id: about("databricks_cluster_policy"),
    instance_pool_id: about("databricks_instance_pool"),
    cluster_id: about("databricks_cluster"),
    pipeline_id: about("databricks_pipeline"),
    job_id: about("databricks_job"),
    notebook_id: about("databricks_notebook", "object_id"),
    notebook_path: about("databricks_notebook", "path"),
    directory_id: about("databricks_directory", "object_id"),
    directory_path: { ...about("databricks_directory", "path"), except: BUILT_IN_FOLDER },
    workspace_file_id: about("databricks_workspace_file", "object_id"),
    workspace_file_path: about("databricks_workspace_file", "path"),
    repo_id: about("databricks_repo"),
    repo_path: about("databricks_repo", "path"),
    sql_endpoint_id: about("databricks_sql_endpoint"),
    sql_query_id: { ...about("databricks_query"), targets: ["databricks_query", "databricks_sql_query"] },
    sql_alert_id: { ...about("databricks_alert"), targets: ["databricks_alert", "databricks_sql_alert"] },
    dashboard_id: about("databricks_dashboard"),
    alert_v2_id: about("databricks_alert_v2"),
    experiment_id: about("databricks_mlflow_experiment"),
    registered_model_id: about("databricks_mlflow_model", "registered_model_id"),
    serving_endpoint_id: about("databricks_model_serving", "serving_endpoint_id"),
    vector_search_endpoint_id: about("databricks_vector_search_endpoint", "endpoint_id"),
    app_name: about("databricks_app", "name"),
    database_instance_name: about("databricks_database_instance", "name"),
  }),
];

function folder() {
  return { ...here("databricks_directory", "path"), part: /^(?:\/Workspace)?(\/.+?)\/?$/ };
}
