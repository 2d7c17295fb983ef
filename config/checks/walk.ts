import type { Path } from "./check";

/** One value somewhere in a file. */
export interface Visited {
  readonly path: Path;
  /** Key that the value stands under; an index as text in a list. */
  readonly key: string;
  readonly value: unknown;
}

/** Every value of a file's plain data, outer ones first. */
export function walk(value: unknown, path: Path = []): Visited[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    { path: [...path, key], key, value: item },
    ...walk(item, [...path, key]),
  ]);
}
