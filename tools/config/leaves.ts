/** A path of keys and indexes. */
export type Segments = readonly string[];

/** One value at the end of a path: a text, a number, true or false, null, or a list or object that is one as a whole. */
export interface Leaf {
  readonly segments: Segments;
  readonly value: unknown;
}

/** What a program's file holds: in the emitted JSON, and of no use in a list. */
const CONTENT = "contentBase64";

/**
 * Every value that is somewhere below, in the order in which they are there. A list of texts or numbers is one value,
 * and so is what is empty; what is undefined, or a function, is not there.
 */
export function leavesOf(value: unknown, segments: Segments = []): Leaf[] {
  if (value === undefined || typeof value === "function" || segments.at(-1) === CONTENT) return [];
  if (!isHolder(value)) return [{ segments, value }];
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const isOne = entries.length === 0 || (Array.isArray(value) && !entries.some(([, item]) => isHolder(item)));
  return isOne ? [{ segments, value }] : entries.flatMap(([key, item]) => leavesOf(item, [...segments, key]));
}

/** What is at a path; undefined where nothing is. */
export function valueAt(root: unknown, segments: Segments): unknown {
  return segments.reduce<unknown>(
    (holder, key) => (isHolder(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined),
    root,
  );
}

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
