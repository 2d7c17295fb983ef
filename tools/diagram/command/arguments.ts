import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run diagram -- dev            draw dev's network, and list what is billed around the clock
npm run diagram -- dev --data     draw the way of dev's data, by lane, and list what its data services cost around the clock

  --data             the way of the data instead of the network
  --stack NAME       the stack that holds the network; default <environment>-network
  --project DIR      read DIR/config instead of config, for example examples/topologies
  --out FILE         where the SVG goes; default <environment>.svg, or <environment>-data.svg
  --help             this text

Exit code: 0 done, 1 the project does not synthesize, 2 wrong arguments.`;

export interface DiagramArguments {
  readonly environment: string;
  readonly stack: string;
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly out: string;
  /** The way of the data instead of the network. */
  readonly data: boolean;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): DiagramArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, ...more] = positionals;
  if (environment === undefined) return { wrong: "name an environment, for example dev" };
  if (more.length > 0) return { wrong: `one environment at a time; what is "${more.join(" ")}"?` };
  const { data = false } = values;
  if (data && values.stack !== undefined) return { wrong: "--data draws a whole environment; leave --stack out" };
  return {
    environment,
    stack: values.stack ?? `${environment}-network`,
    project: values.project,
    out: values.out ?? `${environment}${data ? "-data" : ""}.svg`,
    data,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: "boolean" },
      stack: { type: "string" },
      project: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean" },
    },
  });
}
