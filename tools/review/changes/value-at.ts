import type { Values } from "./change";

/** The value at a path through blocks, of which the first counts. */
export function valueAt(values: Values, ...path: readonly string[]): unknown {
  let value: unknown = values;
  for (const step of path) {
    const here: unknown = Array.isArray(value) ? value[0] : value;
    value = typeof here === "object" && here !== null ? (here as Values)[step] : undefined;
  }
  return value;
}
