import {
  Pipeline as DatabricksPipeline,
  type PipelineCluster,
  type PipelineConfig,
} from "@cdktf/provider-databricks/lib/pipeline";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PipelineModel } from "../../../config/kinds/workloads/pipeline";
import { objectPermissions } from "../../identity/object-permissions";
import type { RunAs } from "../../ingestion/run-as";
import type { ProgramFolder } from "../program-folder";
import { configurationOf } from "../secret-values";

export interface PipelineProps {
  readonly workload: PipelineModel;
  /** Name in the workspace, unique there. */
  readonly name: string;
  /** Name of its catalog in the metastore. */
  readonly catalogName: string;
  readonly program: ProgramFolder;
  /** Id of the cluster policy, on classic compute. */
  readonly clusterPolicyId: string | undefined;
  /** Budget policy of its serverless usage; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Application ids of service principals whose jobs start it. */
  readonly startedBy: readonly string[];
  /** For cost reports; at most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the pipeline: deleting it deletes its tables with their data. */
  readonly preventDestroy: boolean;
}

/** A declarative pipeline; its tables are owned by the service principal that it runs as. */
export class Pipeline extends Construct {
  readonly pipelineId: string;
  /** What has to be there before a job starts it. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id);
    const { workload, program } = props;
    const pipeline = new DatabricksPipeline(this, "Resource", {
      name: props.name,
      catalog: props.catalogName,
      schema: workload.schema,
      ...computeOf(workload, props),
      ...(props.budgetPolicyId !== undefined && { budgetPolicyId: props.budgetPolicyId }),
      continuous: workload.run.mode === "continuous" && !workload.run.paused,
      development: workload.development,
      channel: workload.channel,
      rootPath: program.path,
      library: workload.definitions.map((path) => ({ file: { path: program.pathOf(path) } })),
      configuration: configurationOf(workload),
      eventLog: { catalog: props.catalogName, schema: workload.schema, name: workload.eventLogTable },
      ...restartWindowOf(workload.run),
      // Once set it can be changed, but not taken away again.
      runAs: { servicePrincipalName: props.runAs.applicationId },
      notification: [{ emailRecipients: [...workload.notify], alerts: [...workload.notifyOf] }],
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
      dependsOn: [...program.dependables],
    });
    this.pipelineId = pipeline.id;
    // A job starts the pipeline as this principal.
    this.dependables = [
      objectPermissions(this, "permissions", ["pipelineId", pipeline.id], props.deployerApplicationId, [
        ...[props.runAs.applicationId, ...props.startedBy].map((servicePrincipalName) => ({
          servicePrincipalName,
          permissionLevel: "CAN_RUN",
        })),
        ...Object.entries(workload.permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ]),
    ];
  }
}

function computeOf(
  { compute }: PipelineModel,
  { clusterPolicyId, tags }: PipelineProps,
): Pick<PipelineConfig, "serverless" | "environment" | "cluster" | "photon" | "edition"> {
  if (compute.mode === "serverless") {
    const { dependencies } = compute;
    return { serverless: true, ...(dependencies.length > 0 && { environment: { dependencies: [...dependencies] } }) };
  }
  const cluster: PipelineCluster = {
    label: "default",
    ...(clusterPolicyId !== undefined && { policyId: clusterPolicyId }),
    // Without it what the policy fixes or proposes, node types above all, would have to be repeated here.
    applyPolicyDefaultValues: true,
    autoscale: { minWorkers: compute.minWorkers, maxWorkers: compute.maxWorkers, mode: "ENHANCED" },
    customTags: { ...tags },
  };
  return { serverless: false, photon: compute.photon, edition: compute.edition, cluster: [cluster] };
}

function restartWindowOf(run: PipelineModel["run"]): Pick<PipelineConfig, "restartWindow"> {
  if (run.mode !== "continuous" || run.restartWindow === undefined) return {};
  const { startHour, daysOfWeek, timezone } = run.restartWindow;
  return {
    restartWindow: {
      startHour,
      timeZoneId: timezone,
      ...(daysOfWeek !== undefined && { daysOfWeek: [...daysOfWeek] }),
    },
  };
}
