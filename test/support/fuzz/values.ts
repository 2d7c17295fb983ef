import fc from "fast-check";
import { z } from "zod";
import type { RefTarget } from "../../../config/schema/ref";
import { markOf } from "../../../config/schema/ref";
import { textTypeOf } from "../../../config/schema/text/named";
import { EXAMPLES } from "../../config/text/examples";
import { BOUNDARIES } from "./boundaries";

/** Names that are declared in a configuration, by what they name. */
export type Names = Readonly<Record<RefTarget, readonly string[]>>;

/** Makes values of schemas, valid as far as a schema says, which name what is there most of the time. */
export class Values {
  /** One per schema: building takes longer than drawing. */
  private readonly built = new Map<z.core.$ZodType, fc.Arbitrary<unknown>>();

  constructor(private readonly names: Names) {}

  /** Any value of a schema. */
  of(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
    const known = this.built.get(schema);
    if (known !== undefined) return known;
    const made = this.make(schema);
    this.built.set(schema, made);
    return made;
  }

  private make(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
    if (isLoose(schema)) return this.of(schema.unwrap());
    if (schema instanceof z.ZodObject) return this.object(schema);
    if (schema instanceof z.ZodArray) return fc.array(this.of(schema.element), { ...lengthsOf(schema), size: "+1" });
    if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map((item) => this.of(item)));
    if (schema instanceof z.ZodRecord) {
      return fc.dictionary(this.of(schema.keyType) as fc.Arbitrary<string>, this.of(schema.valueType), { maxKeys: 3 });
    }
    if (schema instanceof z.ZodPipe) return this.of(schema.in);
    if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => this.of(option)));
    if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
    if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
    if (schema instanceof z.ZodNull) return fc.constant(null);
    if (schema instanceof z.ZodBoolean) return fc.boolean();
    if (schema instanceof z.ZodNumber) return numberOf(schema);
    if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return this.text(schema);
    if (schema instanceof z.ZodCustom) return anyArgument.filter((value) => schema.safeParse(value).success);
    throw new Error(`no values are made of ${schema.constructor.name}; add it to ${__filename}`);
  }

  private object(schema: z.ZodObject): fc.Arbitrary<unknown> {
    const fields = Object.entries(schema.shape);
    return fc.record(Object.fromEntries(fields.map(([key, field]) => [key, this.of(field)])), {
      requiredKeys: fields.filter(([, field]) => !isLoose(field)).map(([key]) => key),
      noNullPrototype: true,
    });
  }

  private text(schema: z.ZodString | z.ZodStringFormat): fc.Arbitrary<string> {
    const mark = markOf(schema);
    const type = textTypeOf(schema)?.one ?? "";
    const examples = [...(EXAMPLES[type] ?? []), ...(BOUNDARIES[type] ?? [])];
    const good = examples.filter((text) => schema.safeParse(text).success);
    const texts = fc.constantFrom(...(good.length > 0 ? good : examples));
    const declared = mark === undefined ? [] : this.names[mark.to];
    if (declared.length === 0) return texts;
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...declared) }, { weight: 1, arbitrary: texts });
  }
}

/** A value that an argument of Terraform may have. */
const anyArgument = fc.oneof(
  fc.constantFrom("", "protected", "1.5"),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<readonly object[]>([], [{ id: "a" }]),
  fc.constantFrom({}, { name: ["a"] }, { rule: [{ days: 1 }] }),
);

/** What may be left out. */
function isLoose(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodDefault | z.ZodPrefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
}

function lengthsOf(schema: z.ZodArray): { minLength: number; maxLength: number } {
  const checks = schema._zod.def.checks ?? [];
  const least = checks.flatMap((check) => (check instanceof z.core.$ZodCheckMinLength ? check._zod.def.minimum : []));
  const most = checks.flatMap((check) => (check instanceof z.core.$ZodCheckMaxLength ? check._zod.def.maximum : []));
  const minLength = Math.max(0, ...least);
  return { minLength, maxLength: Math.max(minLength, Math.min(4, ...most)) };
}

/** The ends of what is allowed, and some between. */
function numberOf(schema: z.ZodNumber): fc.Arbitrary<number> {
  const min = Math.max(schema.minValue ?? 0, -1_000);
  const max = Math.min(schema.maxValue ?? 100_000, 2 ** 53 - 1);
  const between = schema.isInt
    ? fc.integer({ min, max: Math.min(max, 2 ** 31 - 1) })
    : fc.double({ min, max, noNaN: true });
  return fc.oneof(fc.constantFrom(min, max), between);
}
