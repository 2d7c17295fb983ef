import type { Words } from "./families";

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Both together; undefined where they say different things of one place. */
export function together(some: Words, more: Words): Words | undefined {
  const both = merged(some, more);
  return both === undefined ? undefined : (both as Words);
}

function merged(some: Plain, more: Plain): Plain | undefined {
  const both: Record<string, unknown> = { ...some };
  for (const [key, value] of Object.entries(more)) {
    const there = both[key];
    if (there === undefined) both[key] = value;
    else if (isPlain(there) && isPlain(value)) {
      const inner = merged(there, value);
      if (inner === undefined) return undefined;
      both[key] = inner;
    } else if (there !== value) return undefined;
  }
  return both;
}

/** Keys in the order of the alphabet, at every depth, so that two runs print the same. */
export function sorted(value: unknown): unknown {
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
