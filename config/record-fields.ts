import { z } from "zod";

/** Names of all fields of a schema that are maps, whose keys the user chooses. */
export function recordFields(schema: z.core.$ZodType): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: z.core.$ZodType, name: string): void => {
    if (part instanceof z.ZodOptional || part instanceof z.ZodDefault || part instanceof z.ZodPrefault) {
      visit(part.unwrap(), name);
    } else if (part instanceof z.ZodObject) {
      for (const [key, field] of Object.entries(part.shape)) visit(field, key);
    } else if (part instanceof z.ZodUnion) {
      for (const option of part.options) visit(option, name);
    } else if (part instanceof z.ZodArray) {
      visit(part.element, name);
    } else if (part instanceof z.ZodRecord) {
      found.add(name);
      visit(part.valueType, name);
    }
  };
  visit(schema, "");
  return found;
}
