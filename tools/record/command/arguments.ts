import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run record -- prod          records what prod has: deployed/prod.jsonl
npm run record -- account prod  the Databricks account, too
npm run record -- --check       says what the records lack, and writes nothing

  --project DIR      reads DIR/config and writes DIR/deployed
  --help             this text

A record is written from the configuration, no account is asked. It adds, moves and marks; nothing is ever taken out of it.
Exit code: 0 done, 1 something is refused or, with --check, missing; 2 wrong arguments.`;

export interface RecordArguments {
  /** Environments, and `account`; empty with `--check`: all that have a record. */
  readonly names: readonly string[];
  readonly check: boolean;
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): RecordArguments | "help" | { readonly wrong: string } {
  const parsed = written(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { check: { type: "boolean" }, project: { type: "string" }, help: { type: "boolean" } },
    }),
  );
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const check = values.check ?? false;
  if (positionals.length === 0 && !check) return { wrong: "name an environment, for example prod" };
  return { names: positionals, check, project: values.project };
}
