import { accessModeOf } from "../derive/cluster-policies";
import { isForLearning, ML_RUNTIMES } from "../facts/ml-runtimes";
import { NODES_WITH_DISKS } from "../facts/node-disks";
import { RESOURCE_LIMITS } from "../facts/resource-limits";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedWorkspace } from "../schema/workspace";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

type Draft = Salvaged<ParsedWorkspace>;
type Policy = NonNullable<Draft["clusterPolicies"]>[string];
type Pool = NonNullable<Draft["instancePools"]>[string];
type Cluster = NonNullable<Draft["clusters"]>[string];

/** Where something is wrong under an entry, what, and what to do. */
type Fault = readonly [field: Path, what: string, fix: string];

/** Cluster policies, instance pools and clusters of a workspace go together. */
export const workspaceCompute = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, workspace]) => {
    const at = (record: string, name: string, faults: readonly Fault[]) =>
      faults.map(([field, what, fix]) => errorAt(env, ["workspaces", key, record, name, ...field], what, fix));
    const { clusterPolicies, instancePools, clusters } = workspace as Draft;
    const used = new Set(entries(clusterPolicies).map(([, { pool }]) => pool));
    return [
      ...entries(clusterPolicies).flatMap(([name, one]) =>
        at("clusterPolicies", name, policyFaults(one, own(instancePools, one.pool))),
      ),
      ...entries(instancePools).flatMap(([name, one]) =>
        at("instancePools", name, [...poolFaults(one), ...(used.has(name) ? [] : [UNUSED])]),
      ),
      ...entries(clusters).flatMap(([name, one]) =>
        at("clusters", name, clusterFaults(one, own(clusterPolicies, one.clusterPolicy))),
      ),
      ...tooMany(env, key, Object.keys(clusters ?? {}).length),
    ];
  }),
);

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string | undefined): T | undefined =>
  key !== undefined && record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

const UNUSED: Fault = [[], "no cluster policy takes nodes from it", "name it under pool of one, or remove it"];

function policyFaults(policy: Policy, pool: Pool | undefined): Fault[] {
  const { workload, accessMode, runtime, photon, nodeTypes } = policy;
  const faults: Fault[] = [];
  if (workload !== undefined && workload !== "interactive") {
    if (accessMode !== undefined)
      faults.push([
        ["accessMode"],
        `clusters of workload "${workload}" say their access mode themselves`,
        "leave it out",
      ]);
    if (policy.pool !== undefined)
      faults.push([
        ["pool"],
        `clusters of workload "${workload}" have nodes of their own, whose tags say which entry they are for`,
        "leave it out, or let it run serverless, which starts sooner",
      ]);
  }
  if (workload === "pipeline" && policy.autoscaling === true)
    faults.push([["autoscaling"], "a pipeline says it itself, and a gateway has one worker", "leave it out"]);
  if (workload === "pipeline" && (policy.otherRuntimes ?? []).length > 0)
    faults.push([["otherRuntimes"], "a pipeline takes its runtime from its channel", "leave it out"]);
  else faults.push(...otherRuntimeFaults(policy));
  if (workload === "pipeline" && photon !== undefined)
    faults.push([["photon"], "a pipeline says it itself", "leave it out"]);
  if (accessMode === "standard" && accessModeOf({ runtime }) === "dedicated")
    faults.push([
      ["accessMode"],
      `the runtime ${runtime} is for compute of one identity or group`,
      'leave it out, or set it to "dedicated"',
    ]);
  if (photon === true && runtime !== undefined && ML_RUNTIMES.value.gpu.test(runtime))
    faults.push([["photon"], `the runtime ${runtime} is for GPUs, which Photon does not use`, "leave it out"]);
  const type = pool?.nodeType;
  if (type !== undefined && Array.isArray(nodeTypes) && (nodeTypes.length !== 1 || nodeTypes[0] !== type))
    faults.push([["nodeTypes"], `all nodes of the pool ${policy.pool} are of type ${type}`, `write ["${type}"]`]);
  return faults;
}

/** People choose between versions of one sort: for machine learning or not, for GPUs or not. */
function otherRuntimeFaults({ runtime, otherRuntimes = [] }: Policy): Fault[] {
  if (runtime === undefined || otherRuntimes.length === 0) return [];
  if (runtime.startsWith("auto:"))
    return [
      [
        ["runtime"],
        `${runtime} moves on, and otherRuntimes are versions beside it`,
        "write a version key, such as 17.3.x-scala2.13, or leave otherRuntimes out",
      ],
    ];
  const sortOf = (key: string) => `${isForLearning(key)} ${ML_RUNTIMES.value.gpu.test(key)}`;
  return otherRuntimes.flatMap((other, at): Fault[] => {
    const field = ["otherRuntimes", String(at)];
    if (other === runtime) return [[field, `${other} is the runtime already`, "remove it"]];
    if (other.startsWith("auto:"))
      return [[field, `${other} moves on, and people choose between versions`, "write a version key"]];
    return sortOf(other) === sortOf(runtime)
      ? []
      : [
          [
            field,
            `${other} is of another sort than ${runtime}: for machine learning, for GPUs or neither`,
            "give it a cluster policy of its own",
          ],
        ];
  });
}

function poolFaults(pool: Pool): Fault[] {
  const { nodeType, minIdle = 0, maxCapacity, preloadedRuntime, disks, acknowledgeHourlyCost } = pool;
  const faults: Fault[] = [];
  if (maxCapacity !== undefined && minIdle > maxCapacity)
    faults.push([["minIdle"], `is more than maxCapacity, ${maxCapacity}`, `use at most ${maxCapacity}`]);
  if (minIdle > 0 && acknowledgeHourlyCost === false)
    faults.push([
      ["acknowledgeHourlyCost"],
      "is not accepted",
      `write true: ${minIdle} instances are billed by the hour, used or not`,
    ]);
  if (preloadedRuntime?.startsWith("auto:") === true)
    faults.push([
      ["preloadedRuntime"],
      `${preloadedRuntime} is a rule of cluster policies, and no runtime that can be loaded`,
      "write a version key, such as 17.3.x-scala2.13",
    ]);
  if (nodeType !== undefined && disks === undefined && !NODES_WITH_DISKS.value.test(nodeType))
    faults.push([
      ["disks"],
      `nodes of type ${nodeType} have no disk of their own`,
      "add disks, such as { sizeGib: 100 }",
    ]);
  return faults;
}

function clusterFaults(cluster: Cluster, policy: Policy | undefined): Fault[] {
  const { nodeType, minWorkers, maxWorkers, dedicatedTo, permissions, clusterPolicy: name } = cluster;
  const faults: Fault[] = [];
  if (minWorkers !== undefined && maxWorkers !== undefined && maxWorkers < minWorkers)
    faults.push([["maxWorkers"], `${maxWorkers} is less than minWorkers, ${minWorkers}`, `use at least ${minWorkers}`]);
  if (dedicatedTo?.type !== "service-principal" && permissions !== undefined && Object.keys(permissions).length === 0)
    faults.push([["permissions"], "nobody may use it", "name a group, or remove the cluster"]);
  if (policy === undefined) return faults;
  const { workload, runtime, nodeTypes } = policy;
  if (workload !== undefined && workload !== "interactive")
    return [
      ...faults,
      [
        ["clusterPolicy"],
        `the cluster policy ${name} is for workload "${workload}"`,
        'name one of workload "interactive"',
      ],
    ];
  if (runtime?.startsWith("auto:") === true)
    faults.push([
      ["clusterPolicy"],
      `the cluster policy ${name} has the runtime ${runtime}, which moves on, and a cluster that Terraform knows has one version`,
      "name a policy with a version key, such as 17.3.x-scala2.13",
    ]);
  const dedicated = accessModeOf(policy) === "dedicated";
  if (dedicated !== (dedicatedTo !== undefined))
    faults.push([
      ["dedicatedTo"],
      dedicated
        ? `the cluster policy ${name} is for clusters of one identity, and this one says none`
        : `the cluster policy ${name} is for clusters that many share`,
      dedicated ? "say who runs programs on it" : 'leave it out, or name a policy of accessMode "dedicated"',
    ]);
  if (nodeType !== undefined && Array.isArray(nodeTypes) && !nodeTypes.includes(nodeType))
    faults.push([["nodeType"], `the cluster policy ${name} has no ${nodeType}`, `use one of ${nodeTypes.join(", ")}`]);
  if (maxWorkers !== undefined && policy.maxWorkers !== undefined && maxWorkers > policy.maxWorkers)
    faults.push([
      ["maxWorkers"],
      `the cluster policy ${name} allows ${policy.maxWorkers} workers at most`,
      `use at most ${policy.maxWorkers}, or raise maxWorkers of the policy`,
    ]);
  return faults;
}

/** Each is pinned, or Databricks forgets it 30 days after its last use, and Terraform makes it anew. */
function tooMany(env: EnvironmentDraft, workspace: string, count: number): Problem[] {
  const most = RESOURCE_LIMITS.value.pinnedClusters;
  return count <= most
    ? []
    : [
        errorAt(
          env,
          ["workspaces", workspace, "clusters"],
          `${count} clusters, and a workspace pins ${most}`,
          "let people make their own by a cluster policy",
        ),
      ];
}
