import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run where -- sources.orders.schedule    file, stacks, addresses and page of a setting
npm run where -- aws_s3_bucket.zone-raw     the setting that a resource is made for
npm run where -- dev-unity-catalog/zone-raw the same by the path of a construct

  --env NAME         only this environment, beside the account; repeat it for several
  --project DIR      read DIR/config instead of config, for example examples/topologies
  --json             print JSON
  --help             this text

Exit code: 0 found, 1 there is no such thing or the project does not synthesize, 2 wrong arguments.`;

export interface WhereArguments {
  /** A setting, an address or the path of a construct. */
  readonly query: string;
  /** Names of environments; none for all. */
  readonly environments: readonly string[];
  /** Folder whose `config/` is read; default the project's own. */
  readonly project: string | undefined;
  readonly json: boolean;
}

/** Reads the command line; a text is what is wrong with it. */
export function readArguments(args: readonly string[]): WhereArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [query, ...more] = positionals;
  if (query === undefined || query === "") return { wrong: "name a setting, for example sources.orders.schedule" };
  if (more.length > 0) return { wrong: `one thing at a time; what is "${more.join(" ")}"?` };
  return { query, environments: values.env ?? [], project: values.project, json: values.json ?? false };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: "string", multiple: true },
      project: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}
