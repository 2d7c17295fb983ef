import { z } from "zod";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";

/** Sections of both sorts of files that have entries by key: `sources`, `groups`. */
export const RECORDS: readonly string[] = [accountSchema, environmentSchema].flatMap(({ shape }) =>
  Object.entries(shape).flatMap(([section, field]) => (isRecordOfObjects(field) ? [section] : [])),
);

function isRecordOfObjects(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isRecordOfObjects(field.unwrap());
  return (
    field instanceof z.ZodRecord &&
    (field.valueType instanceof z.ZodObject || field.valueType instanceof z.ZodDiscriminatedUnion)
  );
}
