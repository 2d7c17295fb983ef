import { z } from "zod";
import type { Origins } from "./origins";

/** What one file says at some place. */
export interface Layer {
  /** Absolute; undefined for the file that merges. */
  readonly file: string | undefined;
  readonly value: unknown;
}

/** What several files say together, and who says what. */
export interface Merged {
  readonly value: unknown;
  readonly origins: Origins<string | undefined>;
}

/**
 * Merges what several files say, later ones over earlier ones: objects and records field by field, everything else as a
 * whole. An explicit `undefined` takes away what is there. Where a later one chooses another form (`mode`, `kind`), the
 * fields of the earlier form go.
 * @param layers plain data, at least one of them
 */
export function merge(schema: z.core.$ZodType, layers: readonly Layer[]): Merged {
  return mergeAt([schema], layers);
}

function mergeAt(schemas: readonly z.core.$ZodType[], layers: readonly Layer[]): Merged {
  const forms = schemas.flatMap(unwrapped);
  const effective = layers.slice(startOf(forms, layers));
  const said = [...layers].reverse();
  const [files, values] = [said.map(({ file }) => file), said.map(({ value }) => value)];
  const last = effective.at(-1);
  if (last === undefined || !effective.every(({ value }) => isRecord(value))) {
    return { value: last?.value, origins: { files, values, fields: new Map() } };
  }
  const fields = new Map<string, Layer[]>();
  for (const { file, value } of effective) {
    for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
      fields.set(key, [...(fields.get(key) ?? []), { file, value: item }]);
    }
  }
  const chosen = choose(forms, Object.fromEntries([...fields].map(([key, said]) => [key, said.at(-1)?.value])));
  const merged = [...fields].map(([key, said]) => {
    const removed = said.length > 1 && said.at(-1)?.value === undefined;
    return {
      key,
      removed,
      ...mergeAt(
        chosen.flatMap((form) => fieldOf(form, key)),
        said,
      ),
    };
  });
  return {
    value: Object.fromEntries(merged.flatMap(({ key, value, removed }) => (removed ? [] : [[key, value]]))),
    origins: { files, values, fields: new Map(merged.map(({ key, origins }) => [key, origins])) },
  };
}

/** The first that still counts: after what is no object, and from where the form is another one. */
function startOf(forms: readonly z.core.$ZodType[], layers: readonly Layer[]): number {
  const words = discriminators(forms);
  let start = 0;
  let form = new Map<string, unknown>();
  for (const [index, { value }] of layers.entries()) {
    const before = layers[index - 1]?.value;
    const says = isRecord(value) ? words.flatMap((word): [string, unknown][] => known(value, word)) : [];
    const isOther = says.some(([word, choice]) => form.has(word) && form.get(word) !== choice);
    if (index > 0 && (isOther || !isRecord(value) || !isRecord(before))) {
      start = index;
      form = new Map();
    }
    for (const [word, choice] of says) form.set(word, choice);
  }
  return start;
}

const known = (value: Readonly<Record<string, unknown>>, word: string): [string, unknown][] =>
  Object.hasOwn(value, word) && value[word] !== undefined ? [[word, value[word]]] : [];

/** Objects, records and unions without what is wrapped around them. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrapped(schema.unwrap());
  }
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion)) {
    return schema.options.flatMap(unwrapped);
  }
  return [schema];
}

/** Fields that tell the forms apart. */
function discriminators(forms: readonly z.core.$ZodType[]): string[] {
  return forms.flatMap((form) =>
    form instanceof z.ZodDiscriminatedUnion ? [form.def.discriminator, ...discriminators(form.options)] : [],
  );
}

/** The objects and records that a value can be one of, by what it says. */
function choose(
  forms: readonly z.core.$ZodType[],
  value: Readonly<Record<string, unknown>>,
  words: readonly string[] = [],
): z.core.$ZodType[] {
  return forms.flatMap((form) => {
    if (form instanceof z.ZodDiscriminatedUnion) return choose(form.options, value, [...words, form.def.discriminator]);
    const fits =
      !(form instanceof z.ZodObject) ||
      words.every((word) => value[word] === undefined || z.safeParse(form.shape[word], value[word]).success);
    return fits ? [form] : [];
  });
}

function fieldOf(form: z.core.$ZodType, key: string): z.core.$ZodType[] {
  if (form instanceof z.ZodRecord) return [form.valueType];
  return form instanceof z.ZodObject && Object.hasOwn(form.shape, key) ? [form.shape[key] as z.core.$ZodType] : [];
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
