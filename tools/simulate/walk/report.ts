import { type Explained, formatExplained } from "../command/explain";
import type { StackOutcome } from "../command/phase";
import { summary } from "../command/progress";
import type { Leaving } from "./leaving";

/** What was done in one phase, and what came of it. */
export interface Walked extends Leaving {
  /** What a person does for it: `npx cdktf deploy 'dev-*'`. */
  readonly phase: string;
  readonly stacks: readonly Pick<StackOutcome, "stack" | "ok" | "seconds" | "counts">[];
  /** Stacks that were not started because one before them failed. */
  readonly skipped: readonly string[];
  /** What a person has to do before, and what the simulation did instead. */
  readonly byHand: readonly string[];
  /** Stack, address and action of what a plan wants to change right after the phase. */
  readonly stillPlanned: readonly string[];
}

/** A change of an environment, carried out phase by phase. Public: `--json` prints it. */
export interface WalkReport {
  readonly environment: string;
  /** What was deployed first: `main (0123456789)`. */
  readonly base: string;
  /** All went well, a plan after each phase was empty, and nothing was lost that is to be kept. */
  readonly ok: boolean;
  readonly interrupted: boolean;
  /** Whether the project has a record of the environment: without one, no phases are known. */
  readonly isRecorded: boolean;
  /** The deployment of the base first. */
  readonly phases: readonly Walked[];
  readonly errors: readonly Explained[];
  /** What a word of the configuration keeps, and was destroyed all the same. */
  readonly lost: readonly string[];
  /** Stacks that are deployed but no longer in the configuration, and no phase was about them. */
  readonly abandoned: readonly string[];
}

/** Things that are named one by one; `--json` has all. */
const MOST = 20;

/** The report as text. */
export function walkText(report: WalkReport): string {
  const { environment, base, phases, errors, lost, abandoned, isRecorded, interrupted, ok } = report;
  return [
    ...(isRecorded
      ? []
      : [`Nothing is recorded of ${environment}, so that no phases are known. Fix: npm run record -- ${environment}.`]),
    ...phases.map(phaseText),
    ...errors.map(formatExplained),
    ...list("Destroyed, although the configuration says that it is kept:", lost),
    ...list(
      "Deployed, but no longer in the configuration, so that nothing plans or destroys it. Fix: retire what it has, or destroy it with the commit before:",
      abandoned,
    ),
    ...(interrupted ? ["Interrupted."] : []),
    ...(ok ? [`${environment} is as the configuration says: nothing is left to plan over what ${base} had.`] : []),
  ].join("\n\n");
}

function phaseText(walked: Walked, index: number): string {
  const { phase, stacks, skipped, byHand, destroyed, anew, kept, stillPlanned } = walked;
  const lines = [
    ...byHand.map((line) => `by hand: ${line}`),
    ...stacks
      .filter(({ ok, counts }) => !ok || Object.keys(counts).length > 0)
      .map((outcome) => `${outcome.ok ? "" : "failed: "}${outcome.stack}: ${summary(outcome)}`),
    ...(skipped.length === 0 ? [] : [`not started: ${skipped.join(", ")}`]),
    ...(index === 0
      ? []
      : [
          ...named("destroyed", destroyed),
          ...(anew.length === 0 ? [] : named("made anew", anew)),
          ...named("kept", kept),
        ]),
    ...(stillPlanned.length === 0 ? [] : named("a plan after it is not empty", stillPlanned)),
  ];
  return [`${index === 0 ? "" : `${index}. `}${phase}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function named(what: string, things: readonly string[]): string[] {
  if (things.length === 0) return [`${what}: nothing`];
  const more = things.length - MOST;
  return [
    `${what}: ${things.length}`,
    ...things.slice(0, MOST).map((thing) => `  ${thing}`),
    ...(more > 0 ? [`  and ${more} more; --json has all`] : []),
  ];
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[title, ...lines.map((line) => `  ${line}`)].join("\n")];
