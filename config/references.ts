import { z } from "zod";
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
  const references = found(schema, value, markOf).map(({ as: mark, ...text }) => ({ ...text, mark }));
  REFERENCES.set(value, { schema, references });
  return references;
}

/** A value is of one schema, so what was found by the last one is enough. */
const REFERENCES = new WeakMap<
  object,
  { readonly schema: z.core.$ZodType; readonly references: readonly Reference[] }
>();

/** Every text of a type in a value, in the order of the schema's fields. */
export const textsIn = (schema: z.core.$ZodType, value: unknown, type: TextType["one"]): Text[] =>
  found(schema, value, (field) => (textTypeOf(field)?.one === type ? type : undefined)).map(
    ({ as: _, ...text }) => text,
  );

/** The name of a table that is there. */
export interface NamedTable extends Text {
  readonly place: TablePlace;
}

/** Every name of a table in a value that its schema marks as one, in the order of the schema's fields. */
export const tablesIn = (schema: z.core.$ZodType, value: unknown): NamedTable[] =>
  found(schema, value, tablePlaceOf).map(({ as: place, ...text }) => ({ ...text, place }));

type Found<T> = Text & { readonly as: T };

/** Texts that are of interest by their schema, with what it is taken for. */
function found<T>(root: z.core.$ZodType, all: unknown, take: (schema: z.core.$ZodType) => T | undefined): Found<T>[] {
  return walk(root, all, { path: [], holder: {}, workspace: undefined });

  function walk(schema: z.core.$ZodType, value: unknown, place: Place): Found<T>[] {
    if (value === undefined) return [];
    const as = take(schema);
    if (as !== undefined) {
      const { path: from, holder, workspace } = place;
      return typeof value === "string" ? [{ from, as, name: value, holder, workspace }] : [];
    }
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      return walk(schema.unwrap(), value, place);
    }
    if (schema instanceof z.ZodArray) {
      return Array.isArray(value)
        ? value.flatMap((item, index) => walk(schema.element, item, { ...place, path: [...place.path, index] }))
        : [];
    }
    if (!isRecord(value)) return [];
    if (schema instanceof z.ZodRecord) return inRecord(schema, value, place);
    const shape = fieldsOf(schema, value);
    const workspace = workspaceOf(shape, value) ?? place.workspace;
    return Object.entries(shape).flatMap(([key, field]) =>
      walk(field, own(value, key), { path: [...place.path, key], holder: value, workspace }),
    );
  }

  function inRecord(schema: z.ZodRecord, value: Readonly<Record<string, unknown>>, place: Place): Found<T>[] {
    const declaresWorkspaces = place.path.length === 1 && place.path[0] === "workspaces";
    return Object.entries(value).flatMap(([key, item]) => {
      const workspace = declaresWorkspaces ? key : place.workspace;
      const inside = { path: [...place.path, key], holder: place.holder, workspace };
      return [...walk(schema.keyType, key, inside), ...walk(schema.valueType, item, inside)];
    });
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
