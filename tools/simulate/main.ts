import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadPlatform } from "../../config/load";
import { readManifest } from "../../emitted/stacks";
import { complain } from "../command/complain";
import { inWords, isFileSystemError } from "../command/file-errors";
import { fileOfProject, projectFolder } from "../command/project-folder";
import { progress } from "../synth/progress";
import { commandLine, readArguments, type SimulateArguments, USAGE } from "./command/arguments";
import { terraformProblem } from "./command/binary";
import { withDependents } from "./command/in-order";
import { INTERRUPTED, onInterrupt } from "./command/interrupt";
import { openKept } from "./command/kept-folder";
import type { PhaseOptions, PhaseOutcome } from "./command/phase";
import { isShowing, showPhase } from "./command/progress";
import { formatReport, type Phase, reportOf, wentWell } from "./command/report";
import { selection } from "./command/selection";
import { Simulation } from "./command/simulation";
import { cloudFile, forget } from "./command/snapshot";
import { synthesize } from "./command/synthesis";
import { temporaryFolder } from "./command/temporary-folder";
import { walkFrom } from "./walk/command";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ("wrong" in args) return complain(`${args.wrong}\n\n${USAGE}`, 2);
  const problem = terraformProblem();
  if (problem !== undefined) return complain(problem, 2);

  const read = projectFolder(ROOT, args.project);
  if ("problem" in read) return complain(read.problem, 2);
  const { project } = read;
  if (args.base !== undefined) return walkFrom(args.base, args, { root: ROOT, project });
  if (!args.keep && args.command === "run") {
    const folder = temporaryFolder("lakehouse-simulation-", commandLine("simulate"));
    return simulate(args, { project, folder }, onInterrupt(isShowing));
  }
  return withKept(args, project);
}

interface Place {
  /** Folder whose `config/` is read. */
  readonly project: string;
  /** Folder of the simulation. */
  readonly folder: string;
  /** Has the cloud saved in the end. Without, nothing stays. */
  readonly onEnd?: (save: () => void) => void;
}

/** Works on a kept cloud. */
async function withKept(args: SimulateArguments, project: string): Promise<number> {
  const { command, environment } = args;
  const folder = join(project, ".simulation", environment);
  const isMissing = (file: string) => (command === "plan" || command === "destroy") && !existsSync(file);
  const missing = `There is no kept cloud of ${environment}. Fix: npm run simulate -- up ${environment}.`;
  if (isMissing(folder)) return complain(missing, 2);
  const kept = openKept(folder, commandLine("simulate"));
  if (typeof kept === "string") return complain(kept, 2);
  if (kept.notice !== undefined) process.stderr.write(`${kept.notice}\n`);
  if (isMissing(cloudFile(folder))) return complain(missing, 2);
  return simulate(args, { project, folder, onEnd: kept.onEnd }, onInterrupt(isShowing));
}

async function simulate(
  args: SimulateArguments,
  { project, folder, onEnd }: Place,
  signal: AbortSignal,
): Promise<number> {
  const { command, environment } = args;
  const emitted = join(folder, "emitted");
  const step = progress();
  step("writing the stacks");
  const unwritten = await synthesize(ROOT, emitted, { project, signal });
  step(undefined);
  if (signal.aborted) return INTERRUPTED;
  if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
  const named = selection(emitted, environment, args.stacks);
  if (typeof named === "string") return complain(named, 2);
  const all = selection(emitted, environment);
  if (typeof all === "string") return complain(all, 2);
  // What is destroyed may have to take others with it.
  const wanted = command === "destroy" ? (stack: string) => named(stack) || all(stack) : named;
  if (command === "run") forget(folder);

  const simulation = await Simulation.start({
    folder,
    emitted,
    wanted,
    platform: loadPlatform(project).platform,
    project,
    standIns: true,
    ...(args.fault === undefined ? {} : { fault: args.fault }),
  });
  onEnd?.(() => simulation.save());
  try {
    const phases = await runPhases(simulation, args, signal);
    const configured = Object.keys(readManifest(emitted).stacks);
    const shown = (file: string) => fileOfProject(ROOT, project, file);
    const report = reportOf(simulation, { environment, phases, interrupted: signal.aborted, configured, shown });
    process.stdout.write(
      args.json ? `${JSON.stringify(report, null, 2)}\n` : `\n${formatReport(report, args.short)}\n`,
    );
    if (report.interrupted) return INTERRUPTED;
    return report.ok ? 0 : 1;
  } finally {
    await simulation.close();
  }
}

async function runPhases(simulation: Simulation, args: SimulateArguments, signal: AbortSignal): Promise<Phase[]> {
  const phases: Phase[] = [];
  const only = args.command === "destroy" && args.stacks.length > 0 ? takenDown(simulation, args.stacks) : undefined;
  const stacks = simulation.stacks.filter(({ name }) => only?.includes(name) ?? true);
  /** @returns whether it went well */
  const phase = async (name: Phase["name"], run: (options: PhaseOptions) => Promise<PhaseOutcome>) => {
    const withSignal = (options: PhaseOptions) => run({ ...options, signal, ...(only && { only }) });
    const outcome = args.json
      ? await withSignal({})
      : await showPhase(`${args.environment}: ${name}`, stacks, withSignal, signal);
    phases.push({ name, outcome });
    return wentWell(outcome);
  };
  switch (args.command) {
    case "up":
      await phase("deploy", (options) => simulation.up(options));
      break;
    case "plan":
      await phase("plan", (options) => simulation.plan(options));
      break;
    case "destroy":
      await phase("destroy", (options) => simulation.destroy(options));
      break;
    case "run":
      if (
        (await phase("deploy", (options) => simulation.up(options))) &&
        (await phase("plan again", (options) => simulation.planIsEmpty(options))) &&
        (await phase("plan by others", (options) => simulation.planIsEmptyForOthers(options)))
      ) {
        await phase("destroy", (options) => simulation.destroy(options));
      }
  }
  return phases;
}

/** Stacks of these names, and those on top of them as far as they are deployed. */
function takenDown(simulation: Simulation, names: readonly string[]): string[] {
  const deployed = new Set(simulation.known().map(({ stack }) => stack));
  return withDependents(simulation.stacks, names).filter((name) => names.includes(name) || deployed.has(name));
}

main()
  .catch((error) => {
    // A disk that is full, a folder that is somebody else's.
    if (!isFileSystemError(error)) throw error;
    return complain(inWords(error, error.path ?? "a file of the simulation"), 1);
  })
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
