import { z } from "zod";

/**
 * Tells of a schema whether it, or anything inside it, is what somebody looks for, so that a search in values passes over the
 * parts that never have it. What it finds out about a schema it keeps.
 * @param isOne whether a schema itself is what is looked for
 */
export function ofInterest(isOne: (schema: z.core.$ZodType) => boolean): (schema: z.core.$ZodType) => boolean {
  const known = new WeakMap<z.core.$ZodType, boolean>();
  return has;

  function has(schema: z.core.$ZodType): boolean {
    const before = known.get(schema);
    if (before !== undefined) return before;
    // A schema inside itself is met again before the answer is there: it is looked into.
    known.set(schema, true);
    const answer = isOne(schema) || inside(schema).some(has);
    known.set(schema, answer);
    return answer;
  }
}

/** The schemas that a schema is made of. */
function inside(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return [schema.unwrap()];
  }
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
  if (schema instanceof z.ZodObject) return Object.values(schema.shape);
  return schema instanceof z.ZodDiscriminatedUnion ? schema.options : [];
}
