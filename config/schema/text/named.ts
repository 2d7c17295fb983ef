import type { z } from "zod";

/** What people call the texts of one form, one of them and several. */
export interface TextType {
  readonly one: string;
  readonly many: string;
}

const TYPES = new WeakMap<object, TextType>();

/**
 * Gives a schema of texts its name, which the tables of fields print. It keeps the name when `.min()`, `.regex()` and the
 * like add to it: its checks so far are what it is known by. Every text of the configuration has such a type, which a
 * test looks after.
 */
export function named<S extends z.core.$ZodType>(type: TextType, schema: S): S {
  TYPES.set(checksOf(schema).at(-1) ?? schema, type);
  return schema;
}

/** The type of a text; undefined where it has none. */
export function textTypeOf(schema: z.core.$ZodType): TextType | undefined {
  // The latest: a type may be made of another one.
  return [schema, ...checksOf(schema)].map((check) => TYPES.get(check)).findLast((type) => type !== undefined);
}

const checksOf = (schema: z.core.$ZodType) => schema._zod.def.checks ?? [];
