import { at, type ObjectValue } from "../../schema/value";
import { withFacet } from "../services";
import type { CloudObject } from "../store";
import { textOf, textsAt, valuesAt } from "../values";
import { isNear, type Nearness } from "../whereabouts";
import { EVERYWHERE } from "./everywhere";
import { isAbout, on, type Reference } from "./reference";

/** Every argument that names another object. */
export const REFERENCES: readonly Reference[] = [
  ...Object.entries(withFacet("references")).flatMap(([type, rows]) => on(type, rows)),
  ...EVERYWHERE,
];

/** One argument of an object that names another. */
export interface Named {
  readonly reference: Reference;
  /** Dotted, as it was found. */
  readonly path: string;
  /** What it says. */
  readonly value: string;
  /** What of it names the target. */
  readonly name: string;
}

/** Everything that an object of a type names. What is unknown or names nothing is left out. */
export function namedBy(type: string, object: ObjectValue): Named[] {
  const rows = rowsOf(type);
  const own = new Set(rows.filter((row) => row.type === type).map(({ path }) => path));
  return rows.flatMap((reference) =>
    valuesAt(object, reference.path)
      .filter(({ path }) => reference.type === type || !own.has(path))
      .flatMap(({ path, value }) => {
        const text = textOf(value);
        const name = text === undefined || reference.except?.test(text) ? undefined : partOf(reference, text);
        return text === undefined || name === undefined ? [] : [{ reference, path, value: text, name }];
      }),
  );
}

/** The rows about a type, those of its own first. */
export function rowsOf(type: string): readonly Reference[] {
  const known = rowsByType.get(type);
  if (known) return known;
  const rows = REFERENCES.filter((reference) => isAbout(reference, type));
  const sorted = [...rows.filter((row) => row.type === type), ...rows.filter((row) => row.type !== type)];
  rowsByType.set(type, sorted);
  return sorted;
}

/** True where a target is what a reference names. */
export function isTarget({ reference, name }: Named, target: CloudObject): boolean {
  if (!reference.targets.includes(target.type)) return false;
  return [reference.attribute].flat().some((attribute) => textsAt(target.attributes, attribute).includes(name));
}

/** How near the target of a reference has to be. */
export function nearnessOf({ within, type }: Reference): Nearness {
  return within ?? (type.startsWith("aws_") ? "place" : "account");
}

/** True where an object goes with the target of a reference, and so does not hold it back. */
export function goesAlong({ reference }: Named, target: CloudObject): boolean {
  const { goesWith = false, goesIf } = reference;
  return goesWith || (goesIf !== undefined && at(target.attributes, goesIf) === true);
}

/** What an object names among others: the references that lead from the one to the other. */
export function linksBetween(from: CloudObject, to: CloudObject): Named[] {
  if (!rowsOf(from.type).some(({ targets }) => targets.includes(to.type))) return [];
  return namedBy(from.type, from.attributes).filter(
    (named) => isTarget(named, to) && isNear(from, to, nearnessOf(named.reference)),
  );
}

const rowsByType = new Map<string, readonly Reference[]>();

function partOf({ part }: Reference, text: string): string | undefined {
  return part === undefined ? text : part.exec(text)?.[1];
}
