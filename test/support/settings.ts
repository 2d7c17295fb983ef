import { z } from "zod";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";

/** Whether the account's or an environment's file has a setting at this path; the keys of maps are free. */
export function isSetting(path: readonly string[]): boolean {
  return [accountSchema, environmentSchema].some((schema) => has(schema, path));
}

function has(schema: z.core.$ZodType, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, first) && has(schema.shape[first], rest);
  if (schema instanceof z.ZodRecord) return has(schema.valueType, rest);
  if (schema instanceof z.ZodArray) return /^\d+$/.test(first) && has(schema.element, rest);
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => has(option, path));
  if (schema instanceof z.ZodPipe) return has(schema.in, path);
  const wrapper = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wrapper && has(schema.unwrap(), path);
}
