import { parseArgs } from "node:util";
import { readWith, usage } from "../../command/arguments";
import { flagOf, type Written } from "../answers";
import { QUESTIONS } from "../questions";

const WIDEST = Math.max(...QUESTIONS.map(({ name }) => flagOf(name).length));

const FLAGS = QUESTIONS.map(({ name, asks, default: otherwise }) => {
  const [first = "", ...more] = asks.trimEnd().split("\n");
  const optional = otherwise === undefined || otherwise === "" ? "" : ` [${otherwise}]`;
  return [`  ${flagOf(name).padEnd(WIDEST)}  ${first}${optional}`, ...more.map((line) => `  ${line}`)].join("\n");
});

export const USAGE = `npm run init -- --project DIR                          asks, and writes the files of a new company into DIR/config
npm run init -- --project DIR --from examples/exchange the files of an example, to start from

  --project DIR  folder to write to; made if it is not there [.]
  --from EXAMPLE the files of an example; of the flags below it takes --company, --databricks-account, --deployer
                 and, with one environment, --aws-account
  --dry-run      shows what would be written
  --help         this text

What is not said is asked on a terminal; elsewhere what stands in brackets is taken, and the rest is needed.

${FLAGS.join("\n")}

Nothing is ever overwritten.
Exit code: 0 written, 1 something is in the way, 2 wrong arguments or answers.`;

export interface InitArguments {
  /** Folder to write to, as it was named. */
  readonly project: string;
  /** Example to start from. */
  readonly from: string | undefined;
  readonly dryRun: boolean;
  readonly written: Written;
}

/** Reads the command line; a number is the exit code where that is all. */
export function readArguments(args: readonly string[]): InitArguments | number {
  const flags = Object.fromEntries(QUESTIONS.map(({ name }) => [flagOf(name).slice(2), { type: "string" as const }]));
  const read = readWith(USAGE, () =>
    parseArgs({
      args: [...args],
      options: {
        project: { type: "string" },
        from: { type: "string" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean" },
        ...flags,
      },
    }),
  );
  if (typeof read === "number") return read;
  const values: Readonly<Record<string, string | boolean | undefined>> = read.values;
  if (values.project === "") return usage(USAGE, "--project names no folder");
  const written = QUESTIONS.flatMap(({ name }): [string, string][] => {
    const value = values[flagOf(name).slice(2)];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return {
    project: typeof values.project === "string" ? values.project : ".",
    from: typeof values.from === "string" ? values.from.replace(/\/+$/, "") : undefined,
    dryRun: values["dry-run"] === true,
    written: Object.fromEntries(written),
  };
}
