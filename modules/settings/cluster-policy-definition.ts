import { accessModeOf } from "../../config/derive/cluster-policies";
import { isForLearning } from "../../config/facts/ml-runtimes";
import type { Workspace } from "../../config/model";
import { byKey } from "../tag-list";

/** What a profile of clusters may be. */
export type ClusterProfile = Workspace["clusterPolicies"][string];

/** One rule about one attribute, spelled as Databricks spells it. An attribute without `isOptional` has to be set. */
export type PolicyRule =
  | { readonly type: "fixed"; readonly value: string | number | boolean; readonly hidden?: true }
  | { readonly type: "forbidden"; readonly hidden?: true }
  | {
      readonly type: "allowlist";
      readonly values: readonly string[];
      readonly defaultValue?: string;
      readonly isOptional?: true;
    }
  | {
      readonly type: "range";
      readonly minValue?: number;
      readonly maxValue: number;
      readonly defaultValue?: number;
      readonly isOptional?: true;
    };

/** Attribute of the Clusters API, or `cluster_type` and `dbus_per_hour`, → rule. */
export type PolicyDefinition = Readonly<Record<string, PolicyRule>>;

/**
 * The rules of a profile.
 * Source: Databricks, "Compute policy reference" (attributes, types of rules, special values of the runtime).
 * @param tags set on every cluster, where nobody can change them
 * @param otherValues of some of these tags, which clusters of single entries have instead. Default none
 * @param poolId of the instance pool that all nodes come from, with its tags. Default: nodes of their own
 */
export function clusterPolicyDefinition(
  profile: ClusterProfile,
  tags: Readonly<Record<string, string>>,
  otherValues: Readonly<Record<string, readonly string[]>> = {},
  poolId?: string,
): PolicyDefinition {
  return {
    ...WORKLOADS[profile.workload](profile),
    ...size(profile),
    dbus_per_hour: { type: "range", maxValue: profile.maxDbusPerHour },
    ...photon(profile),
    enable_local_disk_encryption: { type: "fixed", value: true, hidden: true },
    // Where the policy names none, nodes of a pool would escape its rules.
    driver_instance_pool_id: FORBIDDEN,
    // An instance profile would escape Unity Catalog.
    "aws_attributes.instance_profile_arn": FORBIDDEN,
    ...(poolId === undefined ? ownNodes(profile, tags, otherValues) : nodesOfPool(poolId)),
  };
}

function ownNodes(
  { nodeTypes, spot }: ClusterProfile,
  tags: Readonly<Record<string, string>>,
  otherValues: Readonly<Record<string, readonly string[]>>,
): PolicyDefinition {
  const [defaultNodeType = ""] = nodeTypes;
  return {
    node_type_id: { type: "allowlist", values: nodeTypes, defaultValue: defaultNodeType },
    // Left out, the driver is of the workers' type.
    driver_node_type_id: { type: "allowlist", values: nodeTypes, isOptional: true },
    ...(spot ? SPOT_WORKERS : ON_DEMAND),
    "aws_attributes.zone_id": { type: "fixed", value: "auto", hidden: true },
    instance_pool_id: FORBIDDEN,
    ...Object.fromEntries(
      byKey(tags).map(([key, value]): [string, PolicyRule] => [
        `custom_tags.${key}`,
        tagRule(value, otherValues[key] ?? []),
      ]),
    ),
  };
}

/** A cluster has either a fixed size or a range of sizes: neither can be demanded, unless the other is forbidden. */
function size({ maxWorkers, autoscaling }: ClusterProfile): PolicyDefinition {
  if (!autoscaling)
    return {
      num_workers: { type: "range", maxValue: maxWorkers, isOptional: true },
      "autoscale.max_workers": { type: "range", maxValue: maxWorkers, isOptional: true },
    };
  return {
    num_workers: FORBIDDEN,
    "autoscale.min_workers": { type: "range", minValue: 1, maxValue: maxWorkers, defaultValue: 1 },
    "autoscale.max_workers": { type: "range", minValue: 1, maxValue: maxWorkers, defaultValue: maxWorkers },
  };
}

/** The pool says type, price and tags of nodes; Databricks refuses a cluster that says one of its tags again. */
const nodesOfPool = (poolId: string): PolicyDefinition => ({
  instance_pool_id: { type: "fixed", value: poolId, hidden: true },
  node_type_id: FORBIDDEN,
  driver_node_type_id: FORBIDDEN,
});

/** The faster engine: proposed, forbidden, or each cluster's own choice. */
function photon(profile: ClusterProfile): PolicyDefinition {
  if (profile.photon === undefined) return {};
  return {
    runtime_engine: profile.photon
      ? { type: "allowlist", values: ["PHOTON", "STANDARD"], defaultValue: "PHOTON" }
      : { type: "fixed", value: "STANDARD", hidden: true },
  };
}

/** A fixed value would refuse the cluster of an entry that has another one. */
const tagRule = (value: string, others: readonly string[]): PolicyRule =>
  others.length === 0
    ? { type: "fixed", value, hidden: true }
    : { type: "allowlist", values: [value, ...others], defaultValue: value };

const FORBIDDEN: PolicyRule = { type: "forbidden", hidden: true };

const ON_DEMAND: PolicyDefinition = {
  "aws_attributes.availability": { type: "fixed", value: "ON_DEMAND", hidden: true },
};

/** The first node is the driver: without it the cluster is lost, so it stays on demand. */
const SPOT_WORKERS: PolicyDefinition = {
  "aws_attributes.availability": { type: "fixed", value: "SPOT_WITH_FALLBACK", hidden: true },
  "aws_attributes.first_on_demand": { type: "fixed", value: 1, hidden: true },
};

const runtime = ({ runtime, otherRuntimes }: ClusterProfile): PolicyDefinition => ({
  spark_version:
    otherRuntimes.length === 0
      ? { type: "fixed", value: runtime }
      : { type: "allowlist", values: [runtime, ...otherRuntimes], defaultValue: runtime },
});

/** One identity: its own, or a group's. */
const DEDICATED: PolicyRule = { type: "fixed", value: "SINGLE_USER" };

const WORKLOADS: Readonly<Record<ClusterProfile["workload"], (profile: ClusterProfile) => PolicyDefinition>> = {
  job: (profile) => ({
    cluster_type: { type: "fixed", value: "job" },
    // Both modes use Unity Catalog; machine-learning runtimes and some Scala need a cluster of their own identity.
    data_security_mode: isForLearning(profile.runtime)
      ? DEDICATED
      : { type: "allowlist", values: ["USER_ISOLATION", "SINGLE_USER"], defaultValue: "USER_ISOLATION" },
    ...runtime(profile),
  }),
  // A pipeline takes its runtime from its channel, and runs as one identity.
  pipeline: () => ({ cluster_type: { type: "fixed", value: "dlt" } }),
  interactive: (profile) => ({
    cluster_type: { type: "fixed", value: "all-purpose" },
    data_security_mode: accessModeOf(profile) === "dedicated" ? DEDICATED : { type: "fixed", value: "USER_ISOLATION" },
    autotermination_minutes: { type: "fixed", value: profile.autoTerminationMinutes },
    // A job costs more on an all-purpose cluster than on one of its own.
    "workload_type.clients.jobs": { type: "fixed", value: false },
    "workload_type.clients.notebooks": { type: "fixed", value: true },
    ...runtime(profile),
  }),
};
