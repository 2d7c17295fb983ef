import { at, type ObjectValue } from "../../schema/value";
import { callerOf } from "../databricks/principals";
import { hostName, workspaceOf } from "../databricks/scope";
import { blockOf, itemsOf, textOf } from "../values";
import type { Computed, ComputedRequest } from "./computed";
import { hex, number, uuid } from "./databricks-ids";

const asUuid: Computed = ({ seed }) => ({ id: uuid(seed) });

const setting =
  (id: string): Computed =>
  ({ seed }) => ({ id, etag: hex(seed, 24, "etag"), setting_name: "default" });

/** A file, folder or notebook: its id is its path. */
const node: Computed = ({ planned, seed, ...rest }) => {
  const path = textOf(at(planned, "path")) ?? "";
  return {
    id: path,
    object_id: number(seed, 15),
    workspace_path: `/Workspace${path}`,
    url: `${hostUrl({ planned, ...rest })}/#workspace${path}`,
  };
};

/** A saved query or alert. */
const sqlObject: Computed = ({ seed, context, store }) => ({
  id: uuid(seed),
  lifecycle_state: "ACTIVE",
  create_time: context.clock.timestamp(),
  update_time: context.clock.timestamp(),
  last_modifier_user_name: callerOf(store) ?? "",
  owner_user_name: callerOf(store) ?? "",
});

/** What a workspace decides about its objects. */
export const WORKSPACE_COMPUTED: Readonly<Record<string, Computed>> = {
  databricks_cluster_policy: ({ seed }) => {
    const id = hex(seed, 16).toUpperCase();
    return { id, policy_id: id };
  },
  databricks_sql_endpoint: (request) => {
    const { seed, store } = request;
    const id = hex(seed, 16);
    const host = hostName(hostUrl(request));
    const path = `/sql/1.0/warehouses/${id}`;
    return {
      id,
      data_source_id: uuid(seed, "data-source"),
      creator_name: callerOf(store) ?? "",
      jdbc_url: `jdbc:databricks://${host}:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=${path};`,
      odbc_params: [{ hostname: host, path, port: 443, protocol: "https" }],
      num_clusters: 1,
      num_active_sessions: 0,
      state: "RUNNING",
      health: [],
      // Where nothing is said, a warehouse is serverless unless it is a classic one.
      enable_serverless_compute: at(request.planned, "warehouse_type") !== "CLASSIC",
    };
  },
  databricks_job: (request) => {
    const id = String(number(request.seed, 15));
    return { id, url: `${hostUrl(request)}/#job/${id}`, format: "MULTI_TASK" };
  },
  databricks_pipeline: (request) => {
    const id = uuid(request.seed);
    const caller = callerOf(request.store) ?? "";
    return {
      id,
      url: `${hostUrl(request)}/#joblist/pipelines/${id}`,
      state: "IDLE",
      health: "HEALTHY",
      creator_user_name: caller,
      run_as_user_name: caller,
      last_modified: request.context.clock.now(),
    };
  },
  databricks_dashboard: ({ planned, seed, context }) => {
    const id = hex(seed, 32);
    const name = `${textOf(at(planned, "display_name"))}.lvdash.json`;
    return {
      id,
      dashboard_id: id,
      path: `${textOf(at(planned, "parent_path"))}/${name}`,
      etag: hex(seed, 24, "etag"),
      lifecycle_state: "ACTIVE",
      create_time: context.clock.timestamp(),
      update_time: context.clock.timestamp(),
    };
  },
  databricks_query: sqlObject,
  databricks_alert: sqlObject,
  databricks_alert_v2: sqlObject,
  databricks_directory: node,
  databricks_workspace_file: node,
  databricks_notebook: (request) => ({ ...node(request), object_type: "NOTEBOOK", format: "SOURCE" }),
  databricks_repo: (request) => ({
    ...node(request),
    id: String(number(request.seed, 15)),
    branch: "main",
    commit_hash: hex(request.seed, 40, "commit"),
  }),
  databricks_git_credential: ({ seed }) => ({ id: String(number(seed, 15)) }),
  databricks_permissions: permissions,
  databricks_permission_assignment: ({ planned, seed }) => ({
    id: textOf(at(planned, "principal_id")) ?? String(number(seed, 15)),
  }),
  databricks_entitlements: ({ planned }) => {
    const [kind = "group", id = ""] =
      ["user", "group", "service_principal"]
        .map((each) => [each, textOf(at(planned, `${each}_id`))])
        .find(([, v]) => v) ?? [];
    return { id: `${kind === "service_principal" ? "spn" : kind}/${id}` };
  },
  databricks_workspace_conf: () => ({ id: "_" }),
  databricks_ip_access_list: asUuid,
  databricks_notification_destination: ({ seed, planned }) => ({
    id: uuid(seed),
    destination_type: destination(planned),
  }),
  databricks_default_namespace_setting: setting("global"),
  databricks_disable_legacy_access_setting: setting("global"),
  databricks_disable_legacy_dbfs_setting: setting("global"),
  databricks_restrict_workspace_admins_setting: setting("global"),
  databricks_automatic_cluster_update_workspace_setting: setting("global"),
  databricks_enhanced_security_monitoring_workspace_setting: setting("global"),
  databricks_compliance_security_profile_workspace_setting: setting("global"),
  databricks_secret_scope: ({ planned }) => ({ id: textOf(at(planned, "name")) ?? "", backend_type: "DATABRICKS" }),
  databricks_secret: ({ planned, context }) => {
    const [scope, key] = [textOf(at(planned, "scope")), textOf(at(planned, "key"))];
    return {
      id: `${scope}|||${key}`,
      config_reference: `{{secrets/${scope}/${key}}}`,
      last_updated_timestamp: context.clock.now(),
    };
  },
  databricks_secret_acl: ({ planned }) => ({
    id: `${textOf(at(planned, "scope"))}|||${textOf(at(planned, "principal"))}`,
  }),
  databricks_cluster: ({ seed, context }) => {
    const id = `${stamp(context)}-${hex(seed, 8)}`;
    return { id, cluster_id: id, state: "RUNNING", enable_elastic_disk: false, enable_local_disk_encryption: false };
  },
  databricks_instance_pool: ({ seed, context }) => {
    const id = `${stamp(context)}-${hex(seed, 5)}-pool-${hex(seed, 8, "pool")}`;
    return { id, instance_pool_id: id };
  },
  databricks_model_serving: (request) => {
    const name = textOf(at(request.planned, "name")) ?? "";
    return {
      id: name,
      serving_endpoint_id: hex(request.seed, 32),
      endpoint_url: `${hostUrl(request)}/serving-endpoints/${name}/invocations`,
    };
  },
  databricks_vector_search_endpoint: ({ planned, seed, context, store }) => ({
    id: textOf(at(planned, "name")) ?? "",
    endpoint_id: uuid(seed),
    endpoint_status: [{ state: "ONLINE", message: "" }],
    creator: callerOf(store) ?? "",
    creation_timestamp: context.clock.now(),
    last_updated_timestamp: context.clock.now(),
    num_indexes: 0,
  }),
  databricks_vector_search_index: ({ planned }) => ({ id: textOf(at(planned, "name")) ?? "" }),
  databricks_app: (request) => {
    const name = textOf(at(request.planned, "name")) ?? "";
    const workspace = textOf(at(workspaceOf(request)?.attributes, "workspace_id")) ?? "";
    return {
      id: uuid(request.seed),
      url: `https://${name}-${workspace}.aws.databricksapps.com`,
      service_principal_id: number(request.seed, 15, "service-principal"),
      service_principal_client_id: uuid(request.seed, "service-principal"),
      service_principal_name: `app-${hex(request.seed, 6, "service-principal")} ${name}`,
      creator: callerOf(request.store) ?? "",
    };
  },
  databricks_database_instance: ({ seed, context, store }) => ({
    uid: uuid(seed),
    state: "AVAILABLE",
    pg_version: "PG_VERSION_16",
    read_write_dns: `instance-${uuid(seed)}.database.cloud.databricks.com`,
    read_only_dns: `instance-ro-${uuid(seed)}.database.cloud.databricks.com`,
    creator: callerOf(store) ?? "",
    creation_time: context.clock.timestamp(),
  }),
};

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

function permissions({ planned, store }: ComputedRequest): ObjectValue {
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

function hostUrl(request: Pick<ComputedRequest, "context" | "store" | "planned">): string {
  return textOf(at(workspaceOf(request)?.attributes, "workspace_url")) ?? request.context.host ?? "";
}

/** `0115-120000`: month, day and time that ids of clusters begin with. */
function stamp(context: ComputedRequest["context"]): string {
  const [, month, day, hours, minutes, seconds] =
    /-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(context.clock.timestamp()) ?? [];
  return `${month}${day}-${hours}${minutes}${seconds}`;
}

function destination(planned: ObjectValue): string {
  const config = blockOf(planned, "config");
  const kind = Object.keys(config ?? {}).find((name) => itemsOf(config, name).length > 0);
  return kind?.toUpperCase() ?? "EMAIL";
}
