import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadPlatform } from "../../config/load";
import { readArguments, type SimulateArguments, USAGE } from "./command/arguments";
import { INTERRUPTED, onInterrupt } from "./command/interrupt";
import type { PhaseOptions, PhaseOutcome } from "./command/phase";
import { showPhase } from "./command/progress";
import { formatReport, type Phase, reportOf, wentWell } from "./command/report";
import { selection } from "./command/selection";
import { Simulation } from "./command/simulation";
import { discard } from "./command/simulation-folder";
import { cloudFile } from "./command/snapshot";
import { synthesize } from "./command/synthesis";
import { terraformProblem } from "./command/terraform";

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

  const project = args.project === undefined ? ROOT : resolve(args.project);
  const kept = args.keep || args.command !== "run";
  const folder = kept
    ? join(project, ".simulation", args.environment)
    : mkdtempSync(join(tmpdir(), "lakehouse-simulation-"));
  // However this ends: also with an exception, or on a second Ctrl-C.
  if (!kept) process.once("exit", () => discard(folder));
  return simulate(args, { project, folder, kept }, onInterrupt());
}

interface Place {
  /** Folder whose `config/` is read. */
  readonly project: string;
  /** Folder of the simulation, and whether it stays. */
  readonly folder: string;
  readonly kept: boolean;
}

async function simulate(
  args: SimulateArguments,
  { project, folder, kept }: Place,
  signal: AbortSignal,
): Promise<number> {
  const { command, environment } = args;
  if (command === "run") discard(folder);
  mkdirSync(folder, { recursive: true });
  if ((command === "plan" || command === "destroy") && !existsSync(cloudFile(folder))) {
    return complain(`There is no kept cloud of ${environment}. Fix: npm run simulate -- up ${environment}.`, 2);
  }
  const emitted = join(folder, "emitted");
  const unwritten = await synthesize(ROOT, emitted, { project, signal });
  if (signal.aborted) return INTERRUPTED;
  if (unwritten !== undefined) return complain(unwritten.trimEnd(), 1);
  const wanted = selection(emitted, environment, args.stacks);
  if (typeof wanted === "string") return complain(wanted, 2);

  const simulation = await Simulation.start({
    folder,
    emitted,
    wanted,
    platform: loadPlatform(project).platform,
    ...(args.fault === undefined ? {} : { fault: args.fault }),
  });
  if (kept) process.once("exit", () => simulation.save());
  try {
    const phases = await runPhases(simulation, args, signal);
    const report = reportOf(simulation, environment, phases, signal.aborted);
    process.stdout.write(args.json ? `${JSON.stringify(report, null, 2)}\n` : `\n${formatReport(report)}\n`);
    if (report.interrupted) return INTERRUPTED;
    return report.ok ? 0 : 1;
  } finally {
    await simulation.close();
  }
}

async function runPhases(simulation: Simulation, args: SimulateArguments, signal: AbortSignal): Promise<Phase[]> {
  const phases: Phase[] = [];
  /** @returns whether it went well */
  const phase = async (name: Phase["name"], run: (options: PhaseOptions) => Promise<PhaseOutcome>) => {
    const withSignal = (options: PhaseOptions) => run({ ...options, signal });
    const outcome = args.json
      ? await withSignal({})
      : await showPhase(`${args.environment}: ${name}`, simulation.stacks, withSignal);
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
        (await phase("plan again", (options) => simulation.planIsEmpty(options)))
      ) {
        await phase("destroy", (options) => simulation.destroy(options));
      }
  }
  return phases;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

main().then((exitCode) => {
  process.exitCode = exitCode;
});
