import { mapValues } from "../derive/map-values";
import { type Family, kindOf, type ModelOf } from "./index";
import type { AnyEntry, Names } from "./view";

/** Every entry of a family with what its kind derives. Expects entries that passed every check. */
export function resolveEntries<F extends Family>(
  family: F,
  entries: Readonly<Record<string, AnyEntry>>,
  names: Names,
): Record<string, ModelOf<F>> {
  return mapValues(entries, (entry, key) => {
    const kind = kindOf(family, entry.kind);
    if (kind === undefined) throw new Error(`${family}.${key} is checked to be of a known kind`);
    // The table of kinds ties the word to what its descriptor resolves to.
    return kind.resolve(entry, key, names) as ModelOf<F>;
  });
}
