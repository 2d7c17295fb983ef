import { Job } from "@cdktf/provider-databricks/lib/job";
import { Construct } from "constructs";
import type { ReverseEtlModel } from "../../../config/kinds/consumers/reverse-etl";
import { objectPermissions } from "../../identity/object-permissions";
import type { PipelineProgram } from "../../ingestion/pipeline-program";
import type { RunAs } from "../../ingestion/run-as";
import { clustersOf } from "../../workloads/job/compute";
import { packagesFor } from "./packages";

export interface DeliveryJobProps {
  readonly entry: ReverseEtlModel;
  /** Name in the workspace. */
  readonly name: string;
  readonly program: PipelineProgram;
  readonly parameters: readonly string[];
  /** Budget policy of its serverless usage; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  readonly runAs: RunAs;
  /** Cluster policy → its id. */
  policyId(key: string): string;
  readonly deployerApplicationId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Name of the cluster, or of the environment, that it runs in. */
const COMPUTE = "delivery";
/** Wait before a failed run is tried again: time for a passing fault to pass. */
const RETRY_AFTER_MILLISECONDS = 60_000;

/** A job that brings a table into a store, one run at a time. */
export class DeliveryJob extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: DeliveryJobProps) {
    super(scope, id);
    const { entry, program, runAs, tags } = props;
    const packages = packagesFor(entry);
    const job = new Job(this, "Resource", {
      name: props.name,
      ...(entry.description !== undefined && { description: entry.description }),
      task: [
        {
          taskKey: "deliver",
          sparkPythonTask: { pythonFile: program.path, source: "WORKSPACE", parameters: [...props.parameters] },
          ...(entry.compute.mode === "serverless"
            ? { environmentKey: COMPUTE }
            : {
                jobClusterKey: COMPUTE,
                ...(packages.length > 0 && { library: packages.map((one) => ({ pypi: { package: one } })) }),
              }),
          maxRetries: entry.retries,
          minRetryIntervalMillis: RETRY_AFTER_MILLISECONDS,
        },
      ],
      ...(entry.compute.mode === "serverless"
        ? {
            environment: [
              {
                environmentKey: COMPUTE,
                spec: { environmentVersion: "4", ...(packages.length > 0 && { dependencies: [...packages] }) },
              },
            ],
            performanceTarget: "STANDARD",
          }
        : {
            jobCluster: clustersOf(
              { clusters: { [COMPUTE]: { ...CLUSTER, clusterPolicy: entry.compute.clusterPolicy } } },
              { policyId: props.policyId, applicationId: runAs.applicationId, tags },
            ),
          }),
      ...(props.budgetPolicyId !== undefined && { budgetPolicyId: props.budgetPolicyId }),
      schedule: {
        quartzCronExpression: entry.schedule.quartzCron,
        timezoneId: entry.schedule.timezone,
        pauseStatus: entry.schedule.paused ? "PAUSED" : "UNPAUSED",
      },
      timeoutSeconds: entry.timeoutMinutes * 60,
      // Two runs would not know of each other what they have brought.
      maxConcurrentRuns: 1,
      queue: { enabled: true },
      runAs: { servicePrincipalName: runAs.applicationId },
      emailNotifications: { onFailure: [...entry.notify] },
      notificationSettings: { noAlertForCanceledRuns: true, noAlertForSkippedRuns: true },
      tags: { ...tags },
      dependsOn: [...program.dependables],
    });
    const groups = Object.entries(entry.permissions).map(([groupName, permissionLevel]) => ({
      groupName,
      permissionLevel,
    }));
    if (groups.length > 0)
      objectPermissions(this, "permissions", ["jobId", job.id], props.deployerApplicationId, groups);
    this.jobId = job.id;
  }
}

/** The driver does the work; a cluster of access mode standard has a worker at least. */
const CLUSTER = {
  minWorkers: 1,
  maxWorkers: 1,
  accessMode: "standard",
  photon: false,
  sparkConf: {},
  sparkSecrets: {},
  variables: {},
  secretVariables: {},
} as const;
