import { at } from "../../../schema/value";
import { nameForm } from "../../checks/name-form";
import { hex, number, uuid } from "../../computed/databricks-ids";
import { hostUrl } from "../../computed/databricks-workspace";
import { callerOf } from "../../databricks/principals";
import { workspaceOf } from "../../databricks/scope";
import { BUDGET_POLICY, here, WAREHOUSE } from "../../references/databricks-targets";
import { oneInWorkspace } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** Endpoints of models, of both sorts: one name for all of a workspace. */
const ENDPOINT_NAME = {
  ...oneInWorkspace("name"),
  with: ["databricks_model_serving", "databricks_model_serving_provisioned_throughput"],
};
const ENDPOINT_FORM = nameForm("name", /^[A-Za-z0-9_-]{1,63}$/, "1 to 63 letters, digits, hyphens and underscores");
const ENDPOINT_LIMIT = {
  max: "servingEndpoints",
  among: "workspace",
  what: "serving endpoints per workspace",
} as const;

/** Model serving, vector search, apps, databases. */
export const serving: Service = {
  databricks_model_serving: {
    computed: (request) => {
      const name = textOf(at(request.planned, "name")) ?? "";
      return {
        id: name,
        serving_endpoint_id: hex(request.seed, 32),
        endpoint_url: `${hostUrl(request)}/serving-endpoints/${name}/invocations`,
      };
    },
    references: {
      budget_policy_id: BUDGET_POLICY,
      "config.served_entities.external_model.amazon_bedrock_config.instance_profile_arn": {
        ...here("databricks_instance_profile"),
        missing: "INVALID_PARAMETER_VALUE",
      },
    },
    unique: [ENDPOINT_NAME],
    limit: ENDPOINT_LIMIT,
    checks: [ENDPOINT_FORM],
  },
  databricks_model_serving_provisioned_throughput: {
    computed: ({ planned, seed }) => ({
      id: textOf(at(planned, "name")) ?? "",
      serving_endpoint_id: hex(seed, 32),
    }),
    references: { budget_policy_id: BUDGET_POLICY },
    unique: [ENDPOINT_NAME],
    limit: ENDPOINT_LIMIT,
    checks: [ENDPOINT_FORM],
  },
  databricks_vector_search_endpoint: {
    computed: ({ planned, seed, context, store }) => ({
      id: textOf(at(planned, "name")) ?? "",
      endpoint_id: uuid(seed),
      endpoint_status: [{ state: "ONLINE", message: "" }],
      creator: callerOf(store) ?? "",
      creation_timestamp: context.clock.now(),
      last_updated_timestamp: context.clock.now(),
      num_indexes: 0,
    }),
    references: { budget_policy_id: BUDGET_POLICY },
    unique: [oneInWorkspace("name")],
  },
  databricks_vector_search_index: {
    computed: ({ planned }) => ({ id: textOf(at(planned, "name")) ?? "" }),
    references: {
      endpoint_name: {
        ...here("databricks_vector_search_endpoint", "name"),
        blocksDelete: "INVALID_STATE",
      },
    },
  },
  databricks_app: {
    computed: (request) => {
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
    references: {
      budget_policy_id: BUDGET_POLICY,
      "resources.sql_warehouse.id": WAREHOUSE,
      "resources.job.id": here("databricks_job"),
      "resources.secret.scope": here("databricks_secret_scope", "name"),
      "resources.serving_endpoint.name": here("databricks_model_serving", "name"),
      "resources.database.instance_name": here("databricks_database_instance", "name"),
    },
    unique: [oneInWorkspace("name")],
    limit: { max: "apps", among: "workspace", what: "apps per workspace" },
    checks: [nameForm("name", /^[a-z0-9-]{2,30}$/, "2 to 30 small letters, digits and hyphens")],
  },
  databricks_online_store: {
    importedBy: [["name"], ""],
    computed: ({ context, store }) => ({
      state: "AVAILABLE",
      creator: callerOf(store) ?? "",
      creation_time: context.clock.timestamp(),
    }),
    unique: [oneInWorkspace("name")],
    checks: [nameForm("name", /^[a-z][a-z0-9-]{0,62}$/, "1 to 63 small letters, digits and hyphens, a letter first")],
  },
  databricks_database_instance: {
    importedBy: [["name"], ""],
    computed: ({ seed, context, store }) => ({
      uid: uuid(seed),
      state: "AVAILABLE",
      pg_version: "PG_VERSION_16",
      read_write_dns: `instance-${uuid(seed)}.database.cloud.databricks.com`,
      read_only_dns: `instance-ro-${uuid(seed)}.database.cloud.databricks.com`,
      creator: callerOf(store) ?? "",
      creation_time: context.clock.timestamp(),
    }),
    references: { usage_policy_id: BUDGET_POLICY },
    unique: [oneInWorkspace("name")],
    checks: [nameForm("name", /^[a-z][a-z0-9-]{0,62}$/, "1 to 63 small letters, digits and hyphens, a letter first")],
  },
  databricks_database_database_catalog: {
    importedBy: [["name"], ""],
    references: { database_instance_name: here("databricks_database_instance", "name") },
  },
  databricks_database_synced_database_table: {
    references: { database_instance_name: here("databricks_database_instance", "name") },
  },
};
