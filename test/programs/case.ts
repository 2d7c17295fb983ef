import type { ExpectedInput } from "../../tools/rehearse/expected/schema";

/** One thing that may happen to a shipped program, and what has to come of it. */
export interface Case {
  readonly name: string;
  /** What its pipeline is configured with; tables in the catalog `CATALOG`. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Files that arrive before each update: name → content. */
  readonly updates: readonly Readonly<Record<string, string>>[];
  readonly expected: ExpectedInput["updates"];
}

/** Catalog of the tables; the run gives every case one of its own. */
export const CATALOG = "rehearsed";

/** A line of JSON for each row; a text stands as it is. */
export const jsonLines = (...rows: readonly (string | Readonly<Record<string, unknown>>)[]): string =>
  rows.map((row) => `${typeof row === "string" ? row : JSON.stringify(row)}\n`).join("");
