import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Platform } from "../../config/model";
import { buildPlatform } from "../../main";
import type { PhaseOutcome } from "../../tools/simulate/command/phase";
import { Simulation } from "../../tools/simulate/command/simulation";
import { stateFile } from "../../tools/simulate/command/snapshot";

/** A cloud that several platforms are deployed to, one after the other. */
export class SimulatedSite {
  private readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-simulated-"));
  private count = 0;

  /**
   * Runs real Terraform on these stacks of a platform, and on those that they depend on.
   * @param emitted output folder of a synthesis of the platform; default: it is synthesized
   */
  async with<T>(
    platform: Platform,
    stacks: readonly string[],
    use: (simulation: Simulation) => Promise<T>,
    emitted = this.synthesized(platform),
  ): Promise<T> {
    const options = { folder: this.folder, emitted, platform, wanted: (stack: string) => stacks.includes(stack) };
    const simulation = await Simulation.start(options);
    try {
      return await use(simulation);
    } finally {
      simulation.save();
      await simulation.close();
    }
  }

  /** Has Terraform know nothing of some resources, as if somebody else had made them. */
  forget(stack: string, addresses: readonly string[]): void {
    const file = stateFile(this.folder, stack);
    const state = JSON.parse(readFileSync(file, "utf8")) as { resources: { type: string; name: string }[] };
    const resources = state.resources.filter(({ type, name }) => !addresses.includes(`${type}.${name}`));
    writeFileSync(file, JSON.stringify({ ...state, resources }));
  }

  private synthesized(platform: Platform): string {
    const outdir = join(this.folder, `emitted-${this.count++}`);
    buildPlatform(platform, outdir).synth();
    return outdir;
  }

  /** Throws the cloud away. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What went wrong in a phase, a line per message; empty where nothing did. */
export function failures({ stacks, skipped }: PhaseOutcome): string[] {
  return [
    ...stacks
      .filter(({ ok }) => !ok)
      .flatMap(({ stack, result }) => [
        ...result.diagnostics
          .filter(({ severity }) => severity === "error")
          .map(({ address, summary, detail }) => `${stack}: ${address ?? ""}: ${summary}: ${detail}`),
        ...Object.entries(result.planned).map(([address, action]) => `${stack}: ${address}: ${action}`),
      ]),
    ...skipped.map((stack) => `${stack}: skipped`),
  ];
}

/** Stacks are deployed, have nothing to change afterwards, and go without a trace. */
export async function expectComesAndGoes(
  site: SimulatedSite,
  platform: Platform,
  stacks: readonly string[],
): Promise<void> {
  await site.with(platform, stacks, async (simulation) => {
    expect(failures(await simulation.up())).toEqual([]);
    expect(failures(await simulation.planIsEmpty())).toEqual([]);
    expect(failures(await simulation.destroy())).toEqual([]);
  });
}
