import { z } from "zod";
import { TARGETS } from "../../../config/checks/reference";
import { markOf } from "../../../config/schema/ref";
import { textTypeOf } from "../../../config/schema/text/named";
import { accountInput, devInput } from "../../support/platform";
import { EXAMPLES } from "../text/examples";
import { withValue } from "../text/leaves";
import type { ListPlace } from "./lists";

/** How the entries are to each other. `nested`: blocks that contain each other; for the rest as `distinct`. */
export type Manner = "distinct" | "equal" | "nested";

/** The manners that make a difference for a record or list. */
export function mannersOf(place: ListPlace): readonly Manner[] {
  const [distinct, nested] = (["distinct", "nested"] as const).map((manner) =>
    JSON.stringify(manyEntries(place, 2, manner)),
  );
  return distinct === nested ? ["distinct", "equal"] : ["distinct", "equal", "nested"];
}

/** A copy of the input with so many more entries in a record, or a list of so many. */
export function withEntries(input: unknown, place: ListPlace, count: number, manner: Manner): unknown {
  const before: unknown = place.path.reduce((at, key) => Reflect.get(Object(at), key), input);
  const entries = manyEntries(place, count, manner);
  return withValue(input, place, Array.isArray(entries) ? entries : { ...Object(before), ...Object(entries) });
}

/** So many entries of a record or list, each as the schema allows it. */
function manyEntries({ schema }: ListPlace, count: number, manner: Manner): unknown {
  const numbers = Array.from({ length: count }, (_, index) => index);
  // What is equal is one value: whoever reads a file copies it.
  const made = (of: z.core.$ZodType) => {
    const first = madeOf(of, 0, manner);
    return (index: number) => (manner === "equal" || index === 0 ? first : madeOf(of, index, manner));
  };
  if (schema instanceof z.ZodArray) return numbers.map(made(schema.element));
  const entryAt = made(schema.valueType);
  return Object.fromEntries(
    numbers.map((index) => [
      // What a key can be is sometimes fixed, so that there are fewer.
      String(madeOf(schema.keyType, index, "distinct")),
      entryAt(index),
    ]),
  );
}

/** A value of a schema, another one for every number as far as the schema has so many; what may be left out is left out. */
function madeOf(schema: z.core.$ZodType, number: number, manner: Manner): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return madeOf(schema.unwrap(), number, manner);
  }
  if (schema instanceof z.ZodObject) {
    const needed = Object.entries(schema.shape).filter(([, field]) => !isOptional(field));
    return Object.fromEntries(needed.map(([key, field]) => [key, madeOf(field, number, manner)]));
  }
  if (schema instanceof z.ZodArray) return [madeOf(schema.element, number, manner)];
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => madeOf(item, number, manner));
  if (schema instanceof z.ZodRecord) {
    return { [String(madeOf(schema.keyType, number, manner))]: madeOf(schema.valueType, number, manner) };
  }
  if (schema instanceof z.ZodPipe) return madeOf(schema.in, number, manner);
  if (schema instanceof z.ZodUnion) {
    return madeOf(one(schema.options, number), number, manner);
  }
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    return one([...("values" in schema ? schema.values : schema.options)], number);
  }
  if (schema instanceof z.ZodBoolean) return number % 2 === 0;
  if (schema instanceof z.ZodNumber) {
    return [number, 1, 10, 100, 60, 1000, 64512].find((it) => z.safeParse(schema, it).success) ?? 1;
  }
  return textOf(schema, number, manner);
}

const isOptional = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;

function textOf(schema: z.core.$ZodType, number: number, manner: Manner): string {
  const to = markOf(schema)?.to;
  if (to !== undefined) return one(namesOf(to), number);
  const example = EXAMPLES[textTypeOf(schema)?.one ?? ""]?.[0] ?? "text";
  if (manner === "nested" && z.safeParse(schema, block(0)).success) return nestedBlock(number);
  return FORMS.map((form) => form(example, number)).find((text) => z.safeParse(schema, text).success) ?? example;
}

const block = (number: number) => `10.${number >> 8}.${number & 255}.0/24`;

/** `10.0.0.0/8`, `10.0.0.0/9`, …, `11.0.0.0/8` and so on: each number has some that contain it. */
const nestedBlock = (number: number) => `${10 + Math.floor(number / 20)}.0.0.0/${8 + (number % 20)}`;

/** Ways to make many of one text; the first that the schema allows. */
const FORMS: readonly ((example: string, number: number) => string)[] = [
  (example, number) => `${example.slice(0, 8)}-${number}`,
  (example, number) => `${example.slice(0, 8)}_${number}`,
  (example, number) => `${example}${number}`,
  (example, number) => `e${number}.${example}`,
  (example, number) => `${example.slice(0, -6)}${String(number).padStart(6, "0")}`,
  (_, number) => block(number),
  (_, number) => `10.0.${number >> 8}.${number & 255}`,
];

const NAMES = new Map<string, readonly string[]>();

/** What there is to name in the shipped files; read once. */
function namesOf(to: string): readonly string[] {
  const names = NAMES.get(to) ?? namesIn(to);
  NAMES.set(to, names);
  return names;
}

function namesIn(to: string): readonly string[] {
  const { in: where, record } = TARGETS[to as keyof typeof TARGETS] ?? {
    in: "environment",
    record: ["catalogs", "sales", "schemas"],
  };
  const file: unknown = where === "account" ? accountInput() : devInput();
  const names = Object.keys(record.reduce((at, key) => Object(Reflect.get(Object(at), key)), file) as object);
  return names.length === 0 ? ["main"] : names;
}

function one<T>(of: readonly T[], number: number): T {
  const it = of[number % of.length];
  if (it === undefined) throw new Error("there is nothing to choose from");
  return it;
}
