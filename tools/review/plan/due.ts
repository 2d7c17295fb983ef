import { isDeepStrictEqual } from "node:util";
import type { EmittedStack, StackJson } from "../../../emitted/stacks";

/** The stacks of one environment on both sides, and which of them have to be looked at. */
export interface Scope {
  /** Name of the environment; undefined for what belongs to none. */
  readonly environment: string | undefined;
  /** Stacks whose JSON differs, or that only head has. */
  readonly changed: ReadonlySet<string>;
  /** Stacks that head has not any more. */
  readonly vanished: readonly EmittedStack[];
  /** All that has to be there: what changed, and what reads it, on either side. */
  readonly wanted: ReadonlySet<string>;
}

/**
 * What has to be planned, by environment. A stack that belongs to none, the account's, is planned with every environment
 * that reads it, since what it gives arrives there.
 */
export function scopesOf(base: readonly EmittedStack[], head: readonly EmittedStack[]): Scope[] {
  const before = new Map(base.map((stack) => [stack.name, stack]));
  const after = new Map(head.map((stack) => [stack.name, stack]));
  const changed = new Set(
    head.filter(({ name, json }) => !isSame(before.get(name)?.json, json)).map(({ name }) => name),
  );
  const vanished = base.filter(({ name }) => !after.has(name));
  const roots = new Set([...changed, ...vanished.map(({ name }) => name)]);
  const wanted = new Set([...readersOf(roots, base), ...readersOf(roots, head)]);

  const environments = new Set([...base, ...head].filter(({ name }) => wanted.has(name)).map(environmentOf));
  // The account's alone, where nothing of an environment reads it.
  if (environments.size > 1) environments.delete(undefined);
  return [...environments].sort().map((environment) => {
    const isHere = (stack: EmittedStack) => [environment, undefined].includes(environmentOf(stack));
    const names = new Set([...base, ...head].filter(isHere).map(({ name }) => name));
    const here = (set: ReadonlySet<string>) => new Set([...set].filter((name) => names.has(name)));
    return { environment, changed: here(changed), wanted: here(wanted), vanished: vanished.filter(isHere) };
  });
}

export const environmentOf = ({ json }: Pick<EmittedStack, "json">): string | undefined =>
  json["//"]?.metadata.environment;

/** These stacks, and all that read them, directly or not. */
function readersOf(names: ReadonlySet<string>, stacks: readonly EmittedStack[]): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const stack of stacks) if (stack.dependsOn.includes(name)) found.add(stack.name);
  }
  return found;
}

/** Whether Terraform reads the same in both: what is in no order for it, and what it ignores, left aside. */
function isSame(before: StackJson | undefined, after: StackJson): boolean {
  return before !== undefined && isDeepStrictEqual(withoutMetadata(before), withoutMetadata(after));
}

function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === "//" ? [] : [[key, withoutMetadata(part)]])),
  );
}
