/**
 * The example of a mesh with more and more domains: what a further domain takes to synthesize, in processor time, and to
 * rehearse. Arguments: how many domains more; default 1, 10, 25 and 50.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addresses, readEmitted } from "../emitted/stacks";
import { buildPlatform } from "../main";
import { readWith, usage } from "../tools/command/arguments";
import { Simulation } from "../tools/simulate/command/simulation";
import { findingsOf } from "../tools/synth/policy-findings";
import { table } from "../tools/synth/summary-table";
import { withoutTokenTraces } from "../tools/synth/token-traces";
import { platformWith } from "./domains-of";
import { type Seconds, seconds, sum } from "./simulate-parts";

const USAGE = `npm run bench:domains             the example of a mesh with 1, 10, 25 and 50 domains more
npm run bench:domains -- 5 100    other numbers of domains

Exit code: 0 done, 1 something failed, 2 wrong arguments.`;
const SIZES = [1, 10, 25, 50];

interface Taken extends Seconds {
  readonly domains: number;
  readonly resources: number;
  /** Processor time of the synthesis. */
  readonly synthesis: number;
}

async function take(domains: number, folder: string): Promise<Taken> {
  const emitted = join(folder, "emitted");
  // cdktf makes the folder of the output, not those above it.
  mkdirSync(folder, { recursive: true });
  const start = process.cpuUsage();
  const platform = platformWith(domains);
  withoutTokenTraces(() => buildPlatform(platform, emitted).synth());
  const stacks = readEmitted(emitted);
  findingsOf(platform, stacks, stacks);
  const { user, system } = process.cpuUsage(start);
  const simulation = await Simulation.start({
    folder: join(folder, "simulated"),
    emitted,
    platform,
    wanted: () => true,
  });
  try {
    return {
      domains,
      resources: stacks.reduce((all, { json }) => all + addresses(json).length, 0),
      synthesis: (user + system) / 1e6,
      deploy: seconds(await simulation.up()),
      plan: seconds(await simulation.planIsEmpty()),
      destroy: seconds(await simulation.destroy()),
    };
  } finally {
    await simulation.close();
  }
}

async function run(sizes: readonly string[]): Promise<void> {
  const given = sizes.map(Number);
  const work = mkdtempSync(join(tmpdir(), "lakehouse-domains-"));
  const found: Taken[] = [];
  try {
    // The first run of any code takes longer.
    await take(0, join(work, "warm"));
    for (const size of [0, ...(given.length > 0 ? given : SIZES)])
      found.push(await take(size, join(work, String(size))));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const rows = found.map((taken, index) => {
    const before = found[index - 1];
    const each = (of: (one: Taken) => number) =>
      before === undefined ? "" : ((1000 * (of(taken) - of(before))) / (taken.domains - before.domains)).toFixed(0);
    return [
      String(taken.domains),
      String(taken.resources),
      taken.synthesis.toFixed(2),
      each(({ synthesis }) => synthesis),
      ...([taken.deploy, taken.plan, taken.destroy] as const).map((value) => value.toFixed(1)),
      each(sum),
    ];
  });
  const heads = [
    "domains more",
    "resources",
    "synthesis CPU s",
    "ms/further",
    "deploy s",
    "plan s",
    "destroy s",
    "ms/further",
  ];
  process.stdout.write(`${table(heads, rows, [0, 1, 2, 3, 4, 5, 6, 7])}\n`);
}

function main(): number {
  const read = readWith(USAGE, () => parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } }));
  if (typeof read === "number") return read;
  const strange = read.positionals.find((size) => !/^[1-9]\d{0,2}$/.test(size));
  if (strange !== undefined) return usage(USAGE, `${strange}: write a whole number above 0`);
  run(read.positionals).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
  return 0;
}

process.exitCode = main();
