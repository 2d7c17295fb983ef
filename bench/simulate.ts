import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPlatform } from "../config/load";
import { readWith, usage } from "../tools/command/arguments";
import { selection } from "../tools/simulate/command/selection";
import { Simulation } from "../tools/simulate/command/simulation";
import { synthesize } from "../tools/simulate/command/synthesis";
import { table } from "../tools/synth/summary-table";
import { onlyTerraformData, PHASES, type Seconds, seconds, sum } from "./simulate-parts";
import { sizes } from "./simulate-size";

/**
 * Deploy, empty plan and destroy of an environment in the simulation, beside the same with nothing behind it: the
 * same stacks in the same order with as many `terraform_data` each, which Terraform keeps without any provider. Then
 * one stack with more and more resources.
 */

const ROOT = join(__dirname, "..");
const USAGE = `npm run bench:simulate                   dev in the simulation, then one stack of 100, 1000 and 3000 resources
npm run bench:simulate -- prod 50 500    another environment, and other numbers of resources

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const RUNS = 3;
/** Ratio and seconds to stay below. */
const TARGET = { ratio: 1.3, seconds: 10 };

/** Resources of one stack. */
const SIZES = [100, 1000, 3000];

async function main(): Promise<number> {
  const read = readWith(USAGE, () => parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  const [environment = "dev", ...given] = read.positionals;
  const strange = given.find((size) => !/^[1-9]\d{0,5}$/.test(size));
  if (strange !== undefined) return usage(USAGE, `${strange}: write a whole number above 0`);
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-bench-"));
  try {
    const emitted = join(folder, "emitted");
    const problem = await synthesize(ROOT, emitted);
    if (problem !== undefined) throw new Error(problem);
    const floor = join(folder, "floor");
    const again = await synthesize(ROOT, floor);
    if (again !== undefined) throw new Error(again);
    onlyTerraformData(floor);

    const simulated: Seconds[] = [];
    const bare: Seconds[] = [];
    // In turns, after one of each to warm up, so that a busy moment hits both.
    for (let run = 0; run <= RUNS; run++) {
      const pair = [
        await measure(environment, emitted, join(folder, `simulated-${run}`)),
        await measure(environment, floor, join(folder, `bare-${run}`)),
      ] as const;
      if (run === 0) continue;
      simulated.push(pair[0]);
      bare.push(pair[1]);
    }
    report(environment, simulated, bare);
    process.stdout.write(`\n${await sizes(folder, given.length > 0 ? given.map(Number) : SIZES)}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(environment: string, emitted: string, folder: string): Promise<Seconds> {
  const wanted = selection(emitted, environment);
  if (typeof wanted === "string") throw new Error(wanted);
  const simulation = await Simulation.start({ folder, emitted, wanted, platform: loadPlatform(ROOT).platform });
  try {
    const deploy = seconds(await simulation.up());
    const plan = seconds(await simulation.planIsEmpty());
    const destroy = seconds(await simulation.destroy());
    return { deploy, plan, destroy };
  } finally {
    await simulation.close();
  }
}

function report(environment: string, simulated: readonly Seconds[], bare: readonly Seconds[]): void {
  const rows = ([...PHASES, "all"] as const).map((phase) => {
    const of = (run: Seconds) => (phase === "all" ? sum(run) : run[phase]);
    const [mine, floor] = [median(simulated.map(of)), median(bare.map(of))];
    return [phase, mine.toFixed(2), floor.toFixed(2), (mine / floor).toFixed(2)];
  });
  process.stdout.write(`${table([environment, "simulated s", "terraform_data s", "ratio"], rows, [1, 2, 3])}\n`);
  process.stdout.write(
    `Targets: ratio at most ${TARGET.ratio}, at most ${TARGET.seconds} s in all. Medians of ${RUNS} runs, in turns.\n`,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
