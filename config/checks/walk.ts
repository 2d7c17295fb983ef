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
  const visited = VISITED.get(file) ?? below(file, []);
  VISITED.set(file, visited);
  return visited;
}

const VISITED = new WeakMap<object, readonly Visited[]>();

function below(value: object, path: Path): Visited[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key];
    const visited = { path: here, key, value: item };
    return typeof item === "object" && item !== null ? [visited, ...below(item, here)] : [visited];
  });
}
