import type { Path } from "./check";

/** One value somewhere in a file. */
export interface Visited {
  readonly path: Path;
  /** Key that the value stands under; an index as text in a list. */
  readonly key: string;
  readonly value: unknown;
}

/** Every value of a file's plain data, outer ones first; found once, for all checks. */
export function walk(file: unknown): readonly Visited[] {
  if (typeof file !== "object" || file === null) return [];
  const known = VISITED.get(file);
  if (known !== undefined) return known;
  const visited: Visited[] = [];
  visit(file, [], visited);
  VISITED.set(file, visited);
  return visited;
}

const VISITED = new WeakMap<object, readonly Visited[]>();

function visit(value: object, path: Path, visited: Visited[]): void {
  for (const [key, item] of Object.entries(value)) {
    const here = [...path, key];
    visited.push({ path: here, key, value: item });
    if (typeof item === "object" && item !== null) visit(item, here, visited);
  }
}
