import { SENSITIVE, UNKNOWN } from "./change";

/**
 * A value of a plan without its secrets: a plan has them in clear text, beside a tree that says where they are.
 * @param sensitive the same shape, `true` where a value is sensitive
 * @param unknown the same shape, `true` where a value is known only once the change is made
 */
export function masked(value: unknown, sensitive: unknown, unknown: unknown = false): unknown {
  if (sensitive === true) return SENSITIVE;
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    const length = Math.max(list.length, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length }, (_, at) => masked(list[at], partOf(sensitive, at), partOf(unknown, at)));
  }
  if (isTree(value) || isTree(unknown)) {
    const keys = new Set([...Object.keys(isTree(value) ? value : {}), ...Object.keys(isTree(unknown) ? unknown : {})]);
    return Object.fromEntries(
      [...keys].map((key) => [key, masked(partOf(value, key), partOf(sensitive, key), partOf(unknown, key))]),
    );
  }
  return value ?? null;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function partOf(tree: unknown, key: string | number): unknown {
  return typeof tree === "object" && tree !== null ? (tree as Record<string | number, unknown>)[key] : undefined;
}
