import { parseArgs } from "node:util";
import { usage, written } from "../../command/arguments";

export const USAGE = `npm run deploy -- prod            plan, judge and apply every stack of prod, in order
npm run deploy -- account         the same for the stack of the Databricks account
npm run deploy -- prod --plan     plan every stack, apply none

  --approved "A B"   what an earlier run asked to approve, as it printed it; may be said again and again
  --out DIR          the stacks that npm start has written. Default cdktf.out
  --project DIR      read DIR/config instead of config
  --markdown FILE    write what the plans do there
  --help             this text

Exit code: 0 all is applied, or with --plan nothing would change; 1 a stack failed; 2 wrong arguments;
3 something waits for an approval, or with --plan something would change; 130 interrupted.`;

export interface DeployArguments {
  /** An environment, or `account`. */
  readonly target: string;
  readonly planOnly: boolean;
  /** Fingerprints of what may be applied though somebody has to approve it. */
  readonly approved: readonly string[];
  readonly out: string | undefined;
  readonly project: string | undefined;
  readonly markdown: string | undefined;
}

/** Reads the command line. @returns a number where that is all: the exit code */
export function readArguments(args: readonly string[]): DeployArguments | number {
  const parsed = written(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        plan: { type: "boolean" },
        approved: { type: "string", multiple: true },
        out: { type: "string" },
        project: { type: "string" },
        markdown: { type: "string" },
        help: { type: "boolean" },
      },
    }),
  );
  if ("wrong" in parsed) return usage(USAGE, parsed.wrong);
  const { values, positionals } = parsed;
  if (values.help) return usage(USAGE);
  const [target, ...others] = positionals;
  if (target === undefined || others.length > 0) return usage(USAGE, "name one environment, or account");
  return {
    target,
    planOnly: values.plan === true,
    approved: (values.approved ?? []).flatMap((text) => text.split(/\s+/)).filter((text) => text !== ""),
    out: values.out,
    project: values.project,
    markdown: values.markdown,
  };
}
