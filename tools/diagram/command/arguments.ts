import { parseArgs } from "node:util";

export const USAGE = `npm run diagram -- dev      draw dev's network, and list what is billed around the clock

  --stack NAME       the stack that holds the network; default <environment>-network
  --out FILE         where the SVG goes; default <environment>.svg
  --help             this text

Exit code: 0 done, 1 the project does not synthesize, 2 wrong arguments.`;

export interface DiagramArguments {
  readonly environment: string;
  readonly stack: string;
  readonly out: string;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): DiagramArguments | "help" | { readonly wrong: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, ...more] = positionals;
  if (environment === undefined) return { wrong: "name an environment, for example dev" };
  if (more.length > 0) return { wrong: `one environment at a time; what is "${more.join(" ")}"?` };
  return { environment, stack: values.stack ?? `${environment}-network`, out: values.out ?? `${environment}.svg` };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { stack: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
  });
}
