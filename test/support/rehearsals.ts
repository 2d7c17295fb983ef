import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "../../config/model";
import { readEmitted } from "../../emitted/stacks";
import { buildPlatform } from "../../main";
import type { Simulation } from "../../tools/simulate/command/simulation";
import { failures, SimulatedSite } from "./simulated";

/** A cloud, the platform that was first deployed to it, and the stacks of it that stand there now. */
interface Ground {
  readonly site: SimulatedSite;
  readonly platform: Platform;
  readonly standing: Set<string>;
}

/**
 * Deploys stacks of one platform after the other, plans them again and takes them down. The account and foundations
 * below them stay for the next that has the very same ones; `end` takes those down too.
 */
export class Rehearsals {
  private readonly grounds = new Map<string, Ground>();
  private readonly folder = mkdtempSync(join(tmpdir(), "lakehouse-rehearsals-"));
  private count = 0;

  /**
   * Real Terraform on these stacks, and on those that they depend on.
   * @param look sees the deployed stacks
   * @returns what went wrong, a line per message; empty where nothing did
   */
  async of(
    platform: Platform,
    stacks: readonly string[],
    look: (simulation: Simulation) => void = () => {},
  ): Promise<string[]> {
    const emitted = join(this.folder, `emitted-${this.count++}`);
    buildPlatform(platform, emitted).synth();
    const key = groundIn(emitted);
    const ground = this.grounds.get(key) ?? { site: new SimulatedSite(), platform, standing: new Set() };
    this.grounds.set(key, ground);
    const rehearse = async (simulation: Simulation) => {
      const names = simulation.stacks.map(({ name }) => name);
      const above = names.filter((name) => !isGround(name));
      const fresh = names.filter((name) => !ground.standing.has(name));
      const deployed = failures(await simulation.up({ only: fresh }));
      if (deployed.length > 0) return deployed;
      const planned = failures(await simulation.planIsEmpty({ only: fresh }));
      if (planned.length > 0) return planned;
      for (const name of names.filter(isGround)) ground.standing.add(name);
      look(simulation);
      return failures(await simulation.destroy({ only: above }));
    };
    let isClean = false;
    try {
      const wrong = await ground.site.with(platform, stacks, rehearse, emitted);
      isClean = wrong.length === 0;
      return wrong;
    } finally {
      // The next one begins with an empty cloud.
      if (!isClean) this.abandon(key);
    }
  }

  /** Plans once more what stayed, which nothing above it may have changed, and takes it down. @returns what went wrong */
  async end(): Promise<string[]> {
    const wrong: string[] = [];
    for (const [key, { site, platform, standing }] of this.grounds) {
      await site.with(platform, [...standing], async (simulation) => {
        wrong.push(...failures(await simulation.planIsEmpty()), ...failures(await simulation.destroy()));
      });
      this.abandon(key);
    }
    rmSync(this.folder, { recursive: true, force: true });
    return wrong;
  }

  private abandon(key: string): void {
    this.grounds.get(key)?.site.remove();
    this.grounds.delete(key);
  }
}

const isGround = (stack: string) => stack === "account" || stack.endsWith("-foundation");

/** The account and foundations of a synthesis: the same text where they are emitted alike. */
const groundIn = (emitted: string) =>
  JSON.stringify(readEmitted(emitted).flatMap(({ name, json }) => (isGround(name) ? [[name, json]] : [])));
