import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "../../config/model";
import { buildPlatform } from "../../main";
import { type PhaseOutcome, Simulation } from "../../tools/simulate/command/simulation";

/** One deployment on simulated providers, taken down and thrown away at the end of `use`. */
export async function simulated<T>(
  platform: Platform,
  stacks: readonly string[],
  use: (simulation: Simulation) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-simulated-"));
  const emitted = join(folder, "emitted");
  try {
    buildPlatform(platform, emitted).synth();
    const simulation = await Simulation.start({ folder, emitted, wanted: (stack) => stacks.includes(stack) });
    try {
      return await use(simulation);
    } finally {
      await simulation.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What went wrong in a phase, a line per message; empty where nothing did. */
export function failures(outcome: PhaseOutcome): string[] {
  return [
    ...outcome.stacks.filter(({ ok }) => !ok).map(({ stack, result }) => `${stack}: ${JSON.stringify(result)}`),
    ...outcome.skipped.map((stack) => `${stack}: skipped`),
  ];
}
