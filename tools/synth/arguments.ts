import { parseArgs } from "node:util";

const USAGE = `npm start                    synthesize every environment into cdktf.out
npm start -- --env prod      write only prod's stacks; repeat --env for several
npm start -- --project DIR   read DIR/config and write DIR/cdktf.out
npm start -- --help          this text

Exit code: 0 done, 1 something is wrong with the project or its output folder, 2 wrong arguments, 130 interrupted.`;

export interface Arguments {
  /** Environments; empty: all of them. */
  readonly wanted: readonly string[];
  /** Folder whose `config/` is read, as it was named; undefined for the project's own. */
  readonly project: string | undefined;
}

/** Reads the command line; a number is the exit code where that is all. */
export function readArguments(args: readonly string[]): Arguments | number {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { env: { type: "string", multiple: true }, project: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return 0;
    }
    return { wanted: values.env ?? [], project: values.project };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
}
