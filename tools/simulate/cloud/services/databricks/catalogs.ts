import { at, type ObjectValue } from "../../../schema/value";
import { storagePath } from "../../checks/storage-path";
import type { Computed } from "../../computed/computed";
import { made } from "../../computed/databricks-account";
import { uuid } from "../../computed/databricks-ids";
import { securableValues } from "../../computed/databricks-unity-catalog";
import { namesOfSecurables, oneSecurable } from "../../data-sources/databricks-workspace";
import { metastoreOf } from "../../databricks/scope";
import { bindWhereIsolated, emptied } from "../../effects/databricks";
import { CLUSTER, CONNECTION, ofMetastore, WAREHOUSE } from "../../references/databricks-targets";
import { textOf } from "../../values";
import type { Service } from "../service";

const inSchema: Computed = (request) => {
  const name = path(request.planned, "catalog_name", "schema_name", "name");
  return { ...securableValues(request), id: name, full_name: name };
};

/**
 * Catalogs and what is in them. Names of securables are unique in their metastore, which a slot cannot say: see the rule
 * `securable-name`.
 */
export const catalogs: Service = {
  databricks_catalog: {
    checks: [storagePath("storage_root")],
    computed: (request) => {
      const name = textOf(at(request.planned, "name")) ?? "";
      const root = textOf(at(request.planned, "storage_root"))?.replace(/\/+$/, "");
      return {
        ...securableValues(request),
        id: name,
        full_name: name,
        isolation_mode: "OPEN",
        securable_type: "CATALOG",
        catalog_type: catalogType(request.planned),
        enable_predictive_optimization: "INHERIT",
        storage_location: root === undefined ? "" : `${root}/__unitystorage/catalogs/${uuid(request.seed)}`,
      };
    },
    references: {
      connection_name: CONNECTION,
      provider_name: ofMetastore("databricks_provider", "name", "PROVIDER_DOES_NOT_EXIST"),
    },
    limit: { max: "catalogs", among: "metastore", what: "catalogs per metastore" },
    answers: oneSecurable("databricks_catalog", "catalog_info"),
    answeredBy: "workspace",
    effects: { ...bindWhereIsolated, deleted: emptied },
  },
  databricks_schema: {
    checks: [storagePath("storage_root")],
    computed: (request) => ({
      ...securableValues(request),
      id: path(request.planned, "catalog_name", "name"),
      schema_id: uuid(request.seed),
      enable_predictive_optimization: "INHERIT",
    }),
    limit: { max: "schemas", among: "metastore", by: ["catalog_name"], what: "schemas per catalog" },
    answers: oneSecurable("databricks_schema", "schema_info"),
    answeredBy: "workspace",
    effects: { deleted: emptied },
  },
  databricks_volume: {
    checks: [storagePath("storage_location")],
    computed: (request) => ({
      ...inSchema(request),
      volume_path: `/Volumes/${path(request.planned, "catalog_name", "schema_name", "name").replaceAll(".", "/")}`,
    }),
    answers: oneSecurable("databricks_volume", "volume_info"),
    answeredBy: "workspace",
  },
  databricks_sql_table: {
    computed: (request) => ({ ...inSchema(request), table_id: uuid(request.seed) }),
    references: {
      warehouse_id: WAREHOUSE,
      cluster_id: CLUSTER,
    },
    // A table or view is made by SQL that runs somewhere. Queries, alerts and dashboards need their warehouse by schema;
    // for a table the provider starts a cluster of its own, outside every cluster policy, where nothing is named.
    checks: [
      storagePath("storage_location"),
      {
        rule: "sql-object-warehouse",
        source: "provider 1.99.0, databricks_sql_table: a cluster terraform-sql-table where neither is given",
        operations: ["create"],
        asConfigured: true,
        requiresOne: ["warehouse_id", "cluster_id"],
        summary: "CLUSTER_NOT_ALLOWED: nothing to run the SQL on",
        detail:
          "{type} {name} has no warehouse_id: the provider would start a cluster for it, which costs minutes and money, carries no tags and obeys no cluster policy",
        fix: "set warehouse_id, for example to the workspace's bootstrap warehouse",
      },
    ],
  },
  databricks_registered_model: { computed: inSchema },
  databricks_connection: {
    computed: (request) => {
      const name = textOf(at(request.planned, "name")) ?? "";
      return {
        ...securableValues(request),
        id: `${metastoreOf(request) ?? ""}|${name}`,
        full_name: name,
        connection_id: uuid(request.seed),
        securable_type: "CONNECTION",
        read_only: false,
      };
    },
  },
  databricks_policy_info: { computed: (request) => ({ ...made(request), id: uuid(request.seed) }) },
  databricks_quality_monitor: { references: { warehouse_id: WAREHOUSE } },
  databricks_lakehouse_monitor: { references: { warehouse_id: WAREHOUSE } },
  databricks_catalogs: {
    answers: namesOfSecurables("databricks_catalog", "ids"),
    answeredBy: "workspace",
  },
  databricks_schemas: {
    answers: namesOfSecurables("databricks_schema", "ids", "catalog_name"),
    answeredBy: "workspace",
  },
  databricks_volumes: {
    answers: namesOfSecurables("databricks_volume", "ids", "catalog_name", "schema_name"),
    answeredBy: "workspace",
  },
  databricks_table: {
    answers: oneSecurable("databricks_sql_table", "table_info"),
    answeredBy: "workspace",
  },
  databricks_tables: {
    answers: namesOfSecurables("databricks_sql_table", "ids", "catalog_name", "schema_name"),
    answeredBy: "workspace",
  },
};

function catalogType(planned: ObjectValue): string {
  if (textOf(at(planned, "connection_name")) !== undefined) return "FOREIGN_CATALOG";
  return textOf(at(planned, "share_name")) === undefined ? "MANAGED_CATALOG" : "DELTASHARING_CATALOG";
}

function path(planned: ObjectValue, ...parts: readonly string[]): string {
  return parts.map((part) => textOf(at(planned, part)) ?? "").join(".");
}
