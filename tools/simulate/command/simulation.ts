import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "../../../config/model";
import { CALLER } from "../cloud/databricks/principals";
import { isImportable } from "../cloud/imports";
import { putOutside } from "../cloud/outside";
import { SimulatedCloud } from "../cloud/simulated-cloud";
import { Store } from "../cloud/store";
import type { Fault } from "../faults/fault";
import { FaultyCloud } from "../faults/faulty-cloud";
import { outsideOf } from "../given/outside";
import { PUBLISHED } from "../given/published";
import { schemasBeyond } from "../schema/beyond";
import { typesInUse } from "../schema/in-use";
import { type NamedSchemas, readNamedSchemas } from "../schema/named";
import { Clock } from "../semantics/clock";
import { type SimulatedProviders, serveProviders } from "../semantics/serve";
import { inOrder, reversed } from "./in-order";
import type { PhaseOptions, PhaseOutcome, StackOutcome } from "./phase";
import { namingProtected, withoutProtection } from "./protection";
import { type PreparedStack, prepareStacks } from "./simulation-folder";
import {
  cloudFile,
  type Known,
  knownTo,
  loadCloud,
  readStates,
  type Snapshot,
  saveCloud,
  statesOf,
  taintedIn,
  writeStates,
} from "./snapshot";
import { type StateServer, serveStates } from "./state-server";
import {
  apply,
  type Diagnostic,
  destroy,
  init,
  plan,
  planAndTry,
  planInFull,
  removeFromState,
  type TerraformResult,
  type TerraformRun,
  untaint,
} from "./terraform";
import { standInsFor } from "./variables";
import { WatchedCloud } from "./watched-cloud";

export interface SimulationOptions {
  /** Folder of the simulation: stacks, states, and the cloud between commands. */
  readonly folder: string;
  /** Output folder of a synthesis. */
  readonly emitted: string;
  /** Stacks that are wanted; those that they depend on come with them. */
  readonly wanted: (stack: string) => boolean;
  /** What the stacks were made of: it says what exists already. */
  readonly platform: Platform;
  /** Folder of the project that it is read from, where the configuration names a file of it. Default: the present one. */
  readonly project?: string;
  /** What goes wrong. Default nothing. */
  readonly fault?: Fault;
  /** Makes what is adopted and not in the cloud, which holds nothing that is real. Default: it is an error, as in an account. */
  readonly standIns?: boolean;
}

/** Application id of a service principal that is not the deployer. */
const SOMEBODY_ELSE = "00000000-0000-4000-8000-000000000000";

/** How many Terraforms run side by side. Each is a process of its own, and the providers are in this one. */
const AT_ONCE = 3;

/** How long providers that are going to die wait until Terraform has taken note of their last answers. */
const PATIENCE_MS = 5000;

type Command = (run: TerraformRun, stack: PreparedStack) => Promise<TerraformResult>;

interface PhaseChoice {
  /** Asked when those before it are done. Default every stack. */
  readonly isDue?: (stack: PreparedStack) => boolean;
  /** Whether the others are started after a failure. Default not. */
  readonly goesOn?: boolean;
}

/** Changes that were made in a copy of the cloud. */
export interface Tried {
  /** Those that were due, in the order that they ended in. */
  readonly stacks: readonly StackOutcome[];
  readonly seconds: number;
  /** The copy, and what Terraform knows of it. */
  readonly after: Snapshot;
}

/** Real Terraform on simulated providers: every stack of an environment, in dependency order. */
export class Simulation {
  private readonly passing: WatchedCloud;
  private readonly initialized = new Set<string>();
  private interrupted = new AbortController();
  /** Changes of this phase that Terraform has reported. */
  private told = 0;
  private disturbance: FaultyCloud | undefined;
  /** While changes are only tried: what there was before, and will be again. */
  private kept: Snapshot | undefined;

  private constructor(
    readonly stacks: readonly PreparedStack[],
    private simulated: SimulatedCloud,
    private readonly clock: Clock,
    private readonly folder: string,
    private readonly states: StateServer,
    private readonly named: NamedSchemas,
    private providers: SimulatedProviders | undefined = undefined,
  ) {
    this.passing = new WatchedCloud(simulated, () => this.simulated.store);
  }

  /** Prepares the folder and starts the providers; `close` has to be called in the end. */
  static async start({
    folder,
    emitted,
    wanted,
    platform,
    project = ".",
    fault,
    standIns = false,
  }: SimulationOptions): Promise<Simulation> {
    const states = await serveStates(folder);
    const saved = existsSync(cloudFile(folder)) ? loadCloud(folder) : undefined;
    const cloud = new SimulatedCloud(saved?.store ?? new Store(), PUBLISHED);
    const standsIn = (type: string, id: string) => standIns && !isImportable(cloud.store, type, id);
    const stacks = prepareStacks(emitted, folder, wanted, states, standsIn);
    const clock = new Clock(saved?.now);
    putOutside(cloud.store, outsideOf(platform), clock.now());
    const { schema } = platform.account.providers;
    const named: NamedSchemas = schema === undefined ? new Map() : readNamedSchemas(join(project, schema));
    const simulation = new Simulation(stacks, cloud, clock, folder, states, named);
    simulation.disturb(fault);
    await simulation.restart();
    return simulation;
  }

  get cloud(): SimulatedCloud {
    return this.simulated;
  }

  /** Where the providers and the states are, `127.0.0.1:40311`. */
  get listensOn(): readonly string[] {
    const { providers, states } = this;
    return providers === undefined
      ? []
      : [...Object.values(providers.running), states].map(({ listensOn }) => listensOn);
  }

  /** Makes something go wrong in what follows, or nothing any more; tells what was changed. */
  disturb(fault?: Fault): FaultyCloud {
    const faulty = new FaultyCloud(this.simulated, fault, {
      crash: async (answered) => {
        for (let waited = 0; this.told < answered && waited < PATIENCE_MS; waited += 10) await wait(10);
        for (const provider of Object.values(this.providers?.running ?? {})) provider.kill();
      },
      interrupt: () => this.interrupted.abort(),
    });
    this.passing.exchange(faulty);
    this.disturbance = faulty;
    return faulty;
  }

  /** The fault that was asked for has not come yet. */
  get faultMissed(): boolean {
    return this.disturbance?.missed ?? false;
  }

  /** New providers for the same cloud, as after a crash. */
  async restart(): Promise<void> {
    await this.stopProviders();
    const stacks = this.stacks.map(({ json }) => json);
    const types = typesInUse(stacks, statesOf(this.folder));
    const beyond = schemasBeyond(stacks, this.named);
    this.providers = await serveProviders({ types, beyond, cloud: this.passing, clock: this.clock });
  }

  /** Ends it: nothing listens any more. */
  async close(): Promise<void> {
    await Promise.all([this.stopProviders(), this.states.close()]);
  }

  private async stopProviders(): Promise<void> {
    const { providers } = this;
    this.providers = undefined;
    await providers?.stop();
  }

  up(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(this.stacks, options, async (run, { json }) =>
      namingProtected(json, run, await apply(run), plan),
    );
  }

  /** Ends well where every stack has nothing to do. */
  planIsEmpty(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.phase(this.stacks, options, plan);
  }

  /**
   * The same, by another service principal, which may read everything: a plan of a pull request. What the provider
   * hides from whoever set it up, it shows to others.
   */
  async planIsEmptyForOthers(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    const { store } = this.simulated;
    const callers = store.ofType(CALLER);
    for (const caller of callers) {
      store.put({ ...caller, attributes: { ...caller.attributes, application_id: SOMEBODY_ELSE } });
    }
    try {
      return await this.planIsEmpty(options);
    } finally {
      for (const caller of callers) store.put(caller);
    }
  }

  /**
   * Plans every stack, in full; changes are not a failure. They are made in a copy of the cloud, so that the stacks
   * behind are planned on what is there then; in the end cloud and states are as they were.
   */
  plan(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    return this.inCopy(async () => {
      const outcome = await this.phase(this.stacks, options, async (run, { json }) =>
        namingProtected(json, run, await planAndTry(run), planInFull),
      );
      return { ...outcome, stacks: this.waiting(outcome.stacks) };
    });
  }

  /**
   * Tries what is due, protection lifted, and ends with the cloud as it was. A stack whose changes are refused ends
   * nothing: those behind it are asked for like all others.
   * @param isDue whether a stack is planned; asked once, after those before it
   * @param first stacks that are tried one after the other before all, and then once more where they are due
   */
  changes(
    isDue: (stack: PreparedStack, tried: readonly StackOutcome[]) => boolean,
    { first = [], signal }: { readonly first?: readonly string[]; readonly signal?: AbortSignal } = {},
  ): Promise<Tried> {
    return this.inCopy(async () => {
      const began = performance.now();
      const tried: StackOutcome[] = [];
      const options: PhaseOptions = { onEnd: (outcome) => tried.push(outcome), ...(signal && { signal }) };
      const attempt: Command = (run) => withoutProtection(run.folder, () => planAndTry(run, { asJson: true }));
      for (const only of first) await this.phase(this.stacks, { ...options, only }, attempt, { goesOn: true });
      await this.phase(this.stacks, options, attempt, { isDue: (stack) => isDue(stack, tried), goesOn: true });
      return { stacks: tried, seconds: (performance.now() - began) / 1000, after: this.snapshot() };
    });
  }

  /** Has cloud and states as they were when it is done. */
  private async inCopy<T>(work: () => Promise<T>): Promise<T> {
    this.kept = this.snapshot();
    try {
      return await work();
    } finally {
      this.putBack(this.kept);
      this.kept = undefined;
    }
  }

  /** Protected data cannot be destroyed: as for `prevent_destroy`, the simulation does what a person would have to. */
  async destroy(options: PhaseOptions = {}): Promise<PhaseOutcome> {
    const { store } = this.simulated;
    const only = options.only === undefined ? undefined : [options.only].flat();
    const byHand = this.stacks
      .filter(({ name }) => only === undefined || only.includes(name))
      .flatMap(({ protectedBuckets }) => protectedBuckets)
      .filter((bucket) => emptyBucket(store, bucket) > 0)
      .map((bucket) => `the protected bucket ${bucket} emptied`);
    return {
      ...(await this.phase(reversed(this.stacks), options, (run) => withoutProtection(run.folder, () => destroy(run)))),
      byHand,
    };
  }

  /** Lets Terraform keep an object that it takes for half made. */
  async untaint(stack: string, address: string): Promise<TerraformResult> {
    const folder = this.stacks.find(({ name }) => name === stack)?.folder ?? "";
    return untaint({ folder, environment: {} }, address);
  }

  /** Has Terraform forget some resources of a stack that was deployed; they stay in the cloud. */
  async forget(stack: string, addresses: readonly string[]): Promise<TerraformResult> {
    const folder = this.stacks.find(({ name }) => name === stack)?.folder ?? "";
    return removeFromState({ folder, environment: {} }, addresses);
  }

  /** Keeps the cloud for the next command. */
  save(): void {
    if (this.kept !== undefined) writeStates(this.folder, this.kept.states);
    saveCloud(this.folder, this.kept ?? this.snapshot());
  }

  /** Objects that a state knows, with the stack of the state: also of stacks that this simulation has not prepared. */
  known(): readonly (Known & { readonly stack: string })[] {
    return Object.entries(readStates(this.folder)).flatMap(([stack, state]) =>
      knownTo(state, this.simulated.store).map((known) => ({ stack, ...known })),
    );
  }

  /** The cloud and the states as they are. */
  snapshot(): Snapshot {
    return { store: this.simulated.store.save(), now: this.clock.now(), states: readStates(this.folder) };
  }

  /** Puts the cloud and the states back; ends a disturbance. */
  restore(snapshot: Snapshot): void {
    this.putBack(snapshot);
    this.disturb();
  }

  private putBack(snapshot: Snapshot): void {
    this.simulated = new SimulatedCloud(Store.from(snapshot.store), PUBLISHED);
    this.clock.advance(snapshot.now - this.clock.now());
    writeStates(this.folder, snapshot.states);
    this.passing.exchange(this.simulated);
  }

  /** Adds which stacks were planned on outputs that only the changes of others bring. */
  private waiting(outcomes: readonly StackOutcome[]): StackOutcome[] {
    const changed = new Map(outcomes.map(({ stack, result }) => [stack, result.outputs]));
    return outcomes.map((outcome) => {
      const reads = this.stacks.find(({ name }) => name === outcome.stack)?.reads ?? {};
      const waits = Object.entries(reads).flatMap(([producer, outputs]) => {
        const fresh = outputs.filter((output) => changed.get(producer)?.includes(output));
        return fresh.length > 0 ? [[producer, fresh] as const] : [];
      });
      return { ...outcome, waitsFor: Object.fromEntries(waits) };
    });
  }

  private async phase(
    stacks: readonly PreparedStack[],
    options: PhaseOptions,
    command: Command,
    { isDue = () => true, goesOn = false }: PhaseChoice = {},
  ): Promise<PhaseOutcome> {
    const began = performance.now();
    const outcomes: StackOutcome[] = [];
    this.interrupted = new AbortController();
    this.told = 0;
    const signal = AbortSignal.any([this.interrupted.signal, ...(options.signal ? [options.signal] : [])]);
    const only = options.only === undefined ? undefined : [options.only].flat();
    const wanted = stacks.filter(({ name }) => only === undefined || only.includes(name));
    const tooLate: string[] = [];
    const skipped = await inOrder(wanted, AT_ONCE, async (stack) => {
      if (signal.aborted) {
        tooLate.push(stack.name);
        return false;
      }
      if (!isDue(stack)) return true;
      options.onStart?.(stack);
      const started = performance.now();
      const result = await this.initializedFirst(command, stack, {
        folder: stack.folder,
        environment: { ...standInsFor(stack.json.variable), ...this.providers?.environment },
        ...(options.parallelism === undefined ? {} : { parallelism: options.parallelism }),
        onEvent: (event) => {
          if (event.kind === "done" || event.kind === "failed") this.told++;
          options.onEvent?.(stack, event);
        },
        signal,
      });
      const outcome: StackOutcome = {
        stack: stack.name,
        ok: result.exitCode === 0,
        seconds: (performance.now() - started) / 1000,
        counts: countBy(Object.values(result.planned)),
        result: { ...result, diagnostics: this.completed(stack.name, result) },
      };
      outcomes.push(outcome);
      options.onEnd?.(outcome);
      return outcome.ok || goesOn;
    });
    return {
      stacks: outcomes,
      skipped: [...tooLate, ...skipped],
      seconds: (performance.now() - began) / 1000,
      byHand: [],
    };
  }

  private completed(stack: string, { diagnostics }: TerraformResult): Diagnostic[] {
    const state = readStates(this.folder)[stack] ?? "";
    const addresses = new Map(knownTo(state, this.simulated.store).map(({ key, address }) => [key, address]));
    const tainted = taintedIn(state);
    return diagnostics
      .map((diagnostic) => this.passing.complete(diagnostic, (key) => addresses.get(key)))
      .map(({ importId, ...diagnostic }) => {
        if (importId === undefined) return diagnostic;
        // What is in the state already cannot be imported.
        return tainted.includes(diagnostic.address ?? "")
          ? { ...diagnostic, isTainted: true }
          : { ...diagnostic, importId };
      });
  }

  /** Terraform initializes a folder once. */
  private async initializedFirst(command: Command, stack: PreparedStack, run: TerraformRun): Promise<TerraformResult> {
    if (!this.initialized.has(run.folder)) {
      const result = await init(run);
      if (result.exitCode !== 0) return result;
      this.initialized.add(run.folder);
    }
    return command(run, stack);
  }
}

/** @returns how many objects were in it that Terraform has not made */
function emptyBucket(store: Store, bucket: string): number {
  const objects = store
    .ofType("aws_s3_object")
    .filter(({ attributes, madeByService }) => madeByService && attributes.bucket === bucket);
  for (const { key } of objects) store.remove(key);
  return objects.length;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
