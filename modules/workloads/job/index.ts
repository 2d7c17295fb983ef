import { Job as DatabricksJob } from "@cdktf/provider-databricks/lib/job";
import { Construct } from "constructs";
import { nameOf } from "../../../config/derive/names";
import type { JobModel } from "../../../config/kinds/workloads/job";
import { configured } from "../../configured";
import { objectPermissions } from "../../identity/object-permissions";
import { runAsOf } from "../../ingestion/run-as";
import { shippedProgram } from "../../ingestion/shipped-program";
import type { Contributions } from "../../kinds/contribution";
import { ProgramFolder } from "../program-folder";
import { hasChecks } from "./checks";
import { clustersOf, environmentsOf, performanceOf } from "./compute";
import { notificationsOf } from "./notifications";
import { tasksOf } from "./tasks";
import { triggerOf } from "./trigger";

export const contributions: Contributions<JobModel> = {
  // Not in the layer below, although many jobs transform: their SQL runs on warehouses, which are made in this one.
  serving(parent, id, context) {
    const { entry: job, read } = context;
    const scope = new Construct(parent, id);
    const runAs = runAsOf(job.runAs, context);
    const tags = { ...context.tags, ...job.tags };
    const catalogName = (key: string) => read("unity-catalog", "catalog_names", key);
    const program =
      job.files.length === 0
        ? undefined
        : configured(
            new ProgramFolder(scope, "program", {
              folder: `/Lakehouse/${context.prefix}/workloads/${job.key}`,
              files: job.files,
              notebooks: job.notebooks,
              runAs,
              deployerApplicationId: context.deployer.applicationId,
            }),
            ".program",
          );
    const checks = hasChecks(job)
      ? shippedProgram(scope, {
          kind: "great-expectations",
          asset: "jobs/check_expectations.py",
          setting: "workloads",
          prefix: context.prefix,
          runAs,
          deployerApplicationId: context.deployer.applicationId,
        })
      : undefined;
    const clusters = clustersOf(job, {
      policyId: (key) => read("settings", "cluster_policy_ids", key),
      applicationId: runAs.applicationId,
      tags,
      logFolder: ({ catalog, schema, volume }) =>
        `/Volumes/${catalogName(catalog)}/${schema}/${volume}/cluster-logs/${job.key}`,
    });
    const environments = environmentsOf(job, program);
    const budgetPolicyId = context.budgetPolicyId();
    const parameters = Object.entries(job.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
    const dependables = [...(program?.dependables ?? []), ...(checks?.dependables ?? [])];
    const made = new DatabricksJob(scope, "Resource", {
      name: nameOf(context.names, "jobs", job.key),
      ...(job.description !== undefined && { description: job.description }),
      task: tasksOf(job, {
        program,
        checksPath() {
          if (checks === undefined) throw new Error("a job with suites has the program that reads them");
          return checks.path;
        },
        catalogName,
        warehouseId: (key) => read("serving", "warehouse_ids", key),
        pipelineId: (key) => read("ingestion", "pipeline_ids", key),
        jobId: (key) => read("serving", "job_ids", key),
        dashboardId: (key) => read("serving", "dashboard_ids", key),
        queryId: (key) => read("serving", "query_ids", key),
        destinationId: (key) => read("settings", "notification_destination_ids", key),
      }),
      ...triggerOf(job, catalogName),
      ...(parameters.length > 0 && { parameter: parameters.map(([name, value]) => ({ name, default: value })) }),
      ...(clusters.length > 0 && { jobCluster: clusters }),
      ...(environments.length > 0 && { environment: environments }),
      ...performanceOf(job),
      ...(budgetPolicyId !== undefined && { budgetPolicyId }),
      maxConcurrentRuns: job.maxConcurrentRuns,
      queue: { enabled: job.queue },
      ...(job.timeoutMinutes !== undefined && { timeoutSeconds: job.timeoutMinutes * 60 }),
      ...notificationsOf(job, (key) => read("settings", "notification_destination_ids", key)),
      runAs: { servicePrincipalName: runAs.applicationId },
      tags,
      ...(dependables.length > 0 && { dependsOn: dependables }),
    });
    const accessControl = [
      ...Object.entries(job.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...context.users.map((key) => ({
        servicePrincipalName: read("account", "service_principal_application_ids", key),
        permissionLevel: "CAN_MANAGE_RUN",
      })),
      ...context
        .madeUsers()
        .map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_MANAGE_RUN" })),
    ];
    if (accessControl.length > 0) {
      objectPermissions(scope, "permissions", ["jobId", made.id], context.deployer.applicationId, accessControl);
    }
    return { job_ids: made.id };
  },
};
