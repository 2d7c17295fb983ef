import type { Override } from "../../config/model";
import { pathText, type Step, stepsOf } from "../../config/overrides/path";
import type { AppliedOverride } from "../../emitted/stacks";
import type { Found } from "./find";
import type { Fault } from "./schema";

/** Something wrong at a place below an override. */
export interface Placed extends Fault {
  readonly path: readonly string[];
  /** A value that is emitted now is not what its schema says. */
  readonly distorts?: boolean;
}

/** One argument that an override changes. */
export interface Change {
  readonly key: string;
  readonly path: readonly string[];
  readonly steps: readonly Step[];
  /** Undefined takes it out. */
  readonly to: unknown;
  /** What was done to the resource; undefined where nothing was. */
  readonly done: AppliedOverride | undefined;
  readonly found: Found;
}

/** What an override changes, argument by argument. */
export function changesOf(key: string, { set, remove }: Override, found: Found): Change[] {
  const applied = found.json["//"]?.metadata.overrides?.filter((one) => one.override === key) ?? [];
  const all = [
    ...Object.entries(set).map(([argument, to]) => ({ path: [key, "set", argument], argument, to })),
    ...remove.map((argument, index) => ({ path: [key, "remove", `${index}`], argument, to: undefined })),
  ];
  return all.map(({ path, argument, to }) => {
    const steps = stepsOf(argument);
    const done = applied.find((one) => one.argument === pathText(steps));
    return { key, path, steps, to, done, found };
  });
}

/** Two overrides that change the same: which one would hold is anybody's guess. */
export function twice(changes: readonly Change[]): Placed[] {
  return changes.flatMap((later, index) => {
    const place = pathText(later.steps);
    const earlier = changes.slice(0, index).find((one) => {
      const other = pathText(one.steps);
      const isInside = (inner: string, outer: string) => inner === outer || /^[.[]/.test(inner.slice(outer.length));
      const touches =
        (place.startsWith(other) && isInside(place, other)) || (other.startsWith(place) && isInside(other, place));
      return one.key !== later.key && one.found.path === later.found.path && touches;
    });
    if (earlier === undefined) return [];
    const message = `${place} of ${later.found.address} is changed by the override ${earlier.key} as well`;
    return [{ path: later.path, message, fix: "put both into one override" }];
  });
}
