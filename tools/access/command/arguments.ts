import { parseArgs } from "node:util";
import { written } from "../../command/arguments";

export const USAGE = `npm run access -- prod                        every right in an environment, with its way
npm run access -- prod --who analysts         what a group, service principal, user, recipient or role may do
npm run access -- prod --on prod_sales.gold   who may do something with an object, or with a bucket
npm run access -- prod --shared               what is shared with whom, and what others share
npm run access -- prod --public               what is reached from outside, and whom outside it calls
npm run access -- prod --can analysts "SELECT prod_sales.gold.orders"

  --in WORKSPACE     with --can: in this workspace (its key); default any that they are in
  --html FILE        write a page with a matrix to filter
  --json             print JSON
  --project DIR      read DIR/config instead of config, for example examples/exchange
  --help             this text

Exit code: 0 yes, or the rights are printed; 1 no, or the project does not synthesize; 2 wrong arguments.`;

export interface AccessArguments {
  readonly environment: string;
  /** Whose rights; default everybody's. */
  readonly who: string | undefined;
  /** Rights on what; default on everything. */
  readonly on: string | undefined;
  /** Only what goes to others over Delta Sharing, and comes from them. */
  readonly shared: boolean;
  /** Only what is reached from outside, and whom outside it calls. */
  readonly public: boolean;
  /** A question, and about whom. */
  readonly can: { readonly who: string; readonly question: string; readonly workspace: string | undefined } | undefined;
  readonly html: string | undefined;
  readonly json: boolean;
  readonly project: string | undefined;
}

/** Reads the command line; `wrong` is what is wrong with it. */
export function readArguments(args: readonly string[]): AccessArguments | "help" | { readonly wrong: string } {
  const parsed = written(() => parse(args));
  if ("wrong" in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [environment, question, ...more] = positionals;
  if (environment === undefined || environment === "") return { wrong: "name an environment, for example prod" };
  if (values.can !== undefined && question === undefined) {
    return { wrong: `--can ${values.can}: what? Write a question, for example "SELECT prod_sales.gold.orders"` };
  }
  const unused = values.can === undefined ? positionals.slice(1) : more;
  if (unused.length > 0) return { wrong: `what is "${unused.join(" ")}"? Questions are asked with --can WHO` };
  if (values.in !== undefined && values.can === undefined) return { wrong: "--in goes with --can" };
  if (values.can !== undefined && (values.who ?? values.on ?? values.html) !== undefined) {
    return { wrong: "--can is asked alone: without --who, --on and --html" };
  }
  const lists = (["shared", "public"] as const).filter((list) => values[list] === true);
  if (lists.length > 1) return { wrong: "--shared and --public are asked one after the other" };
  if (lists.length > 0 && (values.can ?? values.who ?? values.on ?? values.html) !== undefined) {
    return { wrong: `--${lists.join()} is asked alone: without --can, --who, --on and --html` };
  }
  return {
    environment,
    who: values.who,
    on: values.on,
    shared: values.shared ?? false,
    public: values.public ?? false,
    can: values.can === undefined ? undefined : { who: values.can, question: question ?? "", workspace: values.in },
    html: values.html,
    json: values.json ?? false,
    project: values.project,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      who: { type: "string" },
      on: { type: "string" },
      shared: { type: "boolean" },
      public: { type: "boolean" },
      can: { type: "string" },
      in: { type: "string" },
      html: { type: "string" },
      json: { type: "boolean" },
      project: { type: "string" },
      help: { type: "boolean" },
    },
  });
}
