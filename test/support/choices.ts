import { z } from "zod";

export type Path = readonly (string | number)[];

/** A setting that takes one of some values. */
export interface Choice {
  /** The setting, whatever its keys: `zones.*.kind`; forms of a union in brackets: `consumers.*(dashboard).permissions.*`. */
  readonly place: string;
  /** The schema of its values, which places that share a field have in common. */
  readonly words: z.core.$ZodType;
  readonly values: readonly unknown[];
  /** It takes a list of such values. */
  readonly listed: boolean;
  /** The values tell the forms of a union apart, each with fields of its own. */
  readonly forms: boolean;
}

/** A choice that a configuration has. */
export interface Found extends Choice {
  readonly path: Path;
  /** As it is written there; undefined where it may be left out and is. */
  readonly value: unknown;
}

/** Every choice of a schema. */
export function choicesOf(schema: z.core.$ZodType): Choice[] {
  const all: Choice[] = [];
  inSchema(schema, "", false, all);
  return all;
}

/** Every choice of a schema that a value has. */
export function choicesIn(schema: z.core.$ZodType, value: unknown): Found[] {
  const all: Found[] = [];
  inValue(schema, value, { place: "", path: [] }, false, all);
  return all;
}

/** Words of a setting; none where it has no choice. */
function valuesOf(schema: z.core.$ZodType): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  return schema instanceof z.ZodLiteral && schema.values.size > 1 ? [...schema.values] : [];
}

const step = (place: string, key: string) => (place === "" ? key : `${place}.${key}`);

function inSchema(schema: z.core.$ZodType, place: string, listed: boolean, all: Choice[]): void {
  const inner = unwrapped(schema);
  const values = valuesOf(inner);
  if (values.length > 0) all.push({ place, words: inner, values, listed, forms: false });
  else if (inner instanceof z.ZodObject) {
    for (const [key, field] of Object.entries(inner.shape)) inSchema(field, step(place, key), false, all);
  } else if (inner instanceof z.ZodArray) inSchema(inner.element, place, true, all);
  else if (inner instanceof z.ZodPipe)
    for (const form of shortForms(inner, place)) inSchema(form.schema, form.place, false, all);
  else if (inner instanceof z.ZodRecord) inSchema(inner.valueType, step(place, "*"), false, all);
  else if (inner instanceof z.ZodDiscriminatedUnion) {
    const forms = formsOf(inner);
    const { discriminator } = inner.def;
    const values = forms.map(({ word }) => word);
    all.push({ place: step(place, discriminator), words: inner, values, listed: false, forms: true });
    for (const { word, form } of forms) inSchema(form, `${place}(${String(word)})`, false, all);
  }
}

interface At {
  readonly place: string;
  readonly path: Path;
}

function inValue(schema: z.core.$ZodType, value: unknown, at: At, listed: boolean, all: Found[]): void {
  const inner = unwrapped(schema);
  const values = valuesOf(inner);
  if (values.length > 0) {
    all.push({ ...at, words: inner, values, listed, forms: false, value });
    return;
  }
  if (inner instanceof z.ZodPipe) {
    for (const form of shortForms(inner, at.place))
      inValue(form.schema, value, { ...at, place: form.place }, false, all);
    return;
  }
  if (inner instanceof z.ZodArray) {
    const items = Array.isArray(value) ? value : [];
    if (valuesOf(unwrapped(inner.element)).length > 0) inValue(inner.element, value, at, true, all);
    else
      for (const [index, item] of items.entries()) inValue(inner.element, item, below(at, index, at.place), false, all);
    return;
  }
  if (!isRecord(value)) return;
  const to = (key: string, name = key) => below(at, key, step(at.place, name));
  if (inner instanceof z.ZodObject) {
    for (const [key, field] of Object.entries(inner.shape)) inValue(field, value[key], to(key), false, all);
  } else if (inner instanceof z.ZodRecord) {
    for (const [key, item] of Object.entries(value)) inValue(inner.valueType, item, to(key, "*"), false, all);
  } else if (inner instanceof z.ZodDiscriminatedUnion) {
    const forms = formsOf(inner);
    const { discriminator } = inner.def;
    const word = value[discriminator];
    const words = forms.map((form) => form.word);
    all.push({ ...to(discriminator), words: inner, values: words, listed: false, forms: true, value: word });
    const form = forms.find((one) => one.word === word);
    if (form) inValue(form.form, value, { ...at, place: `${at.place}(${String(word)})` }, false, all);
  }
}

/** What may be written where one thing comes out of it: the thing itself, or a word for it. */
const shortForms = (pipe: z.ZodPipe, place: string): { readonly schema: z.core.$ZodType; readonly place: string }[] =>
  pipe.in instanceof z.ZodUnion
    ? pipe.in.options.map((schema, index) => ({ schema, place: index === 0 ? place : `${place} in short` }))
    : [{ schema: pipe.in, place }];

const below = ({ path }: At, key: string | number, place: string): At => ({ place, path: [...path, key] });

/** Forms of a union by their words; a form may be a union of others in turn. */
function formsOf(union: z.ZodDiscriminatedUnion): { readonly word: unknown; readonly form: z.core.$ZodType }[] {
  return union.options.flatMap((form) => wordsOf(form, union.def.discriminator).map((word) => ({ word, form })));
}

function wordsOf(form: z.core.$ZodType | undefined, discriminator: string): readonly unknown[] {
  if (form instanceof z.ZodDiscriminatedUnion) return wordsOf(form.options[0], discriminator);
  const field = form instanceof z.ZodObject ? unwrapped(form.shape[discriminator]) : undefined;
  if (!(field instanceof z.ZodLiteral)) throw new Error(`no word for ${discriminator}`);
  return [...field.values];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? unwrapped(schema.unwrap())
    : schema;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
