import { Construct } from "constructs";
import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { configured } from "../../configured";
import { LandingVolume } from "../../ingestion/landing-volume";
import { LoadPipeline } from "../../ingestion/load-pipeline";
import type { RunAs } from "../../ingestion/run-as";
import { ScheduledJob } from "../../ingestion/scheduled-job";
import { shippedProgram } from "../../ingestion/shipped-program";
import { cdcFilesConfiguration } from "./configuration";

export interface CdcFilesProps {
  readonly source: CdcFilesModel;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Name in the metastore of the catalog that the tables go to. */
  readonly catalogName: string;
  /** Who loads it. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Of the pipeline and the job, for cost reports; at most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps what cannot be deleted without its data. */
  readonly preventDestroy: boolean;
}

/** Files of changes of many tables, loaded by one pipeline: all changes into bronze, the rows that come of them into silver. */
export class CdcFiles extends Construct {
  readonly pipelineId: string;
  /** Undefined for a pipeline that runs on and on. */
  readonly jobId: string | undefined;

  constructor(scope: Construct, id: string, props: CdcFilesProps) {
    super(scope, id);
    const { source, catalogName, runAs } = props;
    const { run } = source;
    const name = `${props.prefix}-${source.key}`;
    const landing = new LandingVolume(this, "landing", {
      catalogName,
      schemaName: source.bronzeSchema,
      name: source.landingVolume,
      storageLocation: source.url,
      comment: `Files of changes of the source ${source.key}, a folder per table`,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
    });
    const program = shippedProgram(this, {
      kind: source.kind,
      asset: "pipelines/cdc_files.py",
      prefix: props.prefix,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
    });
    const pipeline = new LoadPipeline(this, "load", {
      name,
      catalogName,
      schemaName: source.bronzeSchema,
      programPath: program.path,
      configuration: cdcFilesConfiguration(source, { landingPath: landing.path, catalogName }),
      eventLogTable: source.eventLogTable,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
      notify: source.notify,
      tags: props.tags,
      preventDestroy: props.preventDestroy,
      continuous: run.mode === "continuous",
      dependsOn: [...landing.dependables, ...program.dependables],
    });
    this.pipelineId = pipeline.pipelineId;
    if (run.mode === "continuous") return;
    this.jobId = configured(
      new ScheduledJob(this, "schedule", {
        name,
        description: `Loads the source ${source.key}`,
        pipelineId: pipeline.pipelineId,
        schedule: run.schedule,
        retries: run.retries,
        timeoutMinutes: run.timeoutMinutes,
        runAs,
        notify: source.notify,
        tags: props.tags,
        dependsOn: pipeline.dependables,
      }),
      ".run",
    ).jobId;
  }
}
