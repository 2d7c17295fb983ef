import { at } from "../../../schema/value";
import { number, uuid } from "../../computed/databricks-ids";
import { hostUrl } from "../../computed/databricks-workspace";
import { findOne, idsOf, objectsOfWorkspace } from "../../data-sources/databricks-workspace";
import { callerOf } from "../../databricks/principals";
import {
  BUDGET_POLICY,
  CLUSTER,
  CLUSTER_POLICY,
  CONNECTION,
  here,
  ofMetastore,
  POOL,
  WAREHOUSE,
} from "../../references/databricks-targets";
import { textOf } from "../../values";
import type { Service } from "../service";

const CATALOG = ofMetastore("databricks_catalog", "name", "CATALOG_DOES_NOT_EXIST");

/** Only absolute paths name something of the workspace; others lie in a Git repository. */
const WORKSPACE_PATH = /^(?:\/Workspace)?(\/.+)$/;

const CODE = ["databricks_notebook", "databricks_workspace_file", "databricks_repo"];

/** Jobs and pipelines. */
export const jobs: Service = {
  databricks_job: {
    computed: (request) => {
      const id = String(number(request.seed, 15));
      return { id, url: `${hostUrl(request)}/#job/${id}`, format: "MULTI_TASK" };
    },
    references: {
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
    },
    answers: findOne("databricks_job", "job_id", "job_name", "id", "name"),
    answeredBy: "workspace",
  },
  databricks_pipeline: {
    computed: (request) => {
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
    references: {
      "cluster.policy_id": CLUSTER_POLICY,
      "cluster.instance_pool_id": POOL,
      "ingestion_definition.connection_name": CONNECTION,
      "ingestion_definition.ingestion_gateway_id": here("databricks_pipeline"),
      "gateway_definition.connection_name": CONNECTION,
      "gateway_definition.gateway_storage_catalog": CATALOG,
      budget_policy_id: BUDGET_POLICY,
    },
  },
  databricks_jobs: {
    answers: (request) => {
      const byId = textOf(at(request.config, "key")) === "id";
      const pairs = objectsOfWorkspace(request, "databricks_job").map(({ attributes }): readonly [string, string] => [
        textOf(at(attributes, "name")) ?? "",
        textOf(at(attributes, "id")) ?? "",
      ]);
      return { id: "_", ids: Object.fromEntries(pairs.map(([name, id]) => (byId ? [id, name] : [name, id]))) };
    },
    answeredBy: "workspace",
  },
  databricks_pipelines: {
    answers: idsOf("databricks_pipeline", "name", "pipeline_name"),
    answeredBy: "workspace",
  },
};
