import { rmSync } from "node:fs";
import type { Platform } from "../../../config/model";
import { lastText, type Phase, phaseText } from "../../synth/phases";
import { type Explained, explain, formatExplained } from "../command/explain";
import type { PhaseOptions, PhaseOutcome } from "../command/phase";
import { wentWell } from "../command/report";
import { Simulation } from "../command/simulation";
import { stateFile } from "../command/snapshot";
import { deployedIn, type Leaving, leavingOf, type Thing } from "./leaving";
import type { Walked, WalkReport } from "./report";

/** One side of the change. */
export interface WalkSide {
  /** What to call it. */
  readonly name: string;
  /** Output folder of its synthesis. */
  readonly emitted: string;
  readonly platform: Platform;
  /** Which of its stacks belong to the environment. */
  readonly wanted: (stack: string) => boolean;
}

export interface WalkOptions {
  readonly environment: string;
  /** What is deployed first. */
  readonly base: WalkSide;
  readonly head: WalkSide;
  /** What comes before everything else of the head; see `phasesOf`. */
  readonly phases: readonly Phase[];
  /** What comes last, in one line. Default: that of an environment whose account loses nothing. */
  readonly last?: string;
  readonly isRecorded: boolean;
  /** Names of all stacks that the head has. */
  readonly configured: readonly string[];
  /** Folder of the simulation, new. */
  readonly folder: string;
  /** Folder of the project that the head is read from. */
  readonly project?: string;
  readonly signal?: AbortSignal;
  /** How the user opens a file of the configuration. Default: by its path in the project. */
  readonly shown?: (file: string) => string;
  /** Runs a phase, and shows how it goes. Default: it is not shown. */
  readonly show?: Show;
}

type Run = (options: PhaseOptions) => Promise<PhaseOutcome>;
type Show = (
  title: string,
  simulation: Simulation,
  only: readonly string[] | undefined,
  run: Run,
) => Promise<PhaseOutcome>;

const NOTHING: PhaseOutcome = { stacks: [], skipped: [], seconds: 0, byHand: [] };
const QUIETLY: Show = (_title, _simulation, _only, run) => run({});

/** Deploys what the base has, and carries out the head's change of it, phase by phase. */
export async function walk(options: WalkOptions): Promise<WalkReport> {
  const course = new Course(options);
  const { base, head, phases, folder } = options;
  const before = phases.filter(({ does }) => does !== "deploy");
  const after = phases.filter(({ does }) => does === "deploy");
  await course.in(base, async (simulation) => {
    if (!(await course.deploy(simulation, `${options.environment} as ${base.name} has it`))) return;
    for (const phase of before) if (!(await course.before(simulation, phase))) return;
  });
  for (const { stacks } of phases.filter(({ does }) => does === "leave")) {
    for (const stack of stacks) rmSync(stateFile(folder, stack), { force: true });
  }
  if (course.goesOn) {
    await course.in(head, async (simulation) => {
      for (const phase of after) if (!(await course.deploy(simulation, phaseText(phase), phase.stacks))) return;
      await course.deploy(simulation, options.last ?? lastText(options.environment));
      course.endIn(simulation);
    });
  }
  return course.report();
}

/** How far a walk has come. */
class Course {
  goesOn = true;
  private readonly walked: Walked[] = [];
  private readonly errors: Explained[] = [];
  private abandoned: readonly string[] = [];

  constructor(private readonly options: WalkOptions) {}

  /** Works on the cloud with the stacks of a side, and keeps it for the next. */
  async in({ emitted, platform, wanted }: WalkSide, work: (simulation: Simulation) => Promise<void>): Promise<void> {
    const { folder, project } = this.options;
    const simulation = await Simulation.start({
      ...{ folder, emitted, platform, wanted, standIns: true },
      ...(project !== undefined && { project }),
    });
    try {
      await work(simulation);
    } finally {
      simulation.save();
      await simulation.close();
    }
  }

  /** Deploys stacks, and plans them again. @returns whether the walk goes on */
  async deploy(simulation: Simulation, phase: string, only?: readonly string[]): Promise<boolean> {
    const chosen = only === undefined ? {} : { only };
    const before = deployedIn(simulation);
    const outcome = await this.run(simulation, phase, only, (options) => simulation.up({ ...options, ...chosen }));
    const again = wentWell(outcome)
      ? await this.run(simulation, "plan again", only, (options) => simulation.planIsEmpty({ ...options, ...chosen }))
      : NOTHING;
    const stillPlanned = again.stacks.flatMap(({ stack, result }) =>
      Object.entries(result.planned).map(([address, action]) => `${stack}: ${address}: ${action}`),
    );
    return this.add(simulation, phase, outcome, before, { again, stillPlanned });
  }

  /** What is done with the commit before. */
  async before(simulation: Simulation, phase: Phase): Promise<boolean> {
    const before = deployedIn(simulation);
    const text = phaseText(phase);
    const { does, stacks } = phase;
    if (does === "destroy") {
      const only = simulation.stacks.map(({ name }) => name).filter((name) => stacks.includes(name));
      const outcome = await this.run(simulation, text, only, (options) => simulation.destroy({ ...options, only }));
      return this.add(simulation, text, outcome, before);
    }
    if (does === "leave") {
      const things = before.filter(({ stack }) => stacks.includes(stack));
      return this.add(simulation, text, NOTHING, before, { kept: things });
    }
    if (does !== "forget") return true;
    for (const stack of stacks) {
      const places = new Set(phase.kept);
      const own = before.filter((thing) => thing.stack === stack && places.has(`${stack}: ${thing.address}`));
      if (own.length > 0)
        await simulation.forget(
          stack,
          own.map(({ address }) => address),
        );
    }
    return this.add(simulation, text, NOTHING, before);
  }

  /** Which stacks nothing is about any more. */
  endIn(simulation: Simulation): void {
    const counts = new Map<string, number>();
    for (const { stack } of simulation.known()) {
      if (!this.options.configured.includes(stack)) counts.set(stack, (counts.get(stack) ?? 0) + 1);
    }
    this.abandoned = [...counts].map(([stack, count]) => `${stack}: ${count} resources`);
  }

  report(): WalkReport {
    const { environment, base, isRecorded, signal } = this.options;
    const interrupted = signal?.aborted === true;
    const lost = this.lost();
    const isEmpty = this.walked.every(({ stillPlanned }) => stillPlanned.length === 0);
    const { abandoned, walked: phases } = this;
    return {
      ...{ environment, base: base.name, interrupted, isRecorded },
      ok: this.goesOn && !interrupted && isEmpty && lost.length === 0 && abandoned.length === 0,
      phases,
      errors: [...new Map(this.errors.map((error) => [formatExplained(error), error])).values()],
      lost,
      abandoned,
    };
  }

  private run(simulation: Simulation, title: string, only: readonly string[] | undefined, run: Run) {
    const { signal, show = QUIETLY } = this.options;
    return show(title, simulation, only, (options) => run({ ...options, ...(signal && { signal }) }));
  }

  /** Takes note of a phase. @returns whether the walk goes on */
  private add(
    simulation: Simulation,
    phase: string,
    outcome: PhaseOutcome,
    before: readonly Thing[],
    more: {
      readonly again?: PhaseOutcome;
      readonly stillPlanned?: readonly string[];
      readonly kept?: readonly Thing[];
    } = {},
  ): boolean {
    const { again = NOTHING, stillPlanned = [], kept = [] } = more;
    for (const { stack, result } of [...outcome.stacks, ...again.stacks]) {
      const prepared = simulation.stacks.find(({ name }) => name === stack);
      const found = result.diagnostics.filter(({ severity }) => severity === "error");
      if (prepared !== undefined)
        this.errors.push(...found.map((error) => explain(prepared, error, this.options.shown)));
    }
    const leaving: Leaving = leavingOf(before, simulation);
    this.walked.push({
      phase,
      ...leaving,
      kept: [...leaving.kept, ...kept.map(({ stack, address }) => `${stack}: ${address}`)].sort(),
      stacks: outcome.stacks.map(({ stack, ok, seconds, counts }) => ({ stack, ok, seconds, counts })),
      skipped: outcome.skipped,
      byHand: outcome.byHand,
      stillPlanned,
    });
    this.goesOn &&= wentWell(outcome) && (wentWell(again) || stillPlanned.length > 0);
    this.goesOn &&= this.options.signal?.aborted !== true;
    return this.goesOn;
  }

  /** What is forgotten by a word, or left with its stack, and is not in the cloud in the end. */
  private lost(): string[] {
    const { head, phases } = this.options;
    const { account, environments } = head.platform;
    const words = [account, ...environments].flatMap(({ forgotten }) => forgotten);
    const kept = new Set([
      ...words.map(({ stack, address }) => `${stack}: ${address}`),
      ...phases.flatMap((phase) => (phase.does === "forget" ? phase.kept : [])),
    ]);
    const gone = this.walked.slice(1).flatMap(({ destroyed }) => destroyed);
    return [...new Set(gone)].filter((place) => kept.has(place)).sort();
  }
}
