import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run rehearse -- dev              run all pipelines of dev on a local Spark, over sample data
npm run rehearse -- dev orders       only that of one source or workload

  --project DIR      read DIR/config instead of config, for example examples/exchange
  --data DIR         where the samples are; default data beside config
  --examples         show a row that breaks an expectation, too
  --json             the whole report as JSON
  --help             this text

Exit code: 0 as expected, 1 an update failed or is not as expected, 2 wrong arguments or nothing to run it with.`;

export interface RehearseArguments {
  readonly environment: string;
  /** Keys of sources and workloads; none means all. */
  readonly keys: readonly string[];
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  /** Folder of the samples; default `data` in the project's. */
  readonly data: string | undefined;
  readonly examples: boolean;
  readonly json: boolean;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): RehearseArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, ...keys] = positionals;
  if (environment === undefined) return { wrong: "name an environment, for example dev" };
  if (values.data?.trim() === "") return { wrong: "--data names no folder" };
  const { project, data, examples = false, json = false } = values;
  return { environment, keys, project, data, examples, json };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      project: { type: "string" },
      data: { type: "string" },
      examples: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}
