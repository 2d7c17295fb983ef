import { Construct } from "constructs";
import type { S3FilesSourceModel } from "../../config/model";
import { configured } from "../configured";
import { LandingVolume } from "./landing-volume";
import { LoadPipeline } from "./load-pipeline";
import { PipelineProgram } from "./pipeline-program";
import { s3FilesConfiguration } from "./s3-files-configuration";
import { ScheduledJob } from "./scheduled-job";
import type { LoadedSource, SourceProps } from "./source";

/** Files of the raw zone, loaded by Auto Loader into a bronze and a checked silver table. */
export class S3Files extends Construct implements LoadedSource {
  readonly pipelineId: string;
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: SourceProps<S3FilesSourceModel>) {
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
    const program = new PipelineProgram(this, "program", {
      folder: `/Lakehouse/${props.prefix}/ingestion/${source.key}`,
      asset: "pipelines/s3_files.py",
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
      notify: source.notify,
      tags: props.tags,
      preventDestroy: props.preventDestroy,
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
