import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run policies -- dev             tries on Spark what the access policies and views of dev expect
npm run policies -- dev mask-cards  only that of one

  --project DIR      read DIR/config instead of config, for example examples/reference
  --json             what became of each line, as JSON
  --help             this text

Exit code: 0 as expected, 1 something is not, 2 wrong arguments or nothing to run it with.`;

export interface PoliciesArguments {
  readonly environment: string;
  /** Keys of policies and views; none means all. */
  readonly keys: readonly string[];
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly json: boolean;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): PoliciesArguments | "help" | { readonly wrong: string } {
  const parsed = written(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { project: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } },
    }),
  );
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, ...keys] = positionals;
  if (environment === undefined) return { wrong: "name an environment, for example dev" };
  return { environment, keys, project: values.project, json: values.json ?? false };
}
