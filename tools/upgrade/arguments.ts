import { parseArgs } from "node:util";
import { usage, written } from "../command/arguments";

export const USAGE = `npm run upgrade -- --base v1.4      deploys the stacks of a commit in the simulation, with its own
                                    code and configuration, and plans those of this working copy over them

  --project DIR     read DIR/config instead of config, for example examples/topologies
  --env NAME        only this environment; repeat for several
  --no-cache        make everything anew, instead of taking what was made before from .review/
  --help            this text

Nothing may be destroyed or made anew but what docs/upgrades.md names by its address under "Unreleased", or the
configuration by a word (retired, acknowledged). What is taken out of the configuration is told apart.
Exit code: 0 so it is, 1 it is not, 2 wrong arguments, no Terraform, or a side that cannot be read, 3 not run: the commit
is not in this clone, 130 interrupted.`;

export interface UpgradeArguments {
  readonly base: string;
  readonly project: string | undefined;
  readonly environments: readonly string[];
  readonly cache: boolean;
}

/** Reads the command line. @returns a number where that is all: the exit code */
export function readArguments(args: readonly string[]): UpgradeArguments | number {
  const parsed = written(() =>
    parseArgs({
      args: [...args],
      options: {
        base: { type: "string" },
        project: { type: "string" },
        env: { type: "string", multiple: true },
        "no-cache": { type: "boolean" },
        help: { type: "boolean" },
      },
    }),
  );
  if ("wrong" in parsed) return usage(USAGE, parsed.wrong);
  const { base, project, env, help, "no-cache": anew } = parsed.values;
  if (help) return usage(USAGE);
  if (base === undefined) return usage(USAGE, "name what is deployed: --base, for example main");
  return { base, project, environments: env ?? [], cache: !anew };
}
