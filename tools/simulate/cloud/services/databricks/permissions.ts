import { at, type ObjectValue } from "../../../schema/value";
import type { ComputedRequest } from "../../computed/computed";
import { callerOf } from "../../databricks/principals";
import { about, BUILT_IN_FOLDER } from "../../references/databricks-targets";
import type { StoreView } from "../../store";
import { oneInWorkspace, owned } from "../../uniques/databricks";
import { itemsOf, textOf } from "../../values";
import type { Seen, Service } from "../service";

interface PermissionObject {
  /** Path of its kind in the API. */
  readonly path: string;
  readonly type: string;
  /** Level that the provider gives the caller where it has none in the list; a `CAN_MANAGE` beside the owner is lost in it. */
  readonly caller?: "CAN_MANAGE" | "IS_OWNER";
}

const object = (path: string, type: string, caller?: PermissionObject["caller"]): PermissionObject => ({
  path,
  type,
  ...(caller && { caller }),
});

/** Argument of `databricks_permissions` → what it names. Source: provider 1.99.0, `permissions/permission_definitions.go`. */
export const OBJECTS: Readonly<Record<string, PermissionObject>> = {
  cluster_policy_id: object("cluster-policies", "cluster-policy"),
  instance_pool_id: object("instance-pools", "instance-pool", "CAN_MANAGE"),
  cluster_id: object("clusters", "cluster", "CAN_MANAGE"),
  pipeline_id: object("pipelines", "pipelines", "IS_OWNER"),
  job_id: object("jobs", "job", "IS_OWNER"),
  notebook_id: object("notebooks", "notebook"),
  notebook_path: object("notebooks", "notebook"),
  directory_id: object("directories", "directory"),
  directory_path: object("directories", "directory"),
  workspace_file_id: object("files", "file"),
  workspace_file_path: object("files", "file"),
  repo_id: object("repos", "repo"),
  repo_path: object("repos", "repo"),
  authorization: object("authorization", "tokens"),
  sql_endpoint_id: object("sql/warehouses", "warehouses", "IS_OWNER"),
  sql_dashboard_id: object("sql/dashboards", "dashboard", "CAN_MANAGE"),
  sql_alert_id: object("sql/alerts", "alert", "CAN_MANAGE"),
  sql_query_id: object("sql/queries", "query", "CAN_MANAGE"),
  dashboard_id: object("dashboards", "dashboard"),
  experiment_id: object("experiments", "mlflowExperiment"),
  registered_model_id: object("registered-models", "registered-model", "CAN_MANAGE"),
  serving_endpoint_id: object("serving-endpoints", "serving-endpoint", "CAN_MANAGE"),
  vector_search_endpoint_id: object("vector-search-endpoints", "vector-search-endpoints", "CAN_MANAGE"),
  app_name: object("apps", "apps", "CAN_MANAGE"),
  database_instance_name: object("database-instances", "database-instances", "CAN_MANAGE"),
  alert_v2_id: object("alertsv2", "alertv2", "CAN_MANAGE"),
};

/** Arguments that name the object. */
const PERMISSION_OBJECTS = Object.keys(OBJECTS).sort();

/** Permissions on objects of a workspace. */
export const permissions: Service = {
  databricks_permissions: {
    computed: ofObject,
    adds: withCaller,
    shows: withoutCaller,
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
      serving_endpoint_id: {
        ...about("databricks_model_serving", "serving_endpoint_id"),
        targets: ["databricks_model_serving", "databricks_model_serving_provisioned_throughput"],
      },
      vector_search_endpoint_id: about("databricks_vector_search_endpoint", "endpoint_id"),
      app_name: about("databricks_app", "name"),
      database_instance_name: about("databricks_database_instance", "name"),
    },
    unique: [owned(oneInWorkspace(...PERMISSION_OBJECTS), "the object; databricks_permissions is authoritative")],
  },
};

function ofObject({ planned, store }: ComputedRequest): ObjectValue {
  const about = objectOf(planned);
  if (about === undefined) return {};
  const { argument, named, path, type } = about;
  // Files and folders have a number behind their path.
  const file = argument.endsWith("_path")
    ? store
        .ofType("databricks_directory", "databricks_notebook", "databricks_workspace_file", "databricks_repo")
        .find((each) => at(each.attributes, "path") === named)
    : undefined;
  return { id: `/${path}/${textOf(at(file?.attributes, "object_id")) ?? named}`, object_type: type };
}

function objectOf(permissions: ObjectValue): (PermissionObject & { argument: string; named: string }) | undefined {
  for (const [argument, about] of Object.entries(OBJECTS)) {
    const named = textOf(at(permissions, argument));
    if (named !== undefined) return { ...about, argument, named };
  }
  return undefined;
}

/** The caller as the provider adds it: an owner where there is none yet, a manager where it is not in the list. */
function withCaller(asked: ObjectValue, store: StoreView): ObjectValue {
  const level = objectOf(asked)?.caller;
  const caller = callerOf(store);
  const entries = itemsOf(asked, "access_control");
  const isThere = level === "IS_OWNER" ? entries.some(isOwner) : entries.some((entry) => names(entry, caller));
  if (level === undefined || caller === undefined || isThere) return asked;
  const added = { group_name: null, permission_level: level, service_principal_name: caller, user_name: null };
  return { ...asked, access_control: [...entries, added] };
}

const isOwner = (entry: ObjectValue) => at(entry, "permission_level") === "IS_OWNER";

const names = (entry: ObjectValue, principal: string | undefined) =>
  principal !== undefined &&
  [at(entry, "service_principal_name"), at(entry, "user_name")].some((name) => name === principal);

/** The provider hides the caller's own entry, unless the state has one; nothing left means no permissions. */
function withoutCaller(object: ObjectValue, { state, store }: Seen): ObjectValue | undefined {
  const caller = callerOf(store);
  const isKnown = itemsOf(state, "access_control").some((entry) => names(entry, caller));
  const shown = itemsOf(object, "access_control").filter((entry) => isKnown || !names(entry, caller));
  return shown.length === 0 ? undefined : { ...object, access_control: shown };
}
