import { z } from "zod";
import { textTypeOf } from "../../config/schema/text/named";

/** A type in words, of one value and of several. */
interface Words {
  readonly one: string;
  readonly many: string;
}

/** More values than these are listed beside the meaning, because the type's column is narrow. */
const FEW = 6;

/** Type of a field's value, as a platform engineer reads it: `whole number 0–10`, `list of keys of zones`. */
export function typeWords(schema: z.core.$ZodType, target: string | undefined): string {
  const named = target === undefined ? undefined : { one: `key of ${target}`, many: `keys of ${target}` };
  return wordsOf(schema, named).one;
}

/** The enumeration in a value that is too long for the type's column, which only counts it; and its values. */
export function longEnumeration(
  schema: z.core.$ZodType,
): { readonly schema: z.core.$ZodType; readonly values: readonly string[] } | undefined {
  if (schema instanceof z.ZodArray) return longEnumeration(schema.element);
  if (schema instanceof z.ZodRecord) return longEnumeration(schema.valueType);
  if (schema instanceof z.ZodPipe) return longEnumeration(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.map(longEnumeration).find((long) => long !== undefined);
  const values = valuesOf(schema);
  return values.length > FEW ? { schema, values } : undefined;
}

function wordsOf(schema: z.core.$ZodType, named: Words | undefined): Words {
  const values = valuesOf(schema);
  if (values.length > FEW) return { one: `one of ${values.length} values`, many: `values out of ${values.length}` };
  if (values.length > 1) return { one: values.join(", "), many: values.join(", ") };
  if (values.length === 1) return { one: `${values[0]}`, many: `${values[0]}` };
  if (schema instanceof z.ZodNull) return { one: "`null`", many: "`null`" };
  if (schema instanceof z.ZodBoolean) return { one: "true or false", many: "true or false" };
  if (schema instanceof z.ZodNumber) return numberWords(schema);
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return named ?? textWords(schema);
  if (schema instanceof z.ZodArray) return listWords(schema, named);
  if (schema instanceof z.ZodTuple) {
    const items = schema.def.items.map((item) => wordsOf(item, named).one);
    return { one: `list: ${items.join(", ")}`, many: "lists" };
  }
  if (schema instanceof z.ZodRecord) {
    const one = `map: ${wordsOf(schema.keyType, named).one} → ${wordsOf(schema.valueType, undefined).one}`;
    return { one, many: "maps" };
  }
  if (schema instanceof z.ZodObject) return { one: "object", many: "objects" };
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return { one: `object by \`${schema.def.discriminator}\``, many: `objects by \`${schema.def.discriminator}\`` };
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return wordsOf(schema.def.innerType, named);
  // What is written, not what it comes to.
  if (schema instanceof z.ZodPipe) return wordsOf(schema.in, named);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => wordsOf(option, named));
    return {
      one: options.map(({ one }) => one).join(", or "),
      many: options.map(({ many }) => many).join(" or "),
    };
  }
  const type = textTypeOf(schema);
  if (type !== undefined) return type;
  throw new Error(
    `no words for a schema of the sort ${schema._zod.def.type}; add them to tools/reference/type-words.ts`,
  );
}

/** The values of an enumeration or literal, as code. */
function valuesOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map((value) => `\`${value}\``);
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values].map((value) => (typeof value === "string" ? `\`${value}\`` : String(value)));
  }
  return [];
}

/** A text goes by the name of its type; one of no form in particular by its length too. */
function textWords(schema: z.core.$ZodType): Words {
  const { one, many } = textTypeOf(schema) ?? PLAIN;
  const length = one === PLAIN.one && schema instanceof z.ZodString ? range(schema.minLength, schema.maxLength) : "";
  return length === "" ? { one, many } : { one: `${one}, ${length} characters`, many: `${many}, ${length} characters` };
}

const PLAIN: Words = { one: "text", many: "texts" };

function numberWords(schema: z.ZodNumber): Words {
  const least = limit(schema.minValue);
  const most = limit(schema.maxValue);
  const isAbove = checksOf(schema).some(
    (check) => check instanceof z.core.$ZodCheckGreaterThan && !check._zod.def.inclusive,
  );
  const above = isAbove && least !== null ? `above ${figure(least)}` : "";
  const text = above === "" ? range(least, most) : [above, range(null, most)].filter((part) => part !== "").join(", ");
  const noun = schema.format === "safeint" ? "whole number" : "number";
  return { one: `${noun} ${text}`.trim(), many: `${noun}s ${text}`.trim() };
}

function listWords(schema: z.ZodArray, named: Words | undefined): Words {
  const checks = checksOf(schema);
  const [least = null] = checks.flatMap((check) =>
    check instanceof z.core.$ZodCheckMinLength ? [check._zod.def.minimum] : [],
  );
  const [most = null] = checks.flatMap((check) =>
    check instanceof z.core.$ZodCheckMaxLength ? [check._zod.def.maximum] : [],
  );
  const count = least === 1 && most === null ? "" : range(least, most);
  return { one: `list of ${count === "" ? "" : `${count} `}${wordsOf(schema.element, named).many}`, many: "lists" };
}

const checksOf = (schema: z.core.$ZodType) => schema._zod.def.checks ?? [];

/** A limit that somebody has set, and not the last number that is exact. */
function limit(value: number | null): number | null {
  return value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}

/** `1–20`, `at most 20`, `from 2`, or nothing. */
function range(least: number | null, most: number | null): string {
  if (most === null) return least === null ? "" : `from ${figure(least)}`;
  if (least === null) return `at most ${figure(most)}`;
  return least === most ? figure(least) : `${figure(least)}–${figure(most)}`;
}

/** `65535`, but `10,000,000`. */
const figure = (value: number): string => (value < 1_000_000 ? String(value) : value.toLocaleString("en-US"));
