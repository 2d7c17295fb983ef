import { Construct } from "constructs";
import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import { configured } from "../../configured";
import { LandingVolume } from "../../ingestion/landing-volume";
import { LoadPipeline } from "../../ingestion/load-pipeline";
import type { RunAs } from "../../ingestion/run-as";
import { ScheduledJob } from "../../ingestion/scheduled-job";
import { shippedProgram } from "../../ingestion/shipped-program";
import { s3FilesConfiguration } from "./configuration";

export interface S3FilesProps {
  readonly source: S3FilesModel;
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

/** Files of the raw zone, loaded by Auto Loader into a bronze and a checked silver table. */
export class S3Files extends Construct {
  readonly pipelineId: string;
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: S3FilesProps) {
    super(scope, id);
    const { source, catalogName, runAs } = props;
    const name = `${props.prefix}-${source.key}`;

    const landing = new LandingVolume(this, "landing", {
      catalogName,
      schemaName: source.bronzeSchema,
      name: `landing_${source.table}`,
      storageLocation: source.url,
      comment: `Files of the source ${source.key}, as they arrive`,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
    });
    const program = shippedProgram(this, {
      kind: source.kind,
      asset: "pipelines/s3_files.py",
      prefix: props.prefix,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
    });
    const pipeline = new LoadPipeline(this, "load", {
      name,
      catalogName,
      schemaName: source.bronzeSchema,
      programPath: program.path,
      configuration: s3FilesConfiguration(source, { landingPath: landing.path, catalogName }),
      eventLogTable: `${source.table}_event_log`,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
      notify: source.notify,
      tags: props.tags,
      preventDestroy: props.preventDestroy,
      continuous: false,
      dependsOn: [...landing.dependables, ...program.dependables],
    });
    const job = configured(
      new ScheduledJob(this, "schedule", {
        name,
        description: `Loads the source ${source.key}`,
        pipelineId: pipeline.pipelineId,
        schedule: source.schedule,
        retries: source.retries,
        timeoutMinutes: source.timeoutMinutes,
        runAs,
        notify: source.notify,
        tags: props.tags,
        dependsOn: pipeline.dependables,
      }),
      ".schedule",
    );

    this.pipelineId = pipeline.pipelineId;
    this.jobId = job.jobId;
  }
}
