import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { complain } from "../command/complain";
import { runToEnd } from "../command/ending";
import { inWords, isFileSystemError } from "../command/file-errors";
import { projectFolder } from "../command/project-folder";
import { commandLine } from "../simulate/command/arguments";
import { terraformProblem } from "../simulate/command/binary";
import { INTERRUPTED, onInterrupt } from "../simulate/command/interrupt";
import { temporaryFolder } from "../simulate/command/temporary-folder";
import { progress } from "../synth/progress";
import { endedEarly } from "../synth/run";
import { type ReviewArguments, readArguments, type Side } from "./command/arguments";
import { cacheIn } from "./plan/cache";
import { environmentOf, scopesOf } from "./plan/due";
import { PlanError } from "./plan/plan-json";
import { BaseError, type TriedScope, tryScope } from "./plan/try";
import { assemble } from "./report/assemble";
import { htmlOf } from "./report/html";
import { markdownOf } from "./report/markdown";
import { ofPlans } from "./report/of-plans";
import { textOf } from "./report/plain-text";
import { type Report, toApprove } from "./report/report";
import { keptStacksIn } from "./sides/kept-stacks";
import { placesIn } from "./sides/places";
import { type ReadSide, readSide, SideError, type SideOptions } from "./sides/side";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (typeof args === "number") return args;
  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  try {
    const { sides } = args;
    const report = sides === undefined ? fromPlans(args) : await inSimulation(args, sides, read.project);
    if (typeof report === "number") return report;
    write(report, args);
    return toApprove(report).length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof SideError || error instanceof PlanError) return complain(error.message, 2);
    if (error instanceof BaseError) return complain(error.message, 1);
    if (isFileSystemError(error)) return complain(inWords(error, error.path ?? "a file"), 2);
    throw error;
  }
}

function fromPlans({ plans }: ReviewArguments): Report {
  return ofPlans(plans.map(({ stack, file }) => ({ stack, file, text: readFileSync(file, "utf8") })));
}

async function inSimulation(
  args: ReviewArguments,
  sides: { readonly base: Side; readonly head: Side },
  project: string,
): Promise<Report | number> {
  const problem = terraformProblem();
  if (problem !== undefined) return complain(problem, 2);
  const signal = onInterrupt();
  const folder = temporaryFolder("lakehouse-review-", commandLine("review"));
  const step = progress();
  try {
    step("writing the stacks of both sides");
    const kept = args.cache ? join(project, ".review") : undefined;
    const [base, head] = await bothSides(sides, { project, folder, signal, kept: keptStacksIn(kept) });
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
    const cache = cacheIn(kept);
    const tried: TriedScope[] = [];
    for (const [index, scope] of scopes.entries()) {
      step(`planning ${scope.environment ?? "the account"}`);
      const options = { root: ROOT, base, head, cache, signal, folder: join(folder, String(index)) };
      tried.push(await tryScope(scope, { ...options, otherwise: () => loadPlatform(project).platform }));
      if (signal.aborted) return INTERRUPTED;
    }
    return assemble({ base, head, tried, places: { base: placesIn(base.project), head: placesIn(head.project) } });
  } finally {
    step(undefined);
  }
}

/** Side by side, each in a process of its own. */
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
  return Promise.all([readSide(base, options("base-side")), readSide(head, options("head-side"))]);
}

function write(report: Report, { markdown, html, json }: ReviewArguments): void {
  const documents: readonly (readonly [string | undefined, () => string])[] = [
    [markdown, () => markdownOf(report)],
    [html, () => htmlOf(report)],
    [json, () => `${JSON.stringify(report, null, 2)}\n`],
  ];
  for (const [file, text] of documents) {
    if (file === "-") process.stdout.write(text());
    else if (file !== undefined) writeFileSync(file, text());
  }
  if (documents.every(([file]) => file === undefined)) process.stdout.write(`${textOf(report)}\n`);
}

runToEnd(main, (trace) => endedEarly(ROOT, trace));
