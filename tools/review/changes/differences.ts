import { isDeepStrictEqual } from "node:util";
import { parseJson } from "../../../emitted/policies";
import { type ArgumentChange, SENSITIVE, UNKNOWN, type Values } from "./change";

/** What the provider fills in by itself, from what is told elsewhere. */
const REPEATED: readonly string[] = ["tags_all"];

/** Every argument that differs, as deep as both sides have the same shape; JSON texts are unfolded. */
export function differences(before: Values, after: Values): ArgumentChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys
    .filter((key) => !REPEATED.includes(key))
    .flatMap((key) => between(key, before[key] ?? null, after[key] ?? null));
}

function between(path: string, before: unknown, after: unknown): ArgumentChange[] {
  const [old, fresh] = [unfolded(before), unfolded(after)];
  if (isDeepStrictEqual(old, fresh) || isSamePolicy(old, fresh)) return [];
  if (isNested(old) && isNested(fresh)) {
    // Of lists of the same things in another order, and of sets, only what is in one of them.
    if (Array.isArray(old) && Array.isArray(fresh)) return ofLists(path, old, fresh);
    const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return keys.flatMap((key) => between(`${path}.${key}`, partOf(old, key), partOf(fresh, key)));
  }
  return [
    {
      path,
      before: old,
      after: fresh,
      ...(fresh === UNKNOWN ? { isUnknown: true as const } : {}),
      ...(old === SENSITIVE || fresh === SENSITIVE ? { isSensitive: true as const } : {}),
    },
  ];
}

function ofLists(path: string, before: readonly unknown[], after: readonly unknown[]): ArgumentChange[] {
  if (before.length === 1 && after.length === 1) return between(path, before[0], after[0]);
  const without = (list: readonly unknown[], others: readonly unknown[]) =>
    list.filter((item) => !others.some((other) => isDeepStrictEqual(item, other)));
  const [gone, fresh] = [without(before, after), without(after, before)];
  const [only, into] = [gone[0], fresh[0]];
  if (gone.length === 1 && fresh.length === 1 && isNested(only) && isNested(into)) return between(path, only, into);
  return gone.length + fresh.length === 0 ? [{ path, before, after }] : [{ path, before: gone, after: fresh }];
}

/** A policy and the like is text that holds JSON. */
function unfolded(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("{") ? (parseJson(value) ?? value) : value;
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;
const partOf = (value: object, key: string): unknown => (value as Record<string, unknown>)[key] ?? null;

/** Lists of a policy are in no order. */
function isSamePolicy(before: unknown, after: unknown): boolean {
  const isPolicy = (value: unknown) => isNested(value) && "Statement" in value;
  return isPolicy(before) && isPolicy(after) && isDeepStrictEqual(unordered(before), unordered(after));
}

function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(unordered);
    return items.length === 1 ? items[0] : items.map((item) => JSON.stringify(item)).sort();
  }
  if (!isNested(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, unordered(part)]),
  );
}
