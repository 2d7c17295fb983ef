/** A call of a provider that changes or reads something. */
export type FaultOperation = "create" | "read" | "update" | "delete";

export const FAULT_OPERATIONS: readonly FaultOperation[] = ["create", "read", "update", "delete"];

/** Which call goes wrong, and how. */
export interface Fault {
  /**
   * Counted over all changes of a run (`at`), or over the calls of one type and operation (`nth`).
   * Both start at 1.
   */
  readonly where:
    | { readonly kind: "change"; readonly at: number }
    | { readonly kind: "call"; readonly type: string; readonly operation: FaultOperation; readonly nth: number };
  /** `error`: the service fails once; `throttle`: it refuses several times in a row. */
  readonly how: "error" | "throttle";
}

/** Times in a row that a throttled service says no. */
export const THROTTLED_CALLS = 3;

/**
 * Reads `--fail <type>:<operation>[:n]`.
 * @returns undefined for a text of another form
 */
export function parseFault(text: string): Fault | undefined {
  const [, type, operation, nth = "1"] =
    /^([a-z][a-z0-9_]+):(create|read|update|delete)(?::([1-9]\d*))?$/.exec(text) ?? [];
  if (type === undefined || operation === undefined) return undefined;
  return { where: { kind: "call", type, operation: operation as FaultOperation, nth: Number(nth) }, how: "error" };
}
