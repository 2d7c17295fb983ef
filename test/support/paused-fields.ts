import { z } from "zod";
import { companyMarkOf } from "../../config/schema/company/mark";

/**
 * Paths of the fields of a schema that take `paused` from the environment; `<key>` stands for a key of a map, `<n>` for a
 * place in a list. Forms of one field are not told apart.
 */
export function pausedFields(schema: z.core.$ZodType, path: readonly string[] = []): string[] {
  const inside = (field: z.core.$ZodType, ...more: readonly string[]) => pausedFields(field, [...path, ...more]);
  const found = (): string[] => {
    if (companyMarkOf(schema)?.takes === "paused") return [path.join(".")];
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      return inside(schema.unwrap());
    }
    if (schema instanceof z.ZodArray) return inside(schema.element, "<n>");
    if (schema instanceof z.ZodRecord) return inside(schema.valueType, "<key>");
    if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inside(option));
    if (schema instanceof z.ZodObject) {
      return Object.entries(schema.shape).flatMap(([key, field]) => inside(field, key));
    }
    return [];
  };
  return [...new Set(found())].sort();
}
