import { z } from "zod";
import { ofInterest } from "./schema/of-interest";
import { type TablePlace, tablePlaceOf } from "./schema/read-table";
import { markOf, type RefMark } from "./schema/ref";
import { type TextType, textTypeOf } from "./schema/text/named";

export type Path = readonly (string | number)[];

/** A text somewhere in a value. */
export interface Text {
  /** The setting; for the key of a record, with the key. */
  readonly from: Path;
  readonly name: string;
  /** The object that holds the setting, or the list or record that it is in, with its other fields. */
  readonly holder: Readonly<Record<string, unknown>>;
  /** Workspace that the setting belongs to: the one above it, or the one that is named beside it or above. */
  readonly workspace: string | undefined;
}

/** A setting that names something declared elsewhere. */
export interface Reference extends Text {
  readonly mark: RefMark;
}

/** Where one stands in a value. */
interface Place {
  readonly path: Path;
  readonly holder: Readonly<Record<string, unknown>>;
  readonly workspace: string | undefined;
}

/**
 * Every name in a value that its schema marks as one, in the order of the schema's fields; found once, for all checks.
 * @param value as parsed, or as much of it as could be read
 */
export function referencesIn(schema: z.core.$ZodType, value: object): readonly Reference[] {
  const known = REFERENCES.get(value);
  if (known?.schema === schema) return known.references;
  const references = found(schema, value, MARKS).map(({ as: mark, ...text }) => ({ ...text, mark }));
  REFERENCES.set(value, { schema, references });
  return references;
}

/** A value is of one schema, so what was found by the last one is enough. */
const REFERENCES = new WeakMap<
  object,
  { readonly schema: z.core.$ZodType; readonly references: readonly Reference[] }
>();

const MARKS = searchFor(markOf);

/** Every text of a type in a value, in the order of the schema's fields. */
export function textsIn(schema: z.core.$ZodType, value: unknown, type: TextType["one"]): Text[] {
  const search = TEXTS.get(type) ?? searchFor((field) => (textTypeOf(field)?.one === type ? type : undefined));
  TEXTS.set(type, search);
  return found(schema, value, search).map(({ as: _, ...text }) => text);
}

const TEXTS = new Map<TextType["one"], Search<TextType["one"]>>();

/** The name of a table that is there. */
export interface NamedTable extends Text {
  readonly place: TablePlace;
}

/** Every name of a table in a value that its schema marks as one, in the order of the schema's fields. */
export const tablesIn = (schema: z.core.$ZodType, value: unknown): NamedTable[] =>
  found(schema, value, TABLES).map(({ as: place, ...text }) => ({ ...text, place }));

const TABLES = searchFor(tablePlaceOf);

type Found<T> = Text & { readonly as: T };

/** What is looked for. */
interface Search<T> {
  /** What a schema is taken for; undefined where it is not what is looked for. */
  readonly take: (schema: z.core.$ZodType) => T | undefined;
  /** Whether a schema, or anything inside it, is. */
  readonly has: (schema: z.core.$ZodType) => boolean;
}

function searchFor<T>(take: Search<T>["take"]): Search<T> {
  return { take, has: ofInterest((schema) => take(schema) !== undefined) };
}

/** Texts that are of interest by their schema, with what it is taken for. */
function found<T>(root: z.core.$ZodType, all: unknown, { take, has }: Search<T>): Found<T>[] {
  const texts: Found<T>[] = [];
  walk(root, all, { path: [], holder: {}, workspace: undefined });
  return texts;

  function walk(schema: z.core.$ZodType, value: unknown, place: Place): void {
    if (value === undefined || !has(schema)) return;
    const as = take(schema);
    if (as !== undefined) {
      const { path: from, holder, workspace } = place;
      if (typeof value === "string") texts.push({ from, as, name: value, holder, workspace });
      return;
    }
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      walk(schema.unwrap(), value, place);
      return;
    }
    if (schema instanceof z.ZodArray) {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries())
        walk(schema.element, item, { ...place, path: [...place.path, index] });
      return;
    }
    if (!isRecord(value)) return;
    if (schema instanceof z.ZodRecord) inRecord(schema, value, place);
    else inObject(fieldsOf(schema, value), value, place);
  }

  function inObject(shape: z.core.$ZodShape, value: Readonly<Record<string, unknown>>, place: Place): void {
    const workspace = workspaceOf(shape, value) ?? place.workspace;
    for (const [key, field] of Object.entries(shape)) {
      walk(field, own(value, key), { path: [...place.path, key], holder: value, workspace });
    }
  }

  function inRecord(schema: z.ZodRecord, value: Readonly<Record<string, unknown>>, place: Place): void {
    const declaresWorkspaces = place.path.length === 1 && place.path[0] === "workspaces";
    for (const [key, item] of Object.entries(value)) {
      const workspace = declaresWorkspaces ? key : place.workspace;
      const inside = { path: [...place.path, key], holder: place.holder, workspace };
      walk(schema.keyType, key, inside);
      walk(schema.valueType, item, inside);
    }
  }
}

/** The fields of an object; of a union, those of the form that the value has. */
function fieldsOf(schema: z.core.$ZodType, value: Readonly<Record<string, unknown>>): z.core.$ZodShape {
  return formOf(schema, value)?.shape ?? {};
}

/** The object that a schema stands for, if it is one or a union of some. The forms of a union may be unions themselves. */
export function formOf(schema: z.core.$ZodType, value: Readonly<Record<string, unknown>>): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const { discriminator } = schema.def;
  return schema.options
    .map((option) => formOf(option, value))
    .find((form) => {
      const field = unwrapped(form?.shape[discriminator]);
      return field instanceof z.ZodLiteral && field.values.has(own(value, discriminator) as string);
    });
}

/** A field without what makes it optional. */
export function unwrapped(field: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault
    ? unwrapped(field.unwrap())
    : field;
}

/** The workspace that an object says it is in. */
function workspaceOf(shape: z.core.$ZodShape, value: Readonly<Record<string, unknown>>): string | undefined {
  const field = shape.workspace;
  const named = own(value, "workspace");
  return field !== undefined && markOf(field)?.to === "workspace" && typeof named === "string" ? named : undefined;
}

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
