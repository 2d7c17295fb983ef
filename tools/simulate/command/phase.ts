import type { PreparedStack } from "./simulation-folder";
import type { TerraformEvent, TerraformResult } from "./terraform";

/** How one stack ended. */
export interface StackOutcome {
  readonly stack: string;
  readonly ok: boolean;
  /** Seconds. */
  readonly seconds: number;
  /** What was created, changed, replaced and deleted; in a plan: what would be. */
  readonly counts: Readonly<Record<string, number>>;
  readonly result: TerraformResult;
  /** Of a plan: stack before it → outputs that this one was planned on, and that are there only once that is applied. */
  readonly waitsFor?: Readonly<Record<string, readonly string[]>>;
}

export interface PhaseOutcome {
  readonly stacks: readonly StackOutcome[];
  /** Stacks that were not started because one before them failed. */
  readonly skipped: readonly string[];
  readonly seconds: number;
  /** What a person has to do before, and what the simulation did instead. */
  readonly byHand: readonly string[];
}

export interface PhaseOptions {
  /** The only stack to run, or stacks. Default all of them, in order. */
  readonly only?: string | readonly string[];
  /** How many resources of a stack change side by side. Default Terraform's own, 10. */
  readonly parallelism?: number;
  readonly onStart?: (stack: PreparedStack) => void;
  readonly onEvent?: (stack: PreparedStack, event: TerraformEvent) => void;
  readonly onEnd?: (outcome: StackOutcome) => void;
  readonly signal?: AbortSignal;
}
