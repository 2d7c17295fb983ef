import { z } from "zod";
import { distinct } from "./common";
import { fillable } from "./fillable";
import { libraries } from "./libraries";
import { permissions } from "./permissions";
import { ref } from "./ref";
import { instanceType, policyFamily, runtimeKey } from "./text/databricks";
import { email } from "./text/mail";
import { description } from "./text/prose";

const workers = z.int().min(1).max(100);

/** What a cluster of this profile may be. */
export const clusterPolicy = z.strictObject({
  /** Compute profile (key of the account's `computeProfiles`) that says what is left out here. Default none. */
  profile: ref("computeProfile").optional(),
  /** What the profile is for; shown in the user interface. */
  description,
  /** `job`: automated jobs only; `pipeline`: declarative pipelines only; `interactive`: notebooks. */
  workload: z.enum(["job", "pipeline", "interactive"]),
  /**
   * Of workload `interactive`: `standard` is shared by many and runs Python, SQL and Scala; `dedicated` is for one identity or
   * group, and runs R and machine learning too. Default `standard`, with a runtime for machine learning `dedicated`.
   */
  accessMode: z.enum(["standard", "dedicated"]).optional(),
  /** Instance pool (key of `instancePools`) that clusters take their nodes from, of workload `interactive`. Default: nodes of their own. */
  pool: ref("instancePool").optional(),
  /** The faster engine, at a higher price per hour: true proposes it, false forbids it. Default: each cluster says it. */
  photon: z.boolean().optional(),
  /**
   * Of workload `interactive` and `job`: every cluster grows and shrinks between bounds, the upper at most `maxWorkers`; one of a
   * fixed size is refused. Default false: each cluster says how large it is.
   */
  autoscaling: z.boolean().default(false),
  /**
   * Id of a policy family of Databricks, whose rules hold for all that is not said here: `personal-vm`. Databricks keeps it up to
   * date; `databricks policy-families list` names them. Default none.
   */
  family: policyFamily.optional(),
  /** Clusters that one user may have by the policy, 1 to 100. Default: as many as they like. */
  maxClustersPerUser: z.int().min(1).max(100).optional(),
  /** Minutes of idleness after which an interactive cluster stops, 10 to 240. Default 30. */
  autoTerminationMinutes: z.int().min(10).max(240).default(30),
  /** Most workers that a cluster may grow to, 1 to 100. Default 8. */
  maxWorkers: workers.default(8),
  /** DBUs per hour that a cluster may not exceed. Default 50. */
  maxDbusPerHour: z.number().positive().max(10000).default(50),
  /** Node types that may be chosen; the first is the default, for example `["m6id.xlarge"]`. Left out: those of `profile`. */
  nodeTypes: fillable(distinct(z.array(instanceType).min(1))),
  /** Runtime of clusters, which pipelines choose themselves: `auto:latest-lts`, `auto:prev-lts`, each with `-ml` for machine learning, or a version key such as `17.3.x-scala2.13`, for GPUs `17.3.x-gpu-ml-scala2.13`. Default `auto:latest-lts`. */
  runtime: runtimeKey.default("auto:latest-lts"),
  /** Version keys that people may choose in the place of `runtime`, which is a version key then, of the same sort. Not of pipelines. Default none. */
  otherRuntimes: distinct(z.array(runtimeKey)).default([]),
  /** Spot instances with fall-back to on-demand for the workers. Drivers stay on demand. Default true. */
  spot: z.boolean().default(true),
  /**
   * What every cluster of the policy installs when it starts, by key; nobody installs anything else there. Not of workload
   * `pipeline`. Default none.
   */
  libraries,
  /** Account groups that may use the policy; they must be able to enter the workspace. */
  groups: distinct(z.array(ref("group")).min(1)),
});

/** Instances that are kept ready for clusters, so that these start sooner. */
export const instancePool = z.strictObject({
  /** Node type of all of them. Changing it replaces the pool. */
  nodeType: instanceType,
  /** Instances that are ready at all times, 0 to 100; AWS bills each by the hour, Databricks none that is idle. Default 0. */
  minIdle: z.int().min(0).max(100).default(0),
  /** Instances that there are at most, idle and in use, 1 to 1000. */
  maxCapacity: z.int().min(1).max(1000),
  /** Minutes that an instance beyond `minIdle` is kept after use, 0 to 1440. Default 15. */
  idleMinutes: z.int().min(0).max(1440).default(15),
  /** Spot instances alone: a pool has no fall-back, and drivers out of it go too. Changing it replaces the pool. Default false. */
  spot: z.boolean().default(false),
  /** Runtime that is loaded beforehand, a version key: `17.3.x-scala2.13`. Changing it replaces the pool. Default none. */
  preloadedRuntime: runtimeKey.optional(),
  /** Disks of each instance, for node types that have none of their own. Changing them replaces the pool. Default none. */
  disks: z
    .strictObject({
      /** How many, 1 to 10. Default 1. */
      count: z.int().min(1).max(10).default(1),
      /** GiB of each, 100 to 4096. */
      sizeGib: z.int().min(100).max(4096),
    })
    .optional(),
  /** Account group → what it may do with the pool: make clusters on it, or change it too. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_ATTACH_TO", "CAN_MANAGE"]).default({}),
  /** AWS bills instances that are ready by the hour, used or not: write true where `minIdle` is above 0. Default false. */
  acknowledgeHourlyCost: z.boolean().default(false),
});

/** A cluster for notebooks that is always there, and starts when somebody runs something. */
export const cluster = z.strictObject({
  /** Cluster policy (key of `clusterPolicies`) of workload `interactive`, whose runtime is a version key: it says all but the size. */
  clusterPolicy: ref("clusterPolicy"),
  /** Node type of driver and workers, one of the policy's. Default: the policy's first. */
  nodeType: instanceType.optional(),
  /** Workers that it has while it runs, 1 to 100. Default 1. */
  minWorkers: workers.default(1),
  /** Workers that it may grow to, at least `minWorkers`, at most what the policy allows. Default 4. */
  maxWorkers: workers.default(4),
  /** Who it is for: of a policy of access mode `dedicated`, the one who runs programs on it. Default: everybody who is permitted. */
  dedicatedTo: z
    .discriminatedUnion("type", [
      z.strictObject({
        /** A person. */
        type: z.literal("user"),
        /** The address that the person signs in with. */
        user: email,
      }),
      z.strictObject({
        /** A program that connects from outside, with Databricks Connect. */
        type: z.literal("service-principal"),
        /** Service principal (key of the account's `servicePrincipals`); not the one that Terraform runs as. */
        servicePrincipal: ref("servicePrincipal", { runsAs: true }),
      }),
    ])
    .optional(),
  /**
   * What it has installed beside its runtime, by key, where its policy installs nothing. Each deployment that adds or takes out
   * one starts the cluster. Default none.
   */
  libraries,
  /** Account group → what it may do with the cluster: run notebooks while it runs, start it too, change it too. Of a person a group that the person is in; a program starts its own without. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_ATTACH_TO", "CAN_RESTART", "CAN_MANAGE"]).default({}),
});
