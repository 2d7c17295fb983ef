import { Construct } from "constructs";
import type { StreamModel } from "../../../config/kinds/sources/stream";
import { LoadPipeline } from "../../ingestion/load-pipeline";
import type { RunAs } from "../../ingestion/run-as";
import { ScheduledJob } from "../../ingestion/scheduled-job";
import { shippedProgram } from "../../ingestion/shipped-program";
import { streamConfiguration } from "./configuration";
import type { StreamPlaces } from "./reader";

export interface StreamProps {
  readonly source: StreamModel;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  readonly places: StreamPlaces;
  /** Who loads it. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Of the pipeline and the job, for cost reports; at most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps what cannot be deleted without its data. */
  readonly preventDestroy: boolean;
}

/** Records of a stream, loaded into a bronze and a checked silver table, on and on or on a schedule. */
export class Stream extends Construct {
  readonly pipelineId: string;
  /** Undefined for a pipeline that runs on and on. */
  readonly jobId: string | undefined;

  constructor(scope: Construct, id: string, props: StreamProps) {
    super(scope, id);
    const { source, places, runAs } = props;
    const { run } = source;
    const name = `${props.prefix}-${source.key}`;
    const program = shippedProgram(this, {
      kind: source.kind,
      asset: "pipelines/stream.py",
      prefix: props.prefix,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
    });
    const pipeline = new LoadPipeline(this, "load", {
      name,
      catalogName: places.catalogName,
      schemaName: source.bronzeSchema,
      programPath: program.path,
      configuration: streamConfiguration(source, places),
      eventLogTable: `${source.table}_event_log`,
      runAs,
      deployerApplicationId: props.deployerApplicationId,
      notify: source.notify,
      tags: props.tags,
      preventDestroy: props.preventDestroy,
      continuous: run.mode === "continuous",
      compute: source.compute.mode === "classic" ? source.compute : undefined,
      dependsOn: program.dependables,
    });
    this.pipelineId = pipeline.pipelineId;
    if (run.mode === "continuous") return;
    this.jobId = new ScheduledJob(this, "schedule", {
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
    }).jobId;
  }
}
