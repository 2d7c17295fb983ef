import { inDependencyOrder } from "../../../emitted/stacks";
import type { PhaseOptions } from "../command/phase";
import type { Simulation } from "../command/simulation";
import type { Snapshot } from "../command/snapshot";
import { census } from "./audit";
import type { Change } from "./fault";

/** What is done to a whole environment: make it, change it, take it down. */
export type PassageName = "deploy" | "update" | "destroy";

/** One stack's part of a passage, as it goes when nothing goes wrong. */
export interface Step {
  readonly passage: PassageName;
  readonly stack: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly changes: readonly Change[];
  /** What is in the cloud afterwards. */
  readonly census: Readonly<Record<string, number>>;
  /** Deploy: what is in the cloud when the stack has been taken down again. */
  readonly undone: Readonly<Record<string, number>> | undefined;
}

/** Goes through a passage undisturbed, stack by stack, and leaves the simulation at its end. */
export async function record(simulation: Simulation, passage: PassageName, said: (step: Step) => void = () => {}) {
  const steps: Step[] = [];
  for (const { name: stack } of inTurn(simulation, passage)) {
    const before = simulation.snapshot();
    const { changes } = simulation.disturb();
    await must(simulation, passage, stack);
    const after = simulation.snapshot();
    const step = {
      passage,
      stack,
      before,
      after,
      changes: [...changes],
      census: census(simulation),
      undone: undefined,
    };
    if (passage === "deploy") {
      await must(simulation, "destroy", stack);
      steps.push({ ...step, undone: census(simulation) });
      simulation.restore(after);
    } else {
      steps.push(step);
    }
    said(step);
  }
  return steps;
}

/** Applies or destroys one stack. */
export function run(simulation: Simulation, passage: PassageName, only: string, options: PhaseOptions = {}) {
  return passage === "destroy" ? simulation.destroy({ ...options, only }) : simulation.up({ ...options, only });
}

async function must(simulation: Simulation, passage: PassageName, stack: string): Promise<void> {
  const [outcome] = (await run(simulation, passage, stack)).stacks;
  if (outcome?.ok) return;
  const errors = outcome?.result.diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`) ?? [];
  throw new FailsUndisturbed(`${passage} of ${stack} fails without a fault:\n${errors.join("\n")}`);
}

/** An environment that does not deploy, change or go away as it is: no fault can be tried on it. */
export class FailsUndisturbed extends Error {}

/** The stacks, each after those that it depends on; to destroy, the other way round. */
export function inTurn({ stacks }: Simulation, passage: PassageName) {
  const ordered = inDependencyOrder(stacks);
  return passage === "destroy" ? ordered.reverse() : ordered;
}
