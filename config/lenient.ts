import { z } from "zod";

/** What is left of a value when its bad parts are taken out: any field may be absent. */
export type Salvaged<T> = T extends readonly (infer E)[]
  ? readonly Salvaged<E>[]
  : T extends object
    ? string extends keyof T
      ? { readonly [K in keyof T]: Salvaged<T[K]> }
      : { readonly [K in keyof T]?: Salvaged<T[K]> }
    : T;

/**
 * The same schema for a value whose bad parts were taken out: nothing is required but the fields that
 * tell the kinds of a union apart, and unknown keys are dropped. Defaults are filled in as usual.
 */
export function lenient<S extends z.ZodType>(schema: S): z.ZodType<Salvaged<z.output<S>>> {
  const relaxed = RELAXED.get(schema) ?? relax(schema);
  RELAXED.set(schema, relaxed);
  return relaxed as z.ZodType<Salvaged<z.output<S>>>;
}

/** Built once per schema: building takes longer than parsing. */
const RELAXED = new WeakMap<z.ZodType, z.ZodType>();

function relax(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return relaxObject(schema);
  if (schema instanceof z.ZodArray) return z.array(relax(schema.element));
  if (schema instanceof z.ZodRecord) return z.record(schema.keyType as z.ZodString, relax(schema.valueType));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return relaxUnion(schema, []);
  }
  if (schema instanceof z.ZodOptional) return relax(schema.unwrap()).optional();
  if (schema instanceof z.ZodDefault) return relax(schema.unwrap()).default(() => schema.def.defaultValue);
  if (schema instanceof z.ZodPrefault) return relax(schema.unwrap()).prefault(() => schema.def.defaultValue);
  return schema as z.ZodType;
}

/** @param required fields that tell the forms of the unions around it apart */
function relaxUnion(schema: z.ZodDiscriminatedUnion, required: readonly string[]): z.ZodDiscriminatedUnion {
  const { discriminator } = schema.def;
  const needed = [...required, discriminator];
  const [first, ...rest] = schema.options.map((option) =>
    option instanceof z.ZodDiscriminatedUnion ? relaxUnion(option, needed) : relaxObject(option as z.ZodObject, needed),
  );
  return first === undefined ? schema : z.discriminatedUnion(discriminator, [first, ...rest]);
}

function relaxObject(schema: z.ZodObject, required: readonly string[] = []): z.ZodObject {
  const fields = Object.entries(schema.shape).map(([key, field]) => {
    const relaxed = relax(field);
    return [key, required.includes(key) ? relaxed : relaxed.optional()];
  });
  return z.object(Object.fromEntries(fields));
}
