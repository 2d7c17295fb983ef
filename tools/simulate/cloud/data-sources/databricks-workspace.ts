import { at, type ObjectValue } from "../../schema/value";
import {
  inMetastore,
  metastoreIdOf,
  providerConfigId,
  same,
  workspaceAt,
  workspaceById,
  workspaceOfObject,
} from "../databricks/scope";
import { fullName, kindOfType } from "../databricks/securables";
import type { CloudObject } from "../store";
import { textOf } from "../values";
import type { DataSource, DataSourceRequest } from "./data-source";
import { found } from "./find";

/** Long-term support and current runtimes, newest first. Source: settled facts E19. */
const RUNTIMES = [
  { key: "18.x", scala: "2.13", lts: true },
  { key: "17.3.x", scala: "2.13", lts: true },
  { key: "16.4.x", scala: "2.12", lts: true },
  { key: "15.4.x", scala: "2.12", lts: true },
  { key: "14.3.x", scala: "2.12", lts: true },
] as const;

/** Node types by size. A few that every region has; enough to answer what fits a request. */
const NODES = [
  { id: "m6id.large", cores: 2, memory: 8, disk: 118 },
  { id: "m6id.xlarge", cores: 4, memory: 16, disk: 237 },
  { id: "m6id.2xlarge", cores: 8, memory: 32, disk: 474 },
  { id: "m6id.4xlarge", cores: 16, memory: 64, disk: 950 },
  { id: "r6id.4xlarge", cores: 16, memory: 128, disk: 950 },
  { id: "r6id.8xlarge", cores: 32, memory: 256, disk: 1900 },
] as const;

/** One object of the workspace by the first of these arguments that is set. */
const one =
  (type: string, ...names: readonly string[]): DataSource =>
  (request) => {
    const name = names.find((each) => textOf(at(request.config, each)) !== undefined) ?? names[0] ?? "id";
    const wanted = at(request.config, name);
    const attribute = { job_id: "id", job_name: "name", cluster_name: "cluster_name" }[name] ?? name;
    const object = inWorkspace(request, type).find(({ attributes }) => same(at(attributes, attribute), wanted));
    return found(object, `${type} with ${name} ${textOf(wanted)}`);
  };

/** Ids of everything of a type in the workspace whose name holds a text. */
const idsOf =
  (type: string, name: string, part?: string): DataSource =>
  (request) => {
    const text = part === undefined ? "" : (textOf(at(request.config, part)) ?? "");
    const objects = inWorkspace(request, type).filter(
      ({ attributes }) => textOf(at(attributes, name))?.includes(text) ?? false,
    );
    return { id: "_", ids: objects.map(({ attributes }) => textOf(at(attributes, "id")) ?? "").sort() };
  };

/** One securable by its full name; `info` is the block of the answer. */
const securable =
  (type: string, info: string): DataSource =>
  (request) => {
    const name = textOf(at(request.config, "name")) ?? "";
    const parts = kindOfType(type)?.name ?? ["name"];
    const object = ofMetastore(request, type).find(
      ({ attributes }) => fullName(attributes, parts) === name.toLowerCase(),
    );
    return found(object, `${type} ${name}`, ({ attributes }) => ({ id: name, [info]: [attributes] }));
  };

/** Names of the securables of a type, narrowed by the arguments that are set. */
const namesOf =
  (type: string, answer: string, ...narrow: readonly string[]): DataSource =>
  (request) => {
    const parts = kindOfType(type)?.name ?? ["name"];
    const names = ofMetastore(request, type)
      .filter(({ attributes }) => narrow.every((name) => same(at(attributes, name), at(request.config, name))))
      .map(({ attributes }) => fullName(attributes, parts) ?? "");
    return { id: "_", [answer]: names.sort() };
  };

/** What a workspace answers. */
export const WORKSPACE_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  databricks_current_metastore: (request) => {
    const id = metastoreIdOf(request.store, workspace(request));
    const metastore = request.store.find("databricks_metastore", "metastore_id", id ?? null);
    return found(metastore, "metastore of the workspace", ({ attributes }) => ({
      ...attributes,
      metastore_info: [attributes],
    }));
  },
  databricks_spark_version: ({ config }) => {
    const scala = textOf(at(config, "scala"));
    const wanted = RUNTIMES.filter((runtime) => scala === undefined || runtime.scala === scala);
    const [newest] = wanted;
    if (newest === undefined) return found(undefined, `runtime for Scala ${scala}`);
    const flavour = at(config, "ml") === true ? (at(config, "gpu") === true ? "-gpu-ml" : "-cpu-ml") : "";
    return { id: `${newest.key}${flavour}-scala${newest.scala}` };
  },
  databricks_node_type: ({ config }) => {
    const atLeast = (name: string) => Number(textOf(at(config, name)) ?? 0);
    const node = NODES.find(
      ({ cores, memory, disk }) =>
        cores >= atLeast("min_cores") && memory >= atLeast("min_memory_gb") && disk >= atLeast("local_disk_min_size"),
    );
    return found(node && asObject(node.id), "node type of that size", () => ({ id: node?.id ?? "" }));
  },
  databricks_zones: (request) => {
    const region = textOf(at(workspace(request)?.attributes, "aws_region")) ?? "";
    const zones = ["a", "b", "c"].map((letter) => `${region}${letter}`);
    return { id: "_", zones, default_zone: zones[0] ?? "" };
  },
  databricks_catalog: securable("databricks_catalog", "catalog_info"),
  databricks_catalogs: namesOf("databricks_catalog", "ids"),
  databricks_schema: securable("databricks_schema", "schema_info"),
  databricks_schemas: namesOf("databricks_schema", "ids", "catalog_name"),
  databricks_volume: securable("databricks_volume", "volume_info"),
  databricks_volumes: namesOf("databricks_volume", "ids", "catalog_name", "schema_name"),
  databricks_table: securable("databricks_sql_table", "table_info"),
  databricks_tables: namesOf("databricks_sql_table", "ids", "catalog_name", "schema_name"),
  databricks_external_location: securable("databricks_external_location", "external_location_info"),
  databricks_external_locations: namesOf("databricks_external_location", "names"),
  databricks_storage_credential: securable("databricks_storage_credential", "storage_credential_info"),
  databricks_storage_credentials: namesOf("databricks_storage_credential", "names"),
  databricks_share: securable("databricks_share", "object"),
  databricks_shares: namesOf("databricks_share", "shares"),
  databricks_sql_warehouse: one("databricks_sql_endpoint", "id", "name"),
  databricks_sql_warehouses: idsOf("databricks_sql_endpoint", "name", "warehouse_name_contains"),
  databricks_cluster: one("databricks_cluster", "cluster_id", "cluster_name"),
  databricks_clusters: idsOf("databricks_cluster", "cluster_name", "cluster_name_contains"),
  databricks_cluster_policy: one("databricks_cluster_policy", "id", "name"),
  databricks_instance_pool: (request) => {
    const name = textOf(at(request.config, "name"));
    const pool = inWorkspace(request, "databricks_instance_pool").find(({ attributes }) =>
      same(at(attributes, "instance_pool_name"), name),
    );
    return found(pool, `instance pool ${name}`, ({ attributes }) => ({
      id: at(attributes, "id"),
      pool_info: [attributes],
    }));
  },
  databricks_job: one("databricks_job", "job_id", "job_name", "id", "name"),
  databricks_jobs: (request) => {
    const byId = textOf(at(request.config, "key")) === "id";
    const pairs = inWorkspace(request, "databricks_job").map(({ attributes }): readonly [string, string] => [
      textOf(at(attributes, "name")) ?? "",
      textOf(at(attributes, "id")) ?? "",
    ]);
    return { id: "_", ids: Object.fromEntries(pairs.map(([name, id]) => (byId ? [id, name] : [name, id]))) };
  },
  databricks_pipelines: idsOf("databricks_pipeline", "name", "pipeline_name"),
  databricks_directory: one("databricks_directory", "path"),
  databricks_notebook: one("databricks_notebook", "path"),
};

function workspace({ context, store, config }: DataSourceRequest): CloudObject | undefined {
  const id = providerConfigId(config);
  return id === undefined ? workspaceAt(store, context.host) : workspaceById(store, id);
}

function inWorkspace(request: DataSourceRequest, type: string): CloudObject[] {
  const here = workspace(request)?.key;
  return request.store.ofType(type).filter((object) => workspaceOfObject(request.store, object)?.key === here);
}

function ofMetastore(request: DataSourceRequest, type: string): CloudObject[] {
  const metastore = metastoreIdOf(request.store, workspace(request));
  return metastore === undefined ? [] : inMetastore(request.store, metastore, type);
}

/** Something that is in no store, to be found. */
function asObject(id: string): CloudObject {
  const attributes: ObjectValue = { id };
  const nowhere = { account: undefined, place: undefined, createdAt: 0, changedAt: 0, madeByService: true };
  return { key: id, seed: id, provider: "databricks", type: "databricks_node_type", ...nowhere, attributes };
}
