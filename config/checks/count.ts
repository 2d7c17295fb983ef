import type { DraftFile, Path } from "./check";

/** How many there are of something that Databricks limits. Source of the limits: Databricks, "Resource limits". */
export interface Count {
  readonly file: DraftFile<unknown>;
  readonly path: Path;
  readonly what: string;
  readonly count: number;
  readonly most: number;
  readonly fix?: string;
}
