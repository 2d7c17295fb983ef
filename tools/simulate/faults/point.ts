import type { PhaseOptions, PhaseOutcome } from "../command/phase";
import type { Simulation } from "../command/simulation";
import type { Diagnostic } from "../command/terraform";
import { parseRefusal } from "../semantics/refusal";
import { audit, census, complaint, difference } from "./audit";
import { type Change, type FaultKind, THROTTLED_CALLS } from "./fault";
import { INJECTED } from "./faulty-cloud";
import { run, type Step } from "./passage";

/** One change of a passage, and how it goes wrong. */
export interface FaultPoint {
  readonly step: Step;
  readonly change: Change;
  readonly how: FaultKind;
}

/** How often Terraform may have to be run again until all is well. */
const ATTEMPTS: Readonly<Record<FaultKind, number>> = {
  error: 1,
  throttle: THROTTLED_CALLS,
  timeout: 1,
  crash: 1,
  interrupt: 1,
};

/**
 * A crash also loses the answers of calls that are under way beside it, and what those made is an orphan, in a real
 * account too: one resource at a time, there are none.
 */
const DISTURBED: Readonly<Partial<Record<FaultKind, PhaseOptions>>> = { crash: { parallelism: 1 } };

/**
 * Lets one change go wrong and then does what a user would do: run Terraform again. Afterwards everything has to be
 * as if nothing had happened, and go away when the stack is destroyed.
 * @param onUntaint told of what Terraform first had to be told to keep: an object with a name of its own that is made
 *   before the old one is deleted cannot be made beside itself
 * @returns undefined where the environment survived it, else what is wrong
 */
export async function survives(
  simulation: Simulation,
  { step, change, how }: FaultPoint,
  onUntaint: (address: string) => void = () => {},
): Promise<string | undefined> {
  const { passage, stack } = step;
  simulation.restore(step.before);
  const faulty = simulation.disturb({ where: { kind: "same", change }, how });
  const disturbed = await run(simulation, passage, stack, DISTURBED[how]);
  if (faulty.failed === 0) return "the change did not come again: a run is not like the one before";
  const unexpected = ended(disturbed, how);
  if (unexpected !== undefined) return unexpected;
  if (how === "crash") await simulation.restart();
  if (how !== "throttle") simulation.disturb();

  const again = await repeat(simulation, step, ATTEMPTS[how], onUntaint);
  if (again !== undefined) return again;
  const differs = complaint(audit(simulation)) ?? difference(census(simulation), step.census);
  if (differs !== undefined) return differs;
  if (passage === "destroy") return undefined;

  const planned = await simulation.planIsEmpty({ only: stack });
  if (!isOk(planned)) return `the next plan is not empty: ${told(planned)}`;
  if (step.undone === undefined) return undefined;
  const destroyed = await simulation.destroy({ only: stack });
  if (!isOk(destroyed)) return `destroy fails: ${told(destroyed)}`;
  return complaint(audit(simulation)) ?? difference(census(simulation), step.undone);
}

/** The run with the fault has to fail, and with nothing but the fault. */
function ended(outcome: PhaseOutcome, how: FaultKind): string | undefined {
  // After an interrupt Terraform may have been done anyway.
  if (how === "interrupt") return undefined;
  if (isOk(outcome)) return "Terraform did not notice the fault";
  if (how === "crash") return undefined;
  const others = errorsOf(outcome).filter(({ summary, detail }) => parseRefusal(summary, detail)?.rule !== INJECTED);
  return others.length === 0 ? undefined : `the fault has consequences: ${inWords(others)}`;
}

async function repeat(
  simulation: Simulation,
  { passage, stack }: Step,
  attempts: number,
  onUntaint: (address: string) => void,
): Promise<string | undefined> {
  const untainted = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    const outcome = await run(simulation, passage, stack);
    if (isOk(outcome)) return undefined;
    const tainted = errorsOf(outcome).flatMap(({ address, isTainted }) =>
      isTainted && address !== undefined && !untainted.has(address) ? [address] : [],
    );
    if (tainted.length === 0 && attempt >= attempts) return `it does not recover: ${told(outcome)}`;
    for (const address of tainted) {
      await simulation.untaint(stack, address);
      untainted.add(address);
      onUntaint(address);
    }
  }
}

export function isOk({ stacks }: PhaseOutcome): boolean {
  return stacks.length > 0 && stacks.every(({ ok }) => ok);
}

export function errorsOf({ stacks }: PhaseOutcome): Diagnostic[] {
  return stacks.flatMap(({ result }) => result.diagnostics.filter(({ severity }) => severity === "error"));
}

function told(outcome: PhaseOutcome): string {
  const changes = outcome.stacks.flatMap(({ result }) => Object.entries(result.planned));
  return inWords(errorsOf(outcome)) || changes.map(([address, action]) => `${action} ${address}`).join(", ");
}

function inWords(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ address, summary, detail }) => [address, summary, detail.split("\n\n")[0]].filter(Boolean).join(": "))
    .join("; ");
}
