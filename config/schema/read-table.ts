import { z } from "zod";
import { ucName } from "./common";

/**
 * Where it is said which schema the table is in: `beside` its field are the fields `catalog` and `schema`; `above` it the key
 * of the schema holds the map of its tables, in a map of schemas beside which `catalog` is.
 */
export type TablePlace = "beside" | "above";

const PLACES = z.registry<{ readonly place: TablePlace }>();

/**
 * Name of a table or view that is there: something reads it, looks after it or hands it on. In a record it is the key. Programs
 * make tables that no configuration knows, so it is no reference; the check of such names finds them by this mark, and has no
 * list of fields.
 */
export function readTable(place: TablePlace = "beside"): z.ZodString {
  const name: z.ZodString = ucName;
  return name.clone().register(PLACES, { place });
}

/** Where the schema of a name is said; undefined where the field names no such table. */
export const tablePlaceOf = (schema: z.core.$ZodType): TablePlace | undefined => PLACES.get(schema as z.ZodType)?.place;
