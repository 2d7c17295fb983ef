import { join, resolve } from "node:path";
import { stackName } from "../../config/derive/stacks";
import { usualFile } from "../../config/environment-files";
import type { Platform } from "../../config/model";
import { withOrigin } from "../../config/origins";
import { ConfigError } from "../../config/problem";
import { readRecords } from "../../config/record/read";
import type { Resolved } from "../../config/resolve";
import { readEmitted } from "../../emitted/stacks";
import { adoptionProblems } from "../adopt/problems";
import { endOnSignals } from "../command/ending";
import { fileOfProject, projectFolder } from "../command/project-folder";
import { overrideProblems } from "../overrides/problems";
import { overridesText } from "../overrides/report";
import { checkRecords } from "../record/against";
import { recordsText } from "../record/text";
import { expectationProblems } from "./access-expectations";
import { readArguments } from "./arguments";
import { withoutKnown } from "./compiler-messages";
import { nextSteps } from "./next-steps";
import { OutputError } from "./output/failure";
import { goneText } from "./output/gone";
import { Output } from "./output/output";
import { phasesOf, phasesText } from "./phases";
import { asProblem, findingsOf, refusedWaivers, staleWaivers } from "./policy-findings";
import { inProject, printProblems } from "./problems";
import { progress } from "./progress";
import { selection } from "./selection";
import { summaryTable } from "./summary-table";
import { withoutTokenTraces } from "./token-traces";
import { type TypeCheck, typeCheckUnlessOff } from "./typecheck";

export interface SynthesizeOptions {
  /** Folder of the project. */
  readonly root: string;
  /** `--env NAME` (repeatable), `--project FOLDER`, `--help`. */
  readonly arguments: readonly string[];
  /** Reads and checks the configuration of a folder; throws ConfigError. */
  load(folder: string): Omit<Resolved, "files">;
  /** Writes every stack's JSON to a folder. */
  build(platform: Platform, outdir: string): void;
  /** Checks the types of the project. Default: the compiler, in a process of its own. */
  checkTypes?(root: string, project: string): Promise<TypeCheck>;
}

/**
 * The main job: configuration in, Terraform JSON out. What was there before stays as it is unless
 * everything is good: the configuration, the types, the synthesis and the policy.
 * @returns exit code: 0 done, 1 something is wrong with the project or its output folder, 2 wrong arguments
 */
export async function synthesize(options: SynthesizeOptions): Promise<number> {
  const { root } = options;
  const read = readArguments(options.arguments);
  if (typeof read === "number") return read;
  const named = projectFolder(root, read.project, root);
  if ("problem" in named) return say(named.problem, 2);
  // The CLI names its folder in this variable, which would win over the folder that we write to first.
  const output = new Output(root, resolve(root, process.env.CDKTF_OUTDIR ?? join(named.project, "cdktf.out")));
  delete process.env.CDKTF_OUTDIR;

  // Runs beside the synthesis in a process of its own.
  const types = (options.checkTypes ?? typeCheckUnlessOff)(root, named.project);
  const step = progress();
  const tidy = () => output.discard();
  process.once("exit", tidy);
  try {
    return await run(options, { ...read, project: named.project, output, types, step });
  } catch (error) {
    step(undefined);
    if (error instanceof OutputError)
      return say(`${error.message} ${error.isUntouched ? output.untouched() : ""}`.trim(), 1);
    if (!(error instanceof ConfigError)) throw error;
    const problems = inProject(root, named.project, error.problems);
    printProblems(root, problems);
    const errors = problems.filter((problem) => problem.severity === "error").length;
    // What the compiler finds elsewhere is shown too, so that nothing comes one at a time.
    const checked = await types;
    if (!checked.ok) process.stderr.write(withoutKnown(checked.messages, problems, root));
    return say(`${counted(errors, "error")} in the configuration; ${output.untouched()}`, 1);
  } finally {
    tidy();
    process.removeListener("exit", tidy);
  }
}

interface Run {
  readonly wanted: readonly string[];
  /** Folder whose `config/` is read, absolute. */
  readonly project: string;
  readonly output: Output;
  readonly types: Promise<TypeCheck>;
  readonly step: ReturnType<typeof progress>;
}

async function run(options: SynthesizeOptions, { wanted, project, output, types, step }: Run): Promise<number> {
  const { root } = options;
  step("reading the configuration");
  const unready = recover(output);
  const { platform, warnings, origins } = options.load(project);
  if (unready !== undefined) throw unready;
  const environments = platform.environments.map((env) => env.name);
  const unknown = wanted.filter((name) => !environments.includes(name));
  if (unknown.length > 0) {
    const fix = environments.length === 0 ? `write ${usualFile("<name>")}` : `use one of ${environments.join(", ")}`;
    return say(`--env ${unknown.join(", ")}: there is no such environment. Fix: ${fix}.`, 2);
  }

  const ignoreSignals = endOnSignals(() => `\nInterrupted; ${output.untouched()}`);
  try {
    step("synthesizing");
    const folder = output.prepare((next) => withoutTokenTraces(() => options.build(platform, next)));
    const selects = selection(platform, wanted);
    const all = readEmitted(folder);
    const stacks = all.filter((stack) => selects(stack.name));

    step("checking policies");
    const unfit = overrideProblems(platform, all, selects, project);
    // A rule reads arguments as the schema has them, so it is asked once overrides fit.
    const found = unfit.distorts ? [] : findingsOf(platform, stacks, all);

    step("checking types");
    const checked = await types;
    // A signal that came meanwhile is heard now, before anything is put in place; so is code of the configuration that
    // waits to run later, and may end or fail: also where the types had passed before, and nothing was waited for.
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise(setImmediate);
    step(undefined);
    if (!checked.ok) return say(`${checked.messages}\nThe project has type errors; ${output.untouched()}`, 1);
    const open = found.filter((finding) => finding.waivedBecause === undefined);
    const recorded = readRecords(project);
    const records = checkRecords(platform, all, recorded, wanted);
    const doubts = [...warnings, ...(unfit.distorts ? [] : staleWaivers(platform, found, selects))];
    const refused = refusedWaivers(platform, selects);
    const astray = adoptionProblems(platform, all, selects);
    const unmet = unfit.distorts ? [] : expectationProblems(platform, all, selects);
    const faults = [
      ...open.map((finding) => asProblem(platform, finding)),
      ...refused,
      ...unfit.problems,
      ...astray,
      ...unmet,
    ];
    // A place in the configuration says nothing of what is not there any more.
    const said = [...[...doubts, ...faults].map((problem) => withOrigin(problem, origins)), ...records.problems];
    printProblems(root, inProject(root, project, said));
    if (open.length > 0) return say(`${counted(open.length, "policy finding")}; ${output.untouched()}`, 1);
    const errors = unfit.problems.length;
    if (errors > 0)
      return say(`${counted(errors, "error")} in overrides and extra resources; ${output.untouched()}`, 1);
    if (astray.length > 0)
      return say(`${counted(astray.length, "error")} in what is adopted; ${output.untouched()}`, 1);
    const lost = records.problems.filter(({ severity }) => severity === "error").length;
    if (lost > 0) return say(`${counted(lost, "change")} against what is deployed; ${output.untouched()}`, 1);
    if (unmet.length > 0)
      return say(`${counted(unmet.length, "expectation")} of access not met; ${output.untouched()}`, 1);
    if (refused.length > 0) return say(`${counted(refused.length, "waiver")} of no effect; ${output.untouched()}`, 1);

    const gone = output.install(wanted.length === 0 ? undefined : selects);
    const removed = goneText(gone, environments, (file) => fileOfProject(root, project, file));
    // The CLI lists the stacks itself, and was asked for what comes next.
    const names = all.map(({ name }) => name);
    const phases = phasesOf(platform, names, recorded).filter(({ environment }) =>
      selects(stackName(environment, "network")),
    );
    const text = isForCli()
      ? removed
      : `${summaryTable(stacks, found)}\n${overridesText(stacks)}${removed}${recordsText(records)}${phasesText(phases)}${nextSteps(platform, wanted, fileOfProject(root, project, "."))}`;
    process.stdout.write(text);
    return 0;
  } finally {
    ignoreSignals();
  }
}

/** Whether cdktf's CLI has started the synthesis, for `cdktf list` and the like: it sets this for itself alone. */
const isForCli = (): boolean => process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;

/** @returns why the output folder cannot be written, which is said after what is wrong with the configuration */
function recover(output: Output): OutputError | undefined {
  try {
    if (output.recover()) {
      process.stderr.write(`A run was killed while it wrote ${output.name}; what was there before is back.\n`);
    }
    return undefined;
  } catch (error) {
    if (error instanceof OutputError) return error;
    throw error;
  }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function say(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}
