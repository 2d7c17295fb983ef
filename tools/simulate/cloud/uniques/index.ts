import type { ObjectValue } from "../../schema/value";
import { type Found, valuesAt } from "../values";
import type { Whereabouts } from "../whereabouts";
import { AWS_UNIQUES } from "./aws";
import { DATABRICKS_UNIQUES } from "./databricks";
import type { Unique } from "./unique";

/** Every set of attributes that is taken when one object has it. */
export const UNIQUES: readonly Unique[] = [...AWS_UNIQUES, ...DATABRICKS_UNIQUES];

/**
 * What an object occupies by a row, as text that is equal for two objects that cannot both exist; undefined where the
 * attributes are not set. `Store.take` keeps it taken after the object is gone.
 */
export function slotOf(row: Unique, where: Whereabouts, object: ObjectValue): string | undefined {
  const values = row.attributes.map((path) => valuesAt(object, path).flatMap(scalar).sort().join(","));
  if (row.attributes.length > 0 && values.every((value) => value === "")) return undefined;
  const scope = { anywhere: [], account: [where.account], place: [where.account, where.place] }[row.among];
  const name = values.join("|");
  const pool = [row.type, ...(row.with ?? [])].sort()[0];
  return [pool, ...scope.map(String), row.ignoresCase ? name.toLowerCase() : name].join(" ");
}

/** Rows about a type. */
export function uniquesOf(type: string): readonly Unique[] {
  return UNIQUES.filter((row) => row.type === type);
}

function scalar({ value }: Found): string[] {
  return typeof value === "object" || value === "" ? [] : [String(value)];
}
