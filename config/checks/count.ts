import type { DraftFile, Path } from "./check";

/** How many there are of something that Databricks limits. */
export interface Count {
  readonly file: DraftFile<unknown>;
  readonly path: Path;
  /** What is counted, in words that follow the number. */
  readonly what: string;
  readonly count: number;
  readonly most: number;
  /** What to do about too many. Default: to remove some, or to ask Databricks. */
  readonly fix?: string;
}
