import { z } from "zod";
import { accountSchema } from "../../../config/schema/account";
import { environmentSchema } from "../../../config/schema/environment";
import { textTypeOf } from "../../../config/schema/text/named";

export type Path = readonly (string | number)[];

/** Where one stands in a schema. */
export interface Place {
  readonly path: Path;
  /** What has to be written elsewhere for this place to be there: what tells the form of a union. */
  readonly with: readonly (readonly [path: Path, value: unknown])[];
}

/** A text that may be written somewhere in a file. */
export interface Leaf extends Place {
  readonly kind: "account" | "environment";
  readonly schema: z.ZodString | z.ZodStringFormat;
  /** It is the key of a record, and the path is the record's. */
  readonly isKey: boolean;
}

/** A record somewhere in a file. */
export interface RecordPlace extends Place {
  readonly kind: "account" | "environment";
  readonly schema: z.ZodRecord;
}

interface Found {
  readonly leaves: Omit<Leaf, "kind">[];
  readonly records: Omit<RecordPlace, "kind">[];
}

/** Good texts of each type, by its name, that stand for it in paths too. */
export type Examples = Readonly<Record<string, readonly string[]>>;

/** All texts and records of both files. */
export function placesOf(examples: Examples): { readonly leaves: Leaf[]; readonly records: RecordPlace[] } {
  const schemas = [["account", accountSchema] as const, ["environment", environmentSchema] as const];
  const all = schemas.map(([kind, schema]) => {
    const found: Found = { leaves: [], records: [] };
    visit(schema, { path: [], with: [] }, examples, found);
    return {
      leaves: found.leaves.map((leaf) => ({ ...leaf, kind })),
      records: found.records.map((record) => ({ ...record, kind })),
    };
  });
  return { leaves: all.flatMap(({ leaves }) => leaves), records: all.flatMap(({ records }) => records) };
}

function visit(schema: z.core.$ZodType, place: Place, examples: Examples, found: Found): void {
  const go = (inner: z.core.$ZodType, key: string | number) =>
    visit(inner, { ...place, path: [...place.path, key] }, examples, found);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    visit(schema.unwrap(), place, examples, found);
  } else if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    found.leaves.push({ ...place, schema, isKey: false });
  } else if (schema instanceof z.ZodObject) {
    for (const [key, field] of Object.entries(schema.shape)) go(field, key);
  } else if (schema instanceof z.ZodArray) {
    go(schema.element, 0);
  } else if (schema instanceof z.ZodTuple) {
    for (const [index, item] of schema.def.items.entries()) go(item, index);
  } else if (schema instanceof z.ZodRecord) {
    found.records.push({ ...place, schema });
    if (schema.keyType instanceof z.ZodString) found.leaves.push({ ...place, schema: schema.keyType, isKey: true });
    const type = textTypeOf(schema.keyType);
    const [word] = schema.keyType instanceof z.ZodEnum ? schema.keyType.options : [];
    go(schema.valueType, (type && examples[type.one]?.[0]) ?? (typeof word === "string" ? word : "key"));
  } else if (schema instanceof z.ZodDiscriminatedUnion) {
    for (const option of schema.options)
      visit(option, chosen(schema.def.discriminator, option, place), examples, found);
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) visit(option, place, examples, found);
  }
}

/** The place, where the form of the union is said. */
export function chosen(discriminator: string, option: z.core.$ZodType, place: Place): Place {
  return { ...place, with: [...place.with, [[...place.path, discriminator], literalOf(discriminator, option)]] };
}

/** What tells a form from the others, also where that form has several in turn. */
function literalOf(discriminator: string, option: z.core.$ZodType | undefined): unknown {
  if (option instanceof z.ZodDiscriminatedUnion) return literalOf(discriminator, option.options[0]);
  let field = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
  while (field instanceof z.ZodDefault || field instanceof z.ZodOptional) field = field.unwrap();
  if (!(field instanceof z.ZodLiteral)) throw new Error(`no literal for ${discriminator}`);
  return [...field.values][0];
}

/** A copy of the input with a value written at a place, and what has to be there for it. */
export function withValue(input: unknown, place: Place, value: unknown): unknown {
  const root = structuredClone(input);
  for (const [path, form] of place.with) put(root, path, form);
  put(root, place.path, value);
  return root;
}

function put(root: unknown, path: Path, value: unknown): void {
  let holder = root as Record<string, unknown>;
  for (const [index, key] of path.entries()) {
    const name = String(key);
    const define = (to: unknown) =>
      Object.defineProperty(holder, name, { value: to, enumerable: true, configurable: true, writable: true });
    if (index === path.length - 1) {
      define(value);
      return;
    }
    const inner = Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (typeof inner !== "object" || inner === null) define(typeof path[index + 1] === "number" ? [] : {});
    holder = holder[name] as Record<string, unknown>;
  }
}
