import { table } from "../../synth/summary-table";
import { type Explained, explain, formatExplained } from "./explain";
import type { PhaseOutcome } from "./phase";
import { inShort } from "./short-plan";
import type { Simulation } from "./simulation";

export type PhaseName = "deploy" | "plan again" | "plan by others" | "plan" | "destroy";

/** Phases that find nothing to change. */
const EMPTY_PLANS: readonly PhaseName[] = ["plan again", "plan by others"];

/** One phase of a run and how it ended. */
export interface Phase {
  readonly name: PhaseName;
  readonly outcome: PhaseOutcome;
}

/** A whole run. Public: `--json` prints it. */
export interface Report {
  readonly environment: string;
  /** All went well, and nothing was surprising or left over. */
  readonly ok: boolean;
  readonly interrupted: boolean;
  readonly phases: readonly {
    readonly phase: PhaseName;
    readonly seconds: number;
    /** Stacks that were not started because one before them failed. */
    readonly skipped: readonly string[];
    /** What a person has to do before, and what the simulation did instead. */
    readonly byHand: readonly string[];
    readonly stacks: readonly {
      readonly stack: string;
      readonly ok: boolean;
      readonly seconds: number;
      /** Action → how often. */
      readonly counts: Readonly<Record<string, number>>;
      /** Resource address → action. */
      readonly planned: Readonly<Record<string, string>>;
      /** Of a plan: every attribute that changes, as Terraform prints it; empty without changes. */
      readonly inWords: string;
      /** Of a plan: stack before it → outputs that are there only once that one is applied. */
      readonly waitsFor?: Readonly<Record<string, readonly string[]>>;
    }[];
  }[];
  readonly errors: readonly Explained[];
  /** What is adopted, and was made here because the simulation does not have what exists. */
  readonly standIns: readonly string[];
  /** What a second plan wants to change although nothing has changed, also one by another identity. */
  readonly surprises: readonly string[];
  /** What Terraform made and did not take away again; no state knows it. */
  readonly leftOver: readonly string[];
  /** Stacks that are deployed but no longer in the configuration: nothing plans or destroys them. */
  readonly abandoned: readonly string[];
  /** A fault was asked for, and no call was the one that it is for. */
  readonly faultMissed: boolean;
}

export interface ReportOptions {
  readonly environment: string;
  readonly phases: readonly Phase[];
  readonly interrupted: boolean;
  /** Names of all stacks of the configuration as it is now. */
  readonly configured: readonly string[];
  /** How the user opens a file of the configuration, from its path in the project. */
  readonly shown: (file: string) => string;
}

export function reportOf(
  simulation: Simulation,
  { environment, phases, interrupted, configured, shown }: ReportOptions,
): Report {
  const errors = phases.flatMap(({ outcome }) =>
    outcome.stacks.flatMap(({ stack, result }) => {
      const prepared = simulation.stacks.find(({ name }) => name === stack);
      const found = result.diagnostics.filter(({ severity }) => severity === "error");
      return prepared ? withoutRepeats(found.map((error) => explain(prepared, error, shown))) : [];
    }),
  );
  const surprises = phases
    .filter(({ name }) => EMPTY_PLANS.includes(name))
    .flatMap(({ name, outcome }) => outcome.stacks.map((stack) => ({ name, ...stack })))
    .flatMap(({ name, stack, result }) =>
      Object.entries(result.planned).map(
        ([address, action]) =>
          `${stack}: ${address}: ${action}${name === "plan by others" ? ", by another identity" : ""}`,
      ),
    );
  const went = (name: PhaseName) => phases.some((phase) => phase.name === name && wentWell(phase.outcome));
  const leftOver = went("destroy") ? unknownToStates(simulation) : [];
  const abandoned = stacksWithoutConfiguration(simulation, configured);
  const { faultMissed } = simulation;
  return {
    environment,
    ok:
      !interrupted &&
      !faultMissed &&
      phases.every(({ outcome }) => wentWell(outcome)) &&
      leftOver.length === 0 &&
      !(went("destroy") && abandoned.length > 0),
    interrupted,
    phases: phases.map(({ name, outcome: { seconds, skipped, byHand, stacks } }) => ({
      phase: name,
      seconds,
      skipped,
      byHand,
      stacks: stacks.map(({ stack, ok, seconds, counts, waitsFor, result: { planned, text } }) => ({
        stack,
        ok,
        seconds,
        counts,
        planned,
        inWords: name === "plan" ? text : "",
        ...(waitsFor === undefined ? {} : { waitsFor }),
      })),
    })),
    errors,
    standIns: simulation.stacks.flatMap(({ name, standIns }) => standIns.map((address) => `${name}: ${address}`)),
    surprises,
    leftOver,
    abandoned,
    faultMissed,
  };
}

/** Terraform says of every resource alike that it was halted. */
function withoutRepeats(errors: readonly Explained[]): Explained[] {
  return [...new Map(errors.map((error) => [formatExplained(error), error])).values()];
}

/** Where only some stacks were destroyed, the states of the others still know theirs. */
function unknownToStates(simulation: Simulation): string[] {
  const known = new Set(simulation.known().map(({ key }) => key));
  return remains(simulation).filter((key) => !known.has(key));
}

function stacksWithoutConfiguration(simulation: Simulation, configured: readonly string[]): string[] {
  const counts: Record<string, number> = {};
  for (const { stack } of simulation.known()) {
    if (!configured.includes(stack)) counts[stack] = (counts[stack] ?? 0) + 1;
  }
  return Object.entries(counts).map(([stack, count]) => `${stack}: ${count} resources`);
}

const NEVER_CAME =
  "The fault that was asked for never came. Fix: name a type that the stacks have, and a number that the run reaches; the table counts its changes.";

export function wentWell({ skipped, stacks }: PhaseOutcome): boolean {
  return skipped.length === 0 && stacks.every(({ ok }) => ok);
}

/** Objects that Terraform made and that are still there. */
export function remains({ cloud }: Simulation): string[] {
  return cloud.store
    .all()
    .filter(({ madeByService }) => !madeByService)
    .map(({ key }) => key);
}

/** @param short of a plan, only what is replaced or deleted, and how much else changes; else every attribute */
export function formatReport(report: Report, short = false): string {
  const { phases, errors, standIns, surprises, leftOver, abandoned, faultMissed, interrupted } = report;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const rows = phases.map(({ phase, stacks, skipped, seconds }) => [
    phase,
    String(stacks.length),
    String(sum(stacks.flatMap(({ counts }) => Object.values(counts)))),
    String(stacks.filter(({ ok }) => !ok).length),
    String(skipped.length),
    seconds.toFixed(1),
  ]);
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[title, ...lines.map((line) => `  ${line}`)].join("\n")];
  const plans = phases.flatMap(({ stacks }) =>
    stacks
      .filter(({ inWords }) => inWords !== "")
      .map((stack) => (short ? inShort(stack) : `${stack.stack}\n\n${stack.inWords}`)),
  );
  const waits = phases.flatMap(({ stacks }) =>
    stacks.flatMap(({ stack, waitsFor = {} }) =>
      Object.entries(waitsFor).map(([producer, outputs]) => `${stack} waits for ${producer}: ${outputs.join(", ")}`),
    ),
  );
  return [
    ...plans,
    table(["phase", "stacks", "changes", "failed", "not started", "seconds"], rows, [1, 2, 3, 4, 5]),
    ...errors.map(formatExplained),
    ...list(
      "Planned on what comes with this change. In an account, a plan of the one waits until the other is applied:",
      waits,
    ),
    ...list(
      "Done by hand, as a person would have to:",
      phases.flatMap(({ phase, byHand }) => byHand.map((line) => `${phase}: ${line}`)),
    ),
    ...list(
      "Adopted, and made here in place of what exists: what would change in that, a plan in the account shows:",
      standIns,
    ),
    ...list("A plan that should be empty is not:", surprises),
    ...list("Still there after destroy:", leftOver),
    ...list(
      "Deployed, but no longer in the configuration, so that nothing plans or destroys it. Fix: put it back, destroy it with --stack, then take it out:",
      abandoned,
    ),
    ...(faultMissed ? [NEVER_CAME] : []),
    ...(interrupted ? ["Interrupted."] : []),
  ].join("\n\n");
}
