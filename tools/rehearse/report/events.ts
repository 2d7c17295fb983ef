/** What an expectation said of the rows of one update. */
export interface ExpectationReport {
  readonly action: "warn" | "drop" | "fail";
  readonly passed: number;
  readonly failed: number;
  /** A row that did not meet it, as JSON. */
  readonly example?: string;
}

/** What happened to one table in one update. */
export interface TableReport {
  /** `streaming table`, `materialized view`, `sink`, `view`. */
  readonly kind: string;
  /** Rows that came to it. */
  readonly read: number;
  readonly written: number;
  readonly dropped: number;
  /** Written rows with something in `_rescued_data`. */
  readonly rescued: number;
  /** Rows that it has afterwards. */
  readonly rows: number;
  readonly expectations: Readonly<Record<string, ExpectationReport>>;
  /** Column → its type. */
  readonly columns: Readonly<Record<string, string>>;
  /** What became of the columns since the update before: `+ coupon string`. */
  readonly changes: readonly string[];
  /** Its rows afterwards, where they were asked for. */
  readonly content?: readonly Readonly<Record<string, unknown>>[];
}

/** One update of one pipeline. */
export interface UpdateReport {
  readonly pipeline: string;
  /** From 1. */
  readonly update: number;
  /** By their names in three parts. */
  readonly tables: Readonly<Record<string, TableReport>>;
  readonly notes: readonly string[];
  /** Why it ended early; null where it did not. */
  readonly error: string | null;
  readonly seconds: number;
}

/** A line that the runner prints. */
export type RunnerEvent =
  | { readonly event: "started" | "ended"; readonly seconds: number }
  | { readonly event: "pipeline"; readonly pipeline: string }
  | ({ readonly event: "update" } & UpdateReport);
