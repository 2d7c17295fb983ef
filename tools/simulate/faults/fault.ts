/** A call of a provider that changes or reads something. */
export type FaultOperation = "create" | "read" | "update" | "delete";

/**
 * How a call goes wrong.
 * - `error`: the service fails once, and nothing has happened.
 * - `throttle`: it refuses several times in a row, more than a provider would try again.
 * - `timeout`: the change happens, but the answer is an error: Terraform keeps what was created as tainted.
 * - `crash`: the provider dies before the change.
 * - `interrupt`: somebody presses Ctrl-C during the change.
 */
export type FaultKind = "error" | "throttle" | "timeout" | "crash" | "interrupt";

export const FAULT_KINDS: readonly FaultKind[] = ["error", "throttle", "timeout", "crash", "interrupt"];

/** A create, update or delete that was asked for. */
export interface Change {
  readonly type: string;
  readonly operation: Exclude<FaultOperation, "read">;
  /** What is changed, the same in every run from the same situation: the object, or for a create its arguments. */
  readonly subject: string;
  /** 1 for the first change of the same sort, operation and subject. */
  readonly nth: number;
}

/** Which call goes wrong. All counts start at 1. */
export type FaultPlace =
  /** Counted over all changes of a run. Terraform works on several at once, so the count can fall on another next time. */
  | { readonly kind: "change"; readonly at: number }
  /** Counted over the calls of one type and operation. */
  | { readonly kind: "call"; readonly type: string; readonly operation: FaultOperation; readonly nth: number }
  /** One change of an earlier run, wherever it comes in this one. */
  | { readonly kind: "same"; readonly change: Change };

export interface Fault {
  readonly where: FaultPlace;
  readonly how: FaultKind;
}

/** Times in a row that a throttled service says no. */
export const THROTTLED_CALLS = 3;

/**
 * Reads `--fail <type>:<operation>[:n]`.
 * @returns undefined for a text of another form
 */
export function parseFaultPlace(text: string): FaultPlace | undefined {
  const [, type, operation, nth = "1"] =
    /^([a-z][a-z0-9_]+):(create|read|update|delete)(?::([1-9]\d*))?$/.exec(text) ?? [];
  if (type === undefined || operation === undefined) return undefined;
  return { kind: "call", type, operation: operation as FaultOperation, nth: Number(nth) };
}
