import { Construct } from "constructs";
import { nameOf } from "../../../config/derive/names";
import type { PipelineModel } from "../../../config/kinds/workloads/pipeline";
import { configured } from "../../configured";
import { eventAlert } from "../../ingestion/event-alert";
import { runAsOf } from "../../ingestion/run-as";
import { ScheduledJob } from "../../ingestion/scheduled-job";
import type { Contributions } from "../../kinds/contribution";
import { ProgramFolder } from "../program-folder";
import { Pipeline } from "./pipeline";

export const contributions: Contributions<PipelineModel> = {
  ingestion(parent, id, context) {
    const { entry: workload, read } = context;
    const scope = new Construct(parent, id);
    const runAs = runAsOf(workload.runAs, context);
    const name = nameOf(context.names, "jobs", workload.key);
    const tags = { ...context.tags, ...workload.tags };
    const program = configured(
      new ProgramFolder(scope, "program", {
        folder: `/Lakehouse/${context.prefix}/workloads/${workload.key}`,
        files: workload.files,
        runAs,
        deployerApplicationId: context.deployer.applicationId,
      }),
      ".program",
    );
    const pipeline = new Pipeline(scope, "pipeline", {
      workload,
      name,
      catalogName: read("unity-catalog", "catalog_names", workload.catalog),
      program,
      clusterPolicyId:
        workload.compute.mode === "classic"
          ? read("settings", "cluster_policy_ids", workload.compute.clusterPolicy)
          : undefined,
      budgetPolicyId: context.budgetPolicyId(),
      runAs,
      deployerApplicationId: context.deployer.applicationId,
      startedBy: context.users
        .filter((key) => key !== workload.runAs)
        .map((key) => read("account", "service_principal_application_ids", key)),
      tags,
      preventDestroy: context.protection.preventDestroy,
    });
    const made = { pipeline_ids: pipeline.pipelineId };
    const { run } = workload;
    if (run.mode !== "scheduled") return made;
    const job = configured(
      new ScheduledJob(scope, "schedule", {
        name,
        description: `Runs the pipeline ${workload.key}`,
        pipelineId: pipeline.pipelineId,
        schedule: run.schedule,
        retries: run.retries,
        timeoutMinutes: run.timeoutMinutes,
        runAs,
        notify: workload.notify,
        tags,
        dependsOn: pipeline.dependables,
      }),
      ".run.schedule",
    );
    return { ...made, job_ids: job.jobId };
  },
  activation: eventAlert(({ eventLogTable, schema, run }) => ({
    schemaName: schema,
    table: eventLogTable,
    continuous: run.mode === "continuous",
  })),
};
