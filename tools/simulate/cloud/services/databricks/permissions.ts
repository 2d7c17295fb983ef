import { at, type ObjectValue } from "../../../schema/value";
import type { ComputedRequest } from "../../computed/computed";
import { about, BUILT_IN_FOLDER } from "../../references/databricks-targets";
import { oneInWorkspace, owned } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Argument of `databricks_permissions` → path of the object's kind, and its name. Source: provider 1.99.0. */
const OBJECTS: Readonly<Record<string, readonly [path: string, type: string]>> = {
  cluster_policy_id: ["cluster-policies", "cluster-policy"],
  instance_pool_id: ["instance-pools", "instance-pool"],
  cluster_id: ["clusters", "cluster"],
  pipeline_id: ["pipelines", "pipelines"],
  job_id: ["jobs", "job"],
  notebook_id: ["notebooks", "notebook"],
  notebook_path: ["notebooks", "notebook"],
  directory_id: ["directories", "directory"],
  directory_path: ["directories", "directory"],
  workspace_file_id: ["files", "file"],
  workspace_file_path: ["files", "file"],
  repo_id: ["repos", "repo"],
  repo_path: ["repos", "repo"],
  authorization: ["authorization", "tokens"],
  sql_endpoint_id: ["sql/warehouses", "warehouses"],
  sql_dashboard_id: ["sql/dashboards", "dashboard"],
  sql_alert_id: ["sql/alerts", "alert"],
  sql_query_id: ["sql/queries", "query"],
  dashboard_id: ["dashboards", "dashboard"],
  experiment_id: ["experiments", "mlflowExperiment"],
  registered_model_id: ["registered-models", "registered-model"],
  serving_endpoint_id: ["serving-endpoints", "serving-endpoint"],
  vector_search_endpoint_id: ["vector-search-endpoints", "vector-search-endpoints"],
  app_name: ["apps", "apps"],
  database_instance_name: ["database-instances", "database-instances"],
  alert_v2_id: ["alertsv2", "alertv2"],
};

/** Arguments that name the object. */
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

/** Permissions on objects of a workspace. */
export const permissions: Service = {
  databricks_permissions: {
    computed: ofObject,
    references: {
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
    },
    unique: [owned(oneInWorkspace(...PERMISSION_OBJECTS), "the object; databricks_permissions is authoritative")],
  },
};

function ofObject({ planned, store }: ComputedRequest): ObjectValue {
  for (const [argument, [path, type]] of Object.entries(OBJECTS)) {
    const named = textOf(at(planned, argument));
    if (named === undefined) continue;
    // Files and folders have a number behind their path.
    const file = argument.endsWith("_path")
      ? store
          .ofType("databricks_directory", "databricks_notebook", "databricks_workspace_file", "databricks_repo")
          .find((each) => at(each.attributes, "path") === named)
      : undefined;
    return { id: `/${path}/${textOf(at(file?.attributes, "object_id")) ?? named}`, object_type: type };
  }
  return {};
}
