import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "../synth/emitted";
import { table } from "../synth/summary-table";
import { readArguments, type SimulateArguments, USAGE } from "./command/arguments";
import { explain, formatExplained } from "./command/explain";
import { showPhase } from "./command/progress";
import { discard, type PhaseOptions, type PhaseOutcome, Simulation } from "./command/simulation";
import { terraformVersion } from "./command/terraform";
import { FaultyCloud } from "./faults/faulty-cloud";

const ROOT = join(__dirname, "../..");

/** One phase of a run and how it ended. */
interface Phase {
  readonly name: "deploy" | "plan again" | "plan" | "destroy";
  readonly outcome: PhaseOutcome;
}

/** @returns exit code: 0 all well, 1 something was refused or left over, 2 wrong arguments or no Terraform */
async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") return say(`${USAGE}\n`, 0);
  if ("wrong" in args) return complain(`${args.wrong}\n\n${USAGE}\n`, 2);
  if (terraformVersion() === undefined) {
    return complain(
      "Terraform is not on PATH. Fix: install Terraform 1.10 or newer; the simulation runs the real one.\n",
      2,
    );
  }

  const kept = args.keep || args.command !== "run";
  const folder = kept
    ? join(ROOT, ".simulation", args.environment)
    : mkdtempSync(join(tmpdir(), "lakehouse-simulation-"));
  if (args.command === "run" && kept) discard(folder);
  if ((args.command === "plan" || args.command === "destroy") && !existsSync(join(folder, "cloud.json"))) {
    return complain(
      `There is no kept cloud of ${args.environment}. Fix: npm run simulate -- up ${args.environment}.\n`,
      2,
    );
  }
  const emitted = join(folder, "emitted");
  const synth = synthesize(emitted);
  if (synth !== undefined) return complain(synth, 1);
  const wanted = selection(args, emitted);
  if (typeof wanted === "string") return complain(wanted, 2);

  const simulation = await Simulation.start({
    folder,
    emitted,
    wanted,
    wrap: (cloud) => (args.fault ? new FaultyCloud(cloud, args.fault) : cloud),
  });
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  try {
    const phases = await runPhases(simulation, args, interrupt.signal);
    if (kept) simulation.save();
    const left = args.command === "run" || args.command === "destroy" ? leftOver(simulation) : [];
    report(simulation, args, phases, left);
    const ok = phases.every(({ outcome }) => outcome.skipped.length === 0 && outcome.stacks.every((stack) => stack.ok));
    return ok && left.length === 0 ? 0 : 1;
  } finally {
    await simulation.close();
    if (!kept) discard(folder);
  }
}

async function runPhases(simulation: Simulation, args: SimulateArguments, signal: AbortSignal): Promise<Phase[]> {
  const phases: Phase[] = [];
  const phase = async (name: Phase["name"], run: (options: PhaseOptions) => Promise<PhaseOutcome>) => {
    const withSignal = (options: PhaseOptions) => run({ ...options, signal });
    const outcome = args.json
      ? await withSignal({})
      : await showPhase(`${args.environment}: ${name}`, simulation.stacks, withSignal);
    phases.push({ name, outcome });
    return outcome.stacks.every(({ ok }) => ok) && outcome.skipped.length === 0;
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

/** Writes the stacks of the present configuration; a text is why it could not. */
function synthesize(outdir: string): string | undefined {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: ROOT,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    encoding: "utf8",
  });
  return status === 0 ? undefined : stderr;
}

/** Which stacks are wanted; a text is what is wrong with the names. */
function selection({ environment, stacks }: SimulateArguments, emitted: string): ((stack: string) => boolean) | string {
  const all = Object.keys(readManifest(emitted).stacks);
  const mine = all.filter((name) => name.startsWith(`${environment}-`));
  if (mine.length === 0) return `There is no environment ${environment}. Fix: use one of ${all.join(", ")}.\n`;
  const unknown = stacks.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    return `--stack ${unknown.join(", ")}: there is no such stack. Fix: use one of ${mine.join(", ")}.\n`;
  return (stack) => (stacks.length > 0 ? stacks.includes(stack) : mine.includes(stack));
}

/** What Terraform made and did not take away again. */
function leftOver({ cloud }: Simulation): string[] {
  return cloud.store
    .all()
    .filter(({ madeByService }) => !madeByService)
    .map(({ key }) => key);
}

function report(
  simulation: Simulation,
  args: SimulateArguments,
  phases: readonly Phase[],
  left: readonly string[],
): void {
  const errors = phases.flatMap(({ outcome }) =>
    outcome.stacks.flatMap(({ stack, result }) => {
      const prepared = simulation.stacks.find(({ name }) => name === stack);
      return prepared
        ? result.diagnostics.filter(({ severity }) => severity === "error").map((error) => explain(prepared, error))
        : [];
    }),
  );
  const surprises = phases
    .filter(({ name }) => name === "plan again")
    .flatMap(({ outcome }) =>
      outcome.stacks.flatMap(({ stack, result }) =>
        Object.entries(result.planned).map(([address, action]) => `${stack}: ${address}: ${action}`),
      ),
    );
  if (args.json) {
    const outcomes = phases.map(({ name, outcome }) => ({
      phase: name,
      seconds: outcome.seconds,
      skipped: outcome.skipped,
      stacks: outcome.stacks.map(({ stack, ok, seconds, counts, result }) => ({
        stack,
        ok,
        seconds,
        counts,
        planned: result.planned,
      })),
    }));
    process.stdout.write(
      `${JSON.stringify({ environment: args.environment, phases: outcomes, errors, surprises, leftOver: left }, null, 2)}\n`,
    );
    return;
  }
  const rows = phases.map(({ name, outcome }) => {
    const changes = outcome.stacks
      .flatMap(({ counts }) => Object.values(counts))
      .reduce((sum, count) => sum + count, 0);
    const failed = outcome.stacks.filter(({ ok }) => !ok).length;
    return [
      name,
      String(outcome.stacks.length),
      String(changes),
      String(failed),
      String(outcome.skipped.length),
      outcome.seconds.toFixed(1),
    ];
  });
  process.stdout.write(
    `\n${table(["phase", "stacks", "changes", "failed", "not started", "seconds"], rows, [1, 2, 3, 4, 5])}\n`,
  );
  for (const error of errors) process.stdout.write(`\n${formatExplained(error)}\n`);
  if (surprises.length > 0)
    process.stdout.write(`\nThe second plan is not empty:\n${surprises.map((line) => `  ${line}\n`).join("")}`);
  if (left.length > 0)
    process.stdout.write(`\nStill there after destroy:\n${left.map((line) => `  ${line}\n`).join("")}`);
}

function say(text: string, exitCode: number): number {
  process.stdout.write(text);
  return exitCode;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(text);
  return exitCode;
}

main().then((exitCode) => {
  process.exitCode = exitCode;
});
