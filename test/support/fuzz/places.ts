import { z } from "zod";
import { accountSchema } from "../../../config/schema/account";
import { environmentSchema } from "../../../config/schema/environment";
import type { Files, Path } from "./case";

/** A setting of a file that is written, or could be. */
export interface Place {
  /** Index of the file: 0 is the account. */
  readonly file: number;
  readonly path: Path;
  readonly schema: z.core.$ZodType;
}

/** Key of an entry that is not there yet. */
const NEW = { text: "added", list: Number.MAX_SAFE_INTEGER } as const;

/** Every setting of the files, those that are not written included, as deep as what is written goes. */
export function placesOf(files: Files): Place[] {
  return files.flatMap((value, file) =>
    visit(file === 0 ? accountSchema : environmentSchema, value, { file, path: [] }),
  );
}

function visit(schema: z.core.$ZodType, value: unknown, at: Omit<Place, "schema">): Place[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return visit(schema.unwrap(), value, at);
  }
  const place: Place = { ...at, schema };
  const into = (inner: z.core.$ZodType, key: string | number, item: unknown) =>
    visit(inner, item, { ...at, path: [...at.path, key] });
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return [
      place,
      ...[...value, undefined].flatMap((item, index) =>
        into(schema.element, index < value.length ? index : NEW.list, item),
      ),
    ];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [place];
  if (schema instanceof z.ZodRecord) {
    return [
      place,
      ...Object.entries(value).flatMap(([key, item]) => into(schema.valueType, key, item)),
      ...into(schema.valueType, NEW.text, undefined),
    ];
  }
  const form = formOf(schema, value);
  if (form === undefined) return [place];
  return [
    place,
    ...Object.entries(form.shape).flatMap(([key, field]) => into(field, key, (value as Record<string, unknown>)[key])),
  ];
}

/** The form of a union that a value has. */
function formOf(schema: z.core.$ZodType, value: object): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const forms = schema.options.map((option) => formOf(option, value)).filter((form) => form !== undefined);
  return forms.find((form) => form.safeParse(value).success) ?? forms[0];
}
