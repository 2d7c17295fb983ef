import { Construct } from "constructs";
import { type NamePatterns, nameOf } from "../../config/derive/names";
import { configured } from "../configured";
import type { Contributed } from "../kinds/contribution";
import type { ClassicComputeConfig } from "./classic-compute";
import { LandingVolume } from "./landing-volume";
import { LoadPipeline } from "./load-pipeline";
import { type RunAs, runAsOf } from "./run-as";
import { ScheduledJob, type ScheduledJobProps } from "./scheduled-job";
import { shippedProgram } from "./shipped-program";

/** What every source that a shipped program loads is given. */
export interface LoadedSourceProps {
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Patterns of names. */
  readonly names: NamePatterns;
  /** Name in the metastore of the catalog that the tables go to. */
  readonly catalogName: string;
  /** Who loads it. */
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Budget policy of the pipeline's serverless usage; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  /** Of the pipeline and the job, for cost reports; at most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps what cannot be deleted without its data. */
  readonly preventDestroy: boolean;
}

/** The same of an entry, from what its layer is given. */
export const loadedSourceProps = (
  context: Contributed<{ readonly catalog: string; readonly runAs: string }>,
): LoadedSourceProps => ({
  prefix: context.prefix,
  names: context.names,
  catalogName: context.read("unity-catalog", "catalog_names", context.entry.catalog),
  runAs: runAsOf(context.entry.runAs, context),
  deployerApplicationId: context.deployer.applicationId,
  budgetPolicyId: context.budgetPolicyId(),
  tags: context.tags,
  preventDestroy: context.protection.preventDestroy,
});

/** What a kind of source decides. */
export interface Loading {
  readonly source: {
    readonly kind: string;
    readonly key: string;
    readonly bronzeSchema: string;
    readonly notify: readonly string[];
  };
  /** Program below `assets`. */
  readonly asset: string;
  /** Volume over the folder that the program reads. Default: it reads no files. */
  readonly landing?: { readonly name: string; readonly storageLocation: string; readonly comment: string };
  /** What the program reads with `spark.conf.get`. @param landingPath of that volume; "" without one */
  readonly configuration: (landingPath: string) => Readonly<Record<string, string>>;
  readonly eventLogTable: string;
  /** Instances in the network of the workspace that it runs on. Default: serverless compute. */
  readonly compute?: ClassicComputeConfig | undefined;
  /** A pipeline without a job does not run by itself. Default: it runs on and on. */
  readonly paused?: boolean;
  /** The job that starts it, and the field that says when; undefined for a pipeline that runs on and on. */
  readonly job:
    | (Pick<ScheduledJobProps, "schedule" | "retries" | "timeoutMinutes"> & { readonly setting: string })
    | undefined;
}

/** A source that a shipped program loads: the volume over its files, the program, its pipeline, and the job that starts it. */
export class LoadedSource extends Construct {
  readonly pipelineId: string;
  /** Undefined for a pipeline that runs on and on. */
  readonly jobId: string | undefined;

  constructor(scope: Construct, id: string, props: LoadedSourceProps, loading: Loading) {
    super(scope, id);
    const { prefix, names, catalogName, runAs, deployerApplicationId, tags } = props;
    const { source, job, paused = false } = loading;
    const name = nameOf(names, "jobs", source.key);
    const landing =
      loading.landing &&
      new LandingVolume(this, "landing", {
        ...loading.landing,
        catalogName,
        schemaName: source.bronzeSchema,
        runAs,
        deployerApplicationId,
      });
    const program = shippedProgram(this, {
      kind: source.kind,
      asset: loading.asset,
      prefix,
      runAs,
      deployerApplicationId,
    });
    const pipeline = new LoadPipeline(this, "load", {
      name,
      catalogName,
      schemaName: source.bronzeSchema,
      programPath: program.path,
      configuration: loading.configuration(landing?.path ?? ""),
      eventLogTable: loading.eventLogTable,
      runAs,
      deployerApplicationId,
      notify: source.notify,
      budgetPolicyId: props.budgetPolicyId,
      tags,
      preventDestroy: props.preventDestroy,
      continuous: job === undefined && !paused,
      compute: loading.compute,
      dependsOn: [...(landing?.dependables ?? []), ...program.dependables],
    });
    this.pipelineId = pipeline.pipelineId;
    if (job === undefined) return;
    const { setting, schedule, retries, timeoutMinutes } = job;
    const scheduled = new ScheduledJob(this, "schedule", {
      schedule,
      retries,
      timeoutMinutes,
      name,
      description: `Loads the source ${source.key}`,
      pipelineId: pipeline.pipelineId,
      runAs,
      notify: source.notify,
      tags,
      dependsOn: pipeline.dependables,
    });
    this.jobId = configured(scheduled, setting).jobId;
  }

  /** What the layer offers of it to later ones. */
  get outputs() {
    return { pipeline_ids: this.pipelineId, ...(this.jobId !== undefined && { job_ids: this.jobId }) };
  }
}
