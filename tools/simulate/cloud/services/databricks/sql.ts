import { at } from "../../../schema/value";
import type { Computed } from "../../computed/computed";
import { hex, uuid } from "../../computed/databricks-ids";
import { hostUrl } from "../../computed/databricks-workspace";
import { findOne, idsOf } from "../../data-sources/databricks-workspace";
import { callerOf } from "../../databricks/principals";
import { hostName } from "../../databricks/scope";
import { normaliseWarehouse } from "../../effects/databricks";
import { BUILT_IN_FOLDER, here, INSTANCE_PROFILE, WAREHOUSE } from "../../references/databricks-targets";
import { oneInWorkspace, WORKSPACE_SETTING } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

/** A saved query or alert. */
const sqlObject: Computed = ({ seed, context, store }) => ({
  id: uuid(seed),
  lifecycle_state: "ACTIVE",
  create_time: context.clock.timestamp(),
  update_time: context.clock.timestamp(),
  last_modifier_user_name: callerOf(store) ?? "",
  owner_user_name: callerOf(store) ?? "",
});

/** SQL warehouses, queries, alerts, dashboards. */
export const sql: Service = {
  databricks_sql_endpoint: {
    computed: (request) => {
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
    references: { instance_profile_arn: INSTANCE_PROFILE },
    unique: [oneInWorkspace("name")],
    effects: { created: normaliseWarehouse, updated: normaliseWarehouse },
  },
  databricks_dashboard: {
    computed: ({ planned, seed, context }) => {
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
    references: { warehouse_id: WAREHOUSE },
    unique: [oneInWorkspace("parent_path", "display_name")],
    checks: [
      {
        rule: "dashboard-content",
        source: "Lakeview API: the serialized dashboard is parsed",
        accepts: ["serialized_dashboard", isJsonObject],
        summary: "INVALID_PARAMETER_VALUE: Failed to parse serialized dashboard",
        detail: "{type} {display_name}: serialized_dashboard is no JSON object",
        fix: "write serialized_dashboard with JSON.stringify, and quote what is filled in",
      },
    ],
  },
  databricks_query: {
    computed: sqlObject,
    references: {
      warehouse_id: WAREHOUSE,
      parent_path: { ...folder(), except: BUILT_IN_FOLDER },
    },
    unique: [oneInWorkspace("parent_path", "display_name")],
  },
  databricks_alert: {
    computed: sqlObject,
    references: {
      query_id: here("databricks_query"),
      parent_path: { ...folder(), except: BUILT_IN_FOLDER },
    },
  },
  databricks_alert_v2: {
    computed: sqlObject,
    references: {
      warehouse_id: WAREHOUSE,
      parent_path: { ...folder(), except: BUILT_IN_FOLDER },
      "evaluation.notification.subscriptions.destination_id": here("databricks_notification_destination"),
    },
  },
  databricks_sql_query: { references: { data_source_id: here("databricks_sql_endpoint", "data_source_id") } },
  databricks_sql_warehouse: {
    answers: findOne("databricks_sql_endpoint", "id", "name"),
    answeredBy: "workspace",
  },
  databricks_sql_warehouses: {
    answers: idsOf("databricks_sql_endpoint", "name", "warehouse_name_contains"),
    answeredBy: "workspace",
  },
  databricks_sql_global_config: { unique: [WORKSPACE_SETTING] },
};

function folder() {
  return { ...here("databricks_directory", "path"), part: /^(?:\/Workspace)?(\/.+?)\/?$/ };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
