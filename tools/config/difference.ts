import { isDeepStrictEqual } from "node:util";
import type { Value } from "./provenance";

/** A setting that two environments have differently. */
export interface Difference {
  readonly setting: string;
  readonly segments: readonly string[];
  /** What each of them has; undefined where it has nothing there. */
  readonly values: readonly [Value | undefined, Value | undefined];
}

/** Every setting whose value differs, section after section. */
export function differencesOf(first: readonly Value[], second: readonly Value[]): Difference[] {
  const [one, other] = [first, second].map((values) => new Map(values.map((value) => [value.setting, value])));
  const all = [...first, ...second];
  const sections = all.map(({ segments: [section] }) => section);
  const place = ({ segments: [section] }: Value) => sections.indexOf(section);
  const ordered = all.sort((a, b) => place(a) - place(b));
  const settings = new Map(ordered.map(({ setting, segments }) => [setting, segments]));
  return [...settings].flatMap(([setting, segments]): Difference[] => {
    const values = [one?.get(setting), other?.get(setting)] as const;
    return isDeepStrictEqual(values[0]?.value, values[1]?.value) ? [] : [{ setting, segments, values }];
  });
}

/**
 * Whether somebody wrote it, or left to its default what another wrote: what else differs follows from what is written. The
 * defaults of an entry that one of them does not have are no differences of their own.
 */
export const isSaid = ({ values }: Difference): boolean =>
  values.some((value) => value?.at !== undefined) ||
  values.every((value) => value !== undefined && (value.at !== undefined || value.from === "default"));
