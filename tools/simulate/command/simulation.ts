import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SimulatedCloud } from "../cloud/simulated-cloud";
import { Store } from "../cloud/store";
import { type StateJson, typesInUse } from "../schema/in-use";
import { Clock } from "../semantics/clock";
import type { Cloud } from "../semantics/cloud";
import { type SimulatedProviders, serveProviders } from "../semantics/serve";
import { inOrder, reversed } from "./in-order";
import { type PreparedStack, prepareStacks } from "./simulation-folder";
import { apply, destroy, init, plan, type TerraformEvent, type TerraformResult } from "./terraform";

/** How one stack ended. */
export interface StackOutcome {
  readonly stack: string;
  readonly ok: boolean;
  /** Seconds. */
  readonly seconds: number;
  /** What was created, changed, replaced and deleted; in a plan: what would be. */
  readonly counts: Readonly<Record<string, number>>;
  readonly result: TerraformResult;
}

export interface PhaseOutcome {
  readonly stacks: readonly StackOutcome[];
  /** Stacks that were not started because one before them failed. */
  readonly skipped: readonly string[];
  readonly seconds: number;
}

export interface PhaseOptions {
  readonly onStart?: (stack: PreparedStack) => void;
  readonly onEvent?: (stack: PreparedStack, event: TerraformEvent) => void;
  readonly onEnd?: (outcome: StackOutcome) => void;
  readonly signal?: AbortSignal;
}

export interface SimulationOptions {
  /** Folder of the simulation: stacks, states, and the cloud between commands. */
  readonly folder: string;
  /** Output folder of a synthesis. */
  readonly emitted: string;
  /** Stacks that are wanted; those that they depend on come with them. */
  readonly wanted: (stack: string) => boolean;
  /** Puts something between the providers and the cloud: faults. */
  readonly wrap?: (cloud: Cloud) => Cloud;
}

/** How many Terraforms run side by side. Each is a process of its own, and the providers are in this one. */
const AT_ONCE = 3;

/** Real Terraform on simulated providers: every stack of an environment, in dependency order. */
export class Simulation {
  private constructor(
    readonly stacks: readonly PreparedStack[],
    readonly cloud: SimulatedCloud,
    private readonly providers: SimulatedProviders,
    private readonly folder: string,
  ) {}

  /** Prepares the folder and starts the providers; `close` has to be called in the end. */
  static async start(options: SimulationOptions): Promise<Simulation> {
    const { folder, emitted, wanted, wrap = (cloud: Cloud) => cloud } = options;
    mkdirSync(folder, { recursive: true });
    const stacks = prepareStacks(emitted, folder, wanted);
    const saved = join(folder, CLOUD_FILE);
    const { store, now } = existsSync(saved) ? load(saved) : { store: new Store(), now: undefined };
    const cloud = new SimulatedCloud(store);
    const types = typesInUse(
      stacks.map(({ json }) => json),
      states(folder),
    );
    const providers = await serveProviders({ types, cloud: wrap(cloud), clock: new Clock(now) });
    return new Simulation(stacks, cloud, providers, folder);
  }

  up(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(this.stacks, options, async (run) => {
      const initialized = await init(run);
      return initialized.exitCode === 0 ? apply(run) : initialized;
    });
  }

  /** Ends well where every stack has nothing to do. */
  planIsEmpty(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(this.stacks, options, plan);
  }

  /** Plans every stack; changes are not a failure. */
  plan(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(this.stacks, options, async (run) => {
      const initialized = await init(run);
      if (initialized.exitCode !== 0) return initialized;
      const result = await plan(run);
      return { ...result, exitCode: result.exitCode === 2 ? 0 : result.exitCode };
    });
  }

  destroy(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(reversed(this.stacks), options, async (run) => {
      const initialized = await init(run);
      return initialized.exitCode === 0 ? destroy(run) : initialized;
    });
  }

  /** Keeps the cloud for the next command. */
  save(): void {
    const text = JSON.stringify({ now: this.providers.clock.now(), store: JSON.parse(this.cloud.store.save()) });
    const file = join(this.folder, CLOUD_FILE);
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  /** Stops the providers. */
  close(): Promise<void> {
    return this.providers.stop();
  }

  /** Stops the providers as a crash would: calls that are under way get no answer. */
  get running(): SimulatedProviders["running"] {
    return this.providers.running;
  }

  private async phase(
    stacks: readonly PreparedStack[],
    options: PhaseOptions,
    command: (run: Parameters<typeof apply>[0]) => Promise<TerraformResult>,
  ): Promise<PhaseOutcome> {
    const began = performance.now();
    const outcomes: StackOutcome[] = [];
    const skipped = await inOrder(stacks, AT_ONCE, async (stack) => {
      options.onStart?.(stack);
      const started = performance.now();
      const result = await command({
        folder: stack.folder,
        environment: this.providers.environment,
        onEvent: (event) => options.onEvent?.(stack, event),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
      const outcome: StackOutcome = {
        stack: stack.name,
        ok: result.exitCode === 0,
        seconds: (performance.now() - started) / 1000,
        counts: countBy(Object.values(result.planned)),
        result,
      };
      outcomes.push(outcome);
      options.onEnd?.(outcome);
      return outcome.ok;
    });
    return { stacks: outcomes, skipped, seconds: (performance.now() - began) / 1000 };
  }
}

/** Removes a simulation that was kept. */
export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

const CLOUD_FILE = "cloud.json";

function load(file: string): { store: Store; now: number } {
  const { now, store } = JSON.parse(readFileSync(file, "utf8")) as { now: number; store: unknown };
  return { now, store: Store.from(JSON.stringify(store)) };
}

function states(folder: string): StateJson[] {
  return readdirSync(join(folder, "state"))
    .filter((name) => name.endsWith(".tfstate"))
    .map((name) => JSON.parse(readFileSync(join(folder, "state", name), "utf8")) as StateJson);
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
