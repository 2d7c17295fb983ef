import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run config -- prod                      every value of prod and where it comes from
npm run config -- prod sources.orders       only what is below this setting
npm run config -- account                   the same of config/account.ts
npm run config -- --diff dev prod           what differs between two environments, by setting

  --diff             compare two environments
  --derived          with --diff: also what follows from other settings, such as names
  --project DIR      read DIR/config instead of config, for example examples/topologies
  --json             print JSON
  --help             this text

Exit code: 0 printed, 1 there is no such setting or the configuration has errors, 2 wrong arguments,
a name that no environment has among them.`;

export interface ConfigArguments {
  /** Names of environments, or `account`: one, or two to compare. */
  readonly names: readonly [string] | readonly [string, string];
  /** The setting below which values are wanted; undefined for all. */
  readonly setting: string | undefined;
  /** Whether a comparison shows what is derived, too. */
  readonly derived: boolean;
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly json: boolean;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): ConfigArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const rest = { derived: values.derived ?? false, project: values.project, json: values.json ?? false };
  const [first, second, third, ...more] = positionals;
  if (values.diff === true) {
    if (first === undefined || second === undefined) return { wrong: "name two environments: --diff dev prod" };
    return more.length > 0 ? tooMuch(more) : { names: [first, second], setting: third, ...rest };
  }
  if (rest.derived) return { wrong: "--derived goes with --diff; without it, everything is shown" };
  if (first === undefined || first === "") return { wrong: "name an environment, for example prod" };
  if (third !== undefined) return tooMuch([third, ...more]);
  return { names: [first], setting: second, ...rest };
}

const tooMuch = (words: readonly string[]) => ({ wrong: `what is "${words.join(" ")}"?` });

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      diff: { type: "boolean" },
      derived: { type: "boolean" },
      project: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}
