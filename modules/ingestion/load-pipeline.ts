import { Pipeline } from "@cdktf/provider-databricks/lib/pipeline";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { objectPermissions } from "../identity/object-permissions";
import { ClassicCompute, type ClassicComputeConfig } from "./classic-compute";
import type { RunAs } from "./run-as";

export interface LoadPipelineProps {
  /** Name in the workspace, unique there. */
  readonly name: string;
  /** Catalog and schema of names that the program does not qualify. */
  readonly catalogName: string;
  readonly schemaName: string;
  /** Full path of the program in the workspace. */
  readonly programPath: string;
  /** What the program reads with `spark.conf.get`. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Table of that schema that gets the event log, with the outcome of every expectation. */
  readonly eventLogTable: string;
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Who gets a mail when an update fails for good, or one of its tables fails. */
  readonly notify: readonly string[];
  /** Budget policy of its serverless usage. Default: none is said. */
  readonly budgetPolicyId?: string | undefined;
  /** At most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the pipeline: deleting it deletes its tables with their data. */
  readonly preventDestroy: boolean;
  /** Runs on and on by itself, instead of when its job starts it. */
  readonly continuous: boolean;
  /** Instances in the network of the workspace that it runs on. Default: serverless compute. */
  readonly compute?: ClassicComputeConfig | undefined;
  /** What lets the service principal read the files and the program. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** A pipeline, triggered or continuous, serverless or on instances of its own; its tables are owned by the service principal that it runs as. */
export class LoadPipeline extends Construct {
  readonly pipelineId: string;
  /** What has to be there before a job starts it. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LoadPipelineProps) {
    super(scope, id);
    const compute =
      props.compute === undefined
        ? undefined
        : new ClassicCompute(this, "compute", {
            name: props.name,
            config: props.compute,
            runAs: props.runAs,
            tags: props.tags,
          });
    const pipeline = new Pipeline(this, "pipeline", {
      name: props.name,
      catalog: props.catalogName,
      schema: props.schemaName,
      serverless: compute === undefined,
      // Serverless compute has every edition's features; elsewhere expectations are of this one.
      ...(compute && { edition: "ADVANCED", cluster: [compute.cluster] }),
      ...(props.budgetPolicyId !== undefined && { budgetPolicyId: props.budgetPolicyId }),
      continuous: props.continuous,
      // With the platform's own retries of what may pass.
      development: false,
      channel: "CURRENT",
      library: [{ file: { path: props.programPath } }],
      configuration: { ...props.configuration },
      eventLog: { catalog: props.catalogName, schema: props.schemaName, name: props.eventLogTable },
      // Once set it can be changed, but not taken away again.
      runAs: { servicePrincipalName: props.runAs.applicationId },
      notification: [{ emailRecipients: [...props.notify], alerts: ["on-update-fatal-failure", "on-flow-failure"] }],
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
      dependsOn: [...props.dependsOn, ...(compute?.dependables ?? [])],
    });
    this.pipelineId = pipeline.id;
    // The job starts the pipeline as this principal.
    this.dependables = [
      objectPermissions(this, "permissions", ["pipelineId", pipeline.id], props.deployerApplicationId, [
        { servicePrincipalName: props.runAs.applicationId, permissionLevel: "CAN_RUN" },
      ]),
    ];
  }
}
