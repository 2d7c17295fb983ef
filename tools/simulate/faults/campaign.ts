import { join } from "node:path";
import type { Platform } from "../../../config/model";
import { Simulation } from "../command/simulation";
import { FAULT_KINDS, type FaultKind } from "./fault";
import { applyWithoutState, type LostState } from "./lost-state";
import { type PassageName, record, type Step } from "./passage";
import { type FaultPoint, survives } from "./point";
import { writeUpdated } from "./update";

export interface CampaignOptions {
  /** Output folder of a synthesis. */
  readonly emitted: string;
  readonly wanted: (stack: string) => boolean;
  /** What the stacks were made of. */
  readonly platform: Platform;
  /** Empty folder to work in. */
  readonly folder: string;
  /** Told of every stack that has gone through a passage without a fault. */
  readonly onRecorded?: (step: Step) => void;
}

/** A fault point that was tried. */
export interface Tried {
  readonly point: FaultPoint;
  /** Why the environment did not survive it; undefined where it did. */
  readonly problem: string | undefined;
  /** Addresses of what Terraform first had to be told to keep, `terraform untaint`. */
  readonly untainted: readonly string[];
}

/** An environment whose deployment, change and destruction were recorded, so that any change of them can go wrong. */
export class Campaign {
  private constructor(
    private readonly options: CampaignOptions,
    /** The emitted stacks after a change of the configuration. */
    private readonly updated: string,
    readonly steps: readonly Step[],
  ) {}

  /** Goes through the passages once, undisturbed. */
  static async record(options: CampaignOptions): Promise<Campaign> {
    const { emitted, wanted, platform, folder, onRecorded } = options;
    const updated = join(folder, "updated");
    writeUpdated(emitted, updated);
    const simulation = await Simulation.start({ folder: join(folder, "record"), emitted, wanted, platform });
    const next = await Simulation.start({ folder: join(folder, "record-updated"), emitted: updated, wanted, platform });
    try {
      const deploy = await record(simulation, "deploy", onRecorded);
      next.restore(simulation.snapshot());
      const update = await record(next, "update", onRecorded);
      const destroy = await record(simulation, "destroy", onRecorded);
      return new Campaign(options, updated, [...deploy, ...update, ...destroy]);
    } finally {
      await Promise.all([simulation.close(), next.close()]);
    }
  }

  /** Every change, going wrong in one way. */
  points(how: FaultKind): FaultPoint[] {
    return this.steps.flatMap((step) => step.changes.map((change) => ({ step, change, how })));
  }

  /**
   * Tries points side by side, each from the situation right before its stack.
   * @param workers how many at the same time
   */
  async run(
    points: readonly FaultPoint[],
    workers: number,
    onTried: (tried: Tried) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Tried[]> {
    const tried: Tried[] = [];
    const waiting = [...points];
    await this.sideBySide(workers, async (simulationFor) => {
      for (let point = waiting.shift(); point && !signal?.aborted; point = waiting.shift()) {
        const simulation = await simulationFor(point.step.passage);
        const untainted: string[] = [];
        const problem = await survives(simulation, point, (address) => untainted.push(address));
        const result = { point, problem, untainted };
        tried.push(result);
        onTried(result);
      }
    });
    return tried;
  }

  /** Loses the last state of every stack in turn. */
  async loseStates(): Promise<LostState[]> {
    const results: LostState[] = [];
    await this.sideBySide(1, async (simulationFor) => {
      for (const step of this.steps.filter(({ passage }) => passage === "deploy")) {
        results.push(await applyWithoutState(await simulationFor(step.passage), step));
      }
    });
    return results;
  }

  /** Simulations in folders of their own for each worker, made when they are needed. */
  private async sideBySide(
    workers: number,
    work: (simulationFor: (passage: PassageName) => Promise<Simulation>) => Promise<void>,
  ): Promise<void> {
    const made: Simulation[] = [];
    const worker = async (_: unknown, index: number) => {
      const mine = new Map<string, Promise<Simulation>>();
      await work((passage) => {
        const emitted = passage === "update" ? this.updated : this.options.emitted;
        const known = mine.get(emitted) ?? this.start(`worker-${index}-${mine.size}`, emitted, made);
        mine.set(emitted, known);
        return known;
      });
    };
    try {
      await Promise.all(Array.from({ length: workers }, worker));
    } finally {
      await Promise.all(made.map((simulation) => simulation.close()));
    }
  }

  private async start(name: string, emitted: string, made: Simulation[]): Promise<Simulation> {
    const { folder, wanted, platform } = this.options;
    const simulation = await Simulation.start({ folder: join(folder, name), emitted, wanted, platform });
    made.push(simulation);
    return simulation;
  }
}

/** So many points, evenly spread, with the kinds of fault in turn. The same for the same seed. */
export function sample(campaign: Campaign, count: number, seed: number): FaultPoint[] {
  const all = campaign.points("error");
  // The golden ratio spreads neighbouring seeds as well.
  const shift = (seed * 0.618_033_988_749_895) % 1;
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => {
    const point = all[Math.floor(((index + shift) * all.length) / count)];
    const how = FAULT_KINDS[(index + seed) % FAULT_KINDS.length];
    return point && how ? [{ ...point, how }] : [];
  }).flat();
}
