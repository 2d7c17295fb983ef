import { z } from "zod";
import { distinct, ucName } from "../common";
import { ref } from "../ref";
import { secretReference } from "../secret-reference";
import { programPath } from "../text/paths";
import { configurationKey, dependency, environmentVersion, programValue, variableName } from "../text/workloads";

/** A cluster that is made for a run of a job, and shared by the tasks that name it. */
export const jobCluster = z.strictObject({
  /** Cluster policy (key of `clusterPolicies`) of the workspace, of workload `job`. */
  clusterPolicy: ref("clusterPolicy"),
  /** Compute profile (key of the account's `computeProfiles`) that says how many workers, where that is left out here. Default none. */
  profile: ref("computeProfile").optional(),
  /** Workers that it has while it runs, 1 to 100. Default 1. */
  minWorkers: z.int().min(1).max(100).default(1),
  /** Workers that it may grow to, at least `minWorkers`, at most what the policy allows. Default 4. */
  maxWorkers: z.int().min(1).max(100).default(4),
  /** `standard` isolates programs from each other; `dedicated` is for the job's service principal alone, as machine learning needs. Default `standard`. */
  accessMode: z.enum(["standard", "dedicated"]).default("standard"),
  /** The faster engine, at a higher price per hour. Default false. */
  photon: z.boolean().default(false),
  /** Settings of Spark. Default none. */
  sparkConf: z.record(configurationKey, programValue).default({}),
  /** Settings of Spark with values out of secret scopes. Default none. */
  sparkSecrets: z.record(configurationKey, secretReference).default({}),
  /** Environment variables. Default none. */
  variables: z.record(variableName, programValue).default({}),
  /** Environment variables with values out of secret scopes. Default none. */
  secretVariables: z.record(variableName, secretReference).default({}),
  /**
   * Volume that gets what its driver, workers and starts print, in a folder of the job, every few minutes and when it ends.
   * Default: it goes with the cluster.
   */
  logs: z
    .strictObject({
      /** Catalog (key of `catalogs`) that the volume is in. */
      catalog: ref("catalog"),
      /** Schema of the catalog. */
      schema: ref("schema", { reads: true }),
      /** Volume of the schema, one of its `volumes`. */
      volume: ucName,
    })
    .optional(),
});

/** What serverless tasks find installed. */
export const jobEnvironment = z.strictObject({
  /** Version of Databricks' environment, which fixes Python and its packages. Default `4`. */
  version: environmentVersion.default("4"),
  /** Python packages, as pip writes them: `["holidays==0.84"]`. Default none. */
  dependencies: distinct(z.array(dependency)).default([]),
  /** Wheels of the program. Default none. */
  wheels: distinct(z.array(programPath)).default([]),
});
