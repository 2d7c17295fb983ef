import type { JobConfig, JobEnvironment, JobJobCluster } from "@cdktf/provider-databricks/lib/job";
import type { JobModel } from "../../../config/kinds/workloads/job";
import { runsServerless } from "../../../config/kinds/workloads/job-serverless";
import type { ProgramFolder } from "../program-folder";
import { configurationOf } from "../secret-values";
import { withSuiteEnvironment } from "./checks";

interface Clusters {
  /** Cluster policy → its id. */
  policyId(key: string): string;
  /** Application id of the service principal that the job runs as. */
  readonly applicationId: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Folder of a volume for logs of clusters, `/Volumes/…`. */
  logFolder?(volume: NonNullable<JobModel["clusters"][string]["logs"]>): string;
}

/** Clusters that are made for a run. */
export const clustersOf = (
  { clusters }: Pick<JobModel, "clusters">,
  { policyId, applicationId, tags, logFolder }: Clusters,
): JobJobCluster[] =>
  byKey(clusters).map(([jobClusterKey, cluster]) => ({
    jobClusterKey,
    newCluster: {
      policyId: policyId(cluster.clusterPolicy),
      // What the policy fixes or proposes, the runtime and node types above all, need not be repeated here.
      applyPolicyDefaultValues: true,
      autoscale: { minWorkers: cluster.minWorkers, maxWorkers: cluster.maxWorkers },
      ...(cluster.accessMode === "standard"
        ? { dataSecurityMode: "USER_ISOLATION" }
        : { dataSecurityMode: "SINGLE_USER", singleUserName: applicationId }),
      runtimeEngine: cluster.photon ? "PHOTON" : "STANDARD",
      ...unlessEmpty("sparkConf", { configuration: cluster.sparkConf, secrets: cluster.sparkSecrets }),
      ...unlessEmpty("sparkEnvVars", { configuration: cluster.variables, secrets: cluster.secretVariables }),
      ...(cluster.logs !== undefined &&
        logFolder !== undefined && {
          clusterLogConf: { volumes: { destination: logFolder(cluster.logs) } },
        }),
      customTags: { ...tags },
    },
  }));

function unlessEmpty(argument: "sparkConf" | "sparkEnvVars", values: Parameters<typeof configurationOf>[0]) {
  const all = configurationOf(values);
  return Object.keys(all).length === 0 ? {} : { [argument]: all };
}

/** What serverless tasks find installed. */
export const environmentsOf = (job: JobModel, program: ProgramFolder | undefined): JobEnvironment[] =>
  byKey(withSuiteEnvironment(job)).map(([environmentKey, { version, dependencies, wheels }]) => {
    const all = [...dependencies, ...wheels.map((file) => program?.pathOf(file) ?? file)];
    return { environmentKey, spec: { environmentVersion: version, ...(all.length > 0 && { dependencies: all }) } };
  });

/** How serverless tasks start, where there are some. */
export function performanceOf({ tasks, performance }: JobModel): Pick<JobConfig, "performanceTarget"> {
  return runsServerless(tasks) ? { performanceTarget: performance } : {};
}

const byKey = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
