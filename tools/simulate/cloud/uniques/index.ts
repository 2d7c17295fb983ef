import type { ObjectValue } from "../../schema/value";
import { knownOf } from "../services";
import { type Found, valuesAt } from "../values";
import type { Whereabouts } from "../whereabouts";
import type { UniqueOfType } from "./unique";

/**
 * What an object occupies by a row, as text that is equal for two objects that cannot both exist; undefined where the
 * attributes are not set. `Store.take` keeps it taken after the object is gone.
 */
export function slotOf(row: UniqueOfType, where: Whereabouts, object: ObjectValue): string | undefined {
  const values = row.attributes.map((path) => valuesAt(object, path).flatMap(scalar).sort().join(","));
  if (row.attributes.length > 0 && values.every((value) => value === "")) return undefined;
  const scope = { anywhere: [], account: [where.account], place: [where.account, where.place] }[row.among];
  const name = values.join("|");
  const pool = [row.type, ...(row.with ?? [])].sort()[0];
  return [pool, ...scope.map(String), row.ignoresCase ? name.toLowerCase() : name].join(" ");
}

/** Every set of attributes of a type that is taken when one object has it. */
export function uniquesOf(type: string): readonly UniqueOfType[] {
  const known = ROWS.get(type) ?? (knownOf(type).unique ?? []).map((row) => ({ type, ...row }));
  ROWS.set(type, known);
  return known;
}

const ROWS = new Map<string, readonly UniqueOfType[]>();

function scalar({ value }: Found): string[] {
  return typeof value === "object" || value === "" ? [] : [String(value)];
}
