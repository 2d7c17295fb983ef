import { parseArgs } from "node:util";
import { written } from "../../command/arguments";
import { LISTED_KINDS } from "../listings/kinds";

export const USAGE = `npm run adopt -- prod --from buckets.json --from catalogs.json

Says which resource of prod and of the account each thing is that exists, by name, and prints what to add to \`adopted\`
of their files. It reads what aws and databricks print as JSON, and writes nothing:

  aws s3api list-buckets --output json > buckets.json
  databricks catalogs list -o json > catalogs.json

  --from FILE        a listing; repeat it for several, or name more files after it
  --workspace KEY    the workspace that listings of warehouses, pipelines and jobs are of, where there are several
  --project DIR      read DIR/config instead of config
  --json             print JSON
  --help             this text

Listings that are known, as the commands print them, or one thing as get does:

${LISTED_KINDS.map(({ command }) => `  ${command}`).join("\n")}

Exit code: 0 everything that is listed has its place or has none; 1 something could not be judged: a listing that cannot be
read, of a shape that is not known, of another account, or what may be two things, or the project does not synthesize;
2 wrong arguments.`;

export interface AdoptArguments {
  readonly environment: string;
  /** Files with listings, as they were written. */
  readonly from: readonly string[];
  readonly workspace: string | undefined;
  readonly project: string | undefined;
  readonly json: boolean;
}

/** Reads the command line; `wrong` is what is wrong with it. */
export function readArguments(args: readonly string[]): AdoptArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, ...more] = positionals;
  if (environment === undefined || environment === "") return { wrong: "name an environment, for example prod" };
  const from = [...(values.from ?? []), ...more];
  if (values.from === undefined) return { wrong: "name a listing: --from buckets.json" };
  if (from.includes("")) return { wrong: "--from: it names no file" };
  return { environment, from, workspace: values.workspace, project: values.project, json: values.json ?? false };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: "string", multiple: true },
      workspace: { type: "string" },
      project: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
}
