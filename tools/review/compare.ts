import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { readRecords } from "../../config/record/read";
import { complain } from "../command/complain";
import { commandLine } from "../simulate/command/arguments";
import { terraformProblem } from "../simulate/command/binary";
import { INTERRUPTED, onInterrupt } from "../simulate/command/interrupt";
import { temporaryFolder } from "../simulate/command/temporary-folder";
import { phasesOf } from "../synth/phases";
import { progress } from "../synth/progress";
import type { Side } from "./command/arguments";
import { cacheIn } from "./plan/cache";
import { environmentOf, scopesOf } from "./plan/due";
import { type TriedScope, tryScope } from "./plan/try";
import { assemble } from "./report/assemble";
import type { Report } from "./report/report";
import { keptCommitsIn } from "./sides/kept-commits";
import { placesIn } from "./sides/places";
import { type ReadSide, readSide, type SideOptions } from "./sides/side";

const ROOT = join(__dirname, "../..");

/** What the command that compares says. */
export interface CompareArguments {
  /** `review`. */
  readonly command: string;
  readonly environments: readonly string[];
  /** Takes what was made before from `.review/`. */
  readonly cache: boolean;
}

export interface Comparison {
  readonly report: Report;
  readonly head: ReadSide;
}

/** Deploys one side in the simulation and plans the other over it. @returns a number where that is all: the exit code */
export async function compareSides(
  args: CompareArguments,
  sides: { readonly base: Side; readonly head: Side },
  project: string,
): Promise<Comparison | number> {
  const problem = terraformProblem();
  if (problem !== undefined) return complain(problem, 2);
  const signal = onInterrupt();
  const folder = temporaryFolder(`lakehouse-${args.command}-`, commandLine(args.command));
  const step = progress();
  try {
    step("writing the stacks of both sides");
    const kept = args.cache ? join(project, ".review") : undefined;
    const [base, head] = await bothSides(sides, { project, folder, signal, kept: keptCommitsIn(kept) });
    if (signal.aborted) return INTERRUPTED;
    const known = new Set([...base.stacks, ...head.stacks].map(environmentOf));
    const strange = args.environments.filter((name) => !known.has(name));
    if (strange.length > 0) {
      const names = [...known].filter((name) => name !== undefined);
      return complain(
        `--env ${strange.join(", ")}: there is no such environment. Fix: use one of ${names.join(", ")}.`,
        2,
      );
    }
    const scopes = scopesOf(base.stacks, head.stacks).filter(
      ({ environment }) => args.environments.length === 0 || args.environments.includes(environment ?? ""),
    );
    const records = head.project === undefined ? [] : readRecords(head.project);
    const names = head.stacks.map(({ name }) => name);
    const phased = head.platform === undefined ? [] : phasesOf(head.platform, names, records);
    const cache = cacheIn(kept);
    const tried: TriedScope[] = [];
    for (const [index, scope] of scopes.entries()) {
      step(`planning ${scope.environment ?? "the account"}`);
      const phases = phased.find(({ environment }) => environment === scope.environment)?.phases ?? [];
      const first = phases.flatMap(({ does, stacks }) => (does === "deploy" ? stacks : []));
      const options = { root: ROOT, base, head, cache, signal, first, folder: join(folder, String(index)) };
      tried.push(await tryScope(scope, { ...options, otherwise: () => loadPlatform(project).platform }));
      if (signal.aborted) return INTERRUPTED;
    }
    const places = { base: placesIn(base.project), head: placesIn(head.project) };
    return { report: assemble({ base, head, tried, places, records }), head };
  } finally {
    step(undefined);
  }
}

/**
 * Side by side, each in a process of its own. Head's is started first: to take a commit out of the repository and to read
 * its configuration keeps this process busy.
 */
function bothSides(
  { base, head }: { readonly base: Side; readonly head: Side },
  {
    project,
    folder,
    signal,
    kept,
  }: { readonly folder: string } & Pick<SideOptions, "project" | "kept"> & {
      readonly signal: AbortSignal;
    },
): Promise<[ReadSide, ReadSide]> {
  const options = (name: string) => ({ root: ROOT, project, folder: join(folder, name), signal, kept });
  const headRead = readSide(head, options("head-side"));
  const baseRead = readSide(base, options("base-side"));
  return Promise.all([baseRead, headRead]);
}
