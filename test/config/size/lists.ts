import { z } from "zod";
import { accountSchema } from "../../../config/schema/account";
import { environmentSchema } from "../../../config/schema/environment";
import { textTypeOf } from "../../../config/schema/text/named";
import { EXAMPLES } from "../text/examples";
import { chosen, type Place } from "../text/leaves";

/** A record or list somewhere in a file, which may have any number of entries. */
export interface ListPlace extends Place {
  readonly kind: "account" | "environment";
  readonly schema: z.ZodRecord | z.ZodArray;
}

/** All records and lists of both files, those in others too. */
export const listPlaces = (): ListPlace[] => [
  ...listsIn(accountSchema, { kind: "account", path: [], with: [] }),
  ...listsIn(environmentSchema, { kind: "environment", path: [], with: [] }),
];

type Somewhere = Omit<ListPlace, "schema">;

function listsIn(schema: z.core.$ZodType, place: Somewhere): ListPlace[] {
  const at = (inner: z.core.$ZodType, key: string | number) => listsIn(inner, { ...place, path: [...place.path, key] });
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return listsIn(schema.unwrap(), place);
  }
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, field]) => at(field, key));
  if (schema instanceof z.ZodArray) return [{ ...place, schema }, ...at(schema.element, 0)];
  if (schema instanceof z.ZodRecord) {
    const key = EXAMPLES[textTypeOf(schema.keyType)?.one ?? ""]?.[0] ?? "key";
    return [{ ...place, schema }, ...at(schema.valueType, key)];
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    return schema.options.flatMap((option) =>
      listsIn(option, { ...chosen(discriminator, option, place), kind: place.kind }),
    );
  }
  if (schema instanceof z.ZodPipe) return listsIn(schema.in, place);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => listsIn(option, place));
  return [];
}
