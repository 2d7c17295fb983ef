import { at, type ObjectValue } from "../../../schema/value";
import type { ComputedRequest } from "../../computed/computed";
import { hex } from "../../computed/databricks-ids";
import { findOne, idsOf, objectsOfWorkspace } from "../../data-sources/databricks-workspace";
import { found } from "../../data-sources/find";
import { same } from "../../databricks/scope";
import { CLUSTER, CLUSTER_POLICY, INSTANCE_PROFILE, POOL } from "../../references/databricks-targets";
import type { CloudObject } from "../../store";
import { oneInWorkspace } from "../../uniques/databricks";
import { textOf } from "../../values";
import type { Service } from "../service";

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

/** Clusters, pools, policies. */
export const compute: Service = {
  databricks_cluster_policy: {
    computed: ({ seed }) => {
      const id = hex(seed, 16).toUpperCase();
      return { id, policy_id: id };
    },
    unique: [oneInWorkspace("name")],
    answers: findOne("databricks_cluster_policy", "id", "name"),
    answeredBy: "workspace",
  },
  databricks_cluster: {
    computed: ({ seed, context }) => {
      const id = `${stamp(context)}-${hex(seed, 8)}`;
      return { id, cluster_id: id, state: "RUNNING", enable_elastic_disk: false, enable_local_disk_encryption: false };
    },
    references: {
      policy_id: CLUSTER_POLICY,
      instance_pool_id: POOL,
      driver_instance_pool_id: POOL,
    },
    answers: findOne("databricks_cluster", "cluster_id", "cluster_name"),
    answeredBy: "workspace",
  },
  databricks_instance_pool: {
    computed: ({ seed, context }) => {
      const id = `${stamp(context)}-${hex(seed, 5)}-pool-${hex(seed, 8, "pool")}`;
      return { id, instance_pool_id: id };
    },
    answers: (request) => {
      const name = textOf(at(request.config, "name"));
      const pool = objectsOfWorkspace(request, "databricks_instance_pool").find(({ attributes }) =>
        same(at(attributes, "instance_pool_name"), name),
      );
      return found(pool, `instance pool ${name}`, ({ attributes }) => ({
        id: at(attributes, "id"),
        pool_info: [attributes],
      }));
    },
    answeredBy: "workspace",
  },
  databricks_instance_profile: { references: { instance_profile_arn: INSTANCE_PROFILE } },
  databricks_library: { references: { cluster_id: { ...CLUSTER, goesWith: true } } },
  databricks_spark_version: {
    answers: ({ config }) => {
      const scala = textOf(at(config, "scala"));
      const wanted = RUNTIMES.filter((runtime) => scala === undefined || runtime.scala === scala);
      const [newest] = wanted;
      if (newest === undefined) return found(undefined, `runtime for Scala ${scala}`);
      const flavour = at(config, "ml") === true ? (at(config, "gpu") === true ? "-gpu-ml" : "-cpu-ml") : "";
      return { id: `${newest.key}${flavour}-scala${newest.scala}` };
    },
    answeredBy: "workspace",
  },
  databricks_node_type: {
    answers: ({ config }) => {
      const atLeast = (name: string) => Number(textOf(at(config, name)) ?? 0);
      const node = NODES.find(
        ({ cores, memory, disk }) =>
          cores >= atLeast("min_cores") && memory >= atLeast("min_memory_gb") && disk >= atLeast("local_disk_min_size"),
      );
      return found(node && asObject(node.id), "node type of that size", () => ({ id: node?.id ?? "" }));
    },
    answeredBy: "workspace",
  },
  databricks_clusters: {
    answers: idsOf("databricks_cluster", "cluster_name", "cluster_name_contains"),
    answeredBy: "workspace",
  },
};

/** `0115-120000`: month, day and time that ids of clusters begin with. */
function stamp(context: ComputedRequest["context"]): string {
  const [, month, day, hours, minutes, seconds] =
    /-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(context.clock.timestamp()) ?? [];
  return `${month}${day}-${hours}${minutes}${seconds}`;
}

/** Something that is in no store, to be found. */
function asObject(id: string): CloudObject {
  const attributes: ObjectValue = { id };
  const nowhere = { account: undefined, place: undefined, createdAt: 0, changedAt: 0, madeByService: true };
  return { key: id, seed: id, provider: "databricks", type: "databricks_node_type", ...nowhere, attributes };
}
