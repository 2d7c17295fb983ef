import type { Source } from "../../config/model";
import type { RunAs } from "./run-as";

/** What every kind of source is given. */
export interface SourceProps<S extends Source> {
  readonly source: S;
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

/** What every kind of source offers. */
export interface LoadedSource {
  readonly pipelineId: string;
  readonly jobId: string;
}
