import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FAMILIES, FAMILY_NAMES, KINDS } from "../../config/kinds";
import { environmentSchema } from "../../config/schema/environment";
import { KIND_MODULES } from "../../modules/kinds";

/** Words of the kinds that the schema of an environment takes in the record of a family. */
function kindsInSchema(family: keyof typeof FAMILIES): unknown[] {
  const record = environmentSchema.shape[family].unwrap();
  return [...new Set(record.valueType.options.flatMap(wordsOf))];
}

/** A kind is an object, or a union of some that its mode tells apart. */
function wordsOf(schema: z.core.$ZodType): unknown[] {
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(wordsOf);
  const field = schema instanceof z.ZodObject ? schema.shape.kind : undefined;
  return field instanceof z.ZodLiteral ? [...field.values] : [];
}

describe.each(FAMILY_NAMES)("kinds of %s", (family) => {
  it("have a descriptor and contributions each, and nothing else does", () => {
    const words = kindsInSchema(family).sort();
    expect(words).not.toEqual([]);
    expect(Object.keys(KINDS[family]).sort()).toEqual(words);
    expect(Object.keys(KIND_MODULES[family]).sort()).toEqual(words);
  });

  it("make something in a layer", () => {
    for (const { load } of Object.values(KIND_MODULES[family])) {
      expect(Object.keys(load().contributions)).not.toEqual([]);
    }
  });
});

describe("families", () => {
  it("have construct ids and tags of their own", () => {
    const facts = Object.values(FAMILIES);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(new Set(facts.map(({ tag }) => tag)).size).toBe(facts.length);
  });
});

describe("order of kinds in one layer", () => {
  it("makes warehouses before the dashboards that run on them", () => {
    const kinds = Object.keys(KIND_MODULES.consumers);
    expect(kinds.indexOf("sql-warehouse")).toBeLessThan(kinds.indexOf("dashboard"));
  });
});
