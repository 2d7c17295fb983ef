import type { Account, Environment } from "../../model";
import type { Problem } from "../../problem";

/** An environment with the file that says it. */
export interface ResolvedFile {
  readonly file: string;
  readonly environment: Environment;
}

/** A configuration without errors, with all that is derived from it. */
export interface ResolvedFiles {
  readonly account: Account;
  readonly environments: readonly ResolvedFile[];
}

/**
 * Looks at what a configuration comes to, and warns. Only what needs derived names and grants is looked for here: a
 * configuration with errors does not get so far.
 */
export type ResolvedCheck = (files: ResolvedFiles) => readonly Problem[];
