import { describe, expect, it } from "vitest";
import { z } from "zod";
import { logRetentionDays } from "../../../config/schema/common";
import { COMPANY_DEFAULTS, stageSchema } from "../../../config/schema/company/defaults";
import { companyMarkOf } from "../../../config/schema/company/mark";
import { environmentSchema } from "../../../config/schema/environment";

/** Every field of a schema, once, with its name; what is wrapped around it stays. */
function fieldsOf(schema: z.core.$ZodType, name = "", seen = new Set<z.core.$ZodType>()): [string, z.core.$ZodType][] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inside = (field: z.core.$ZodType, as = name) => fieldsOf(field, as, seen);
  const own: [string, z.core.$ZodType][] = [[name, schema]];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return [...own, ...inside(schema.unwrap())];
  }
  if (schema instanceof z.ZodArray) return [...own, ...inside(schema.element)];
  if (schema instanceof z.ZodRecord) return [...own, ...inside(schema.valueType)];
  if (schema instanceof z.ZodUnion) return [...own, ...schema.options.flatMap((option) => inside(option))];
  if (schema instanceof z.ZodObject) {
    return [...own, ...Object.entries(schema.shape).flatMap(([key, field]) => inside(field, key))];
  }
  return own;
}

const FIELDS = fieldsOf(environmentSchema);

/** Settings that the account can have, as far as they are no objects with fields of their own. */
function settingsOf(schema: z.ZodObject, path: readonly string[] = []): string[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    return inner instanceof z.ZodObject ? settingsOf(inner, [...path, key]) : [[...path, key].join(".")];
  });
}

describe("what the account says for environments", () => {
  it("is all of its defaults, and each is taken by a field of environments", () => {
    expect(settingsOf(stageSchema).sort()).toEqual([...COMPANY_DEFAULTS].sort());
    const taken = new Set(FIELDS.flatMap(([, field]) => companyMarkOf(field)?.takes ?? []));
    expect([...taken].sort()).toEqual([...COMPANY_DEFAULTS].sort());
  });

  it("is taken by every field that keeps logs, and by every list of people to tell of failures", () => {
    const logs = FIELDS.filter(([, field]) => field instanceof z.ZodDefault && field.unwrap() === logRetentionDays);
    expect(logs.length).toBeGreaterThan(10);
    expect(logs.filter(([, field]) => companyMarkOf(field)?.takes !== "retention.logDays")).toEqual([]);
    const people = FIELDS.filter(([name, field]) => name === "notify" && field instanceof z.ZodArray);
    expect(people.length).toBeGreaterThan(2);
    expect(people.filter(([, field]) => companyMarkOf(field)?.takes !== "notifications.jobEmails")).toEqual([]);
  });
});
