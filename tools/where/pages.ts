import { z } from "zod";
import type { Marker } from "../reference/markers";

/** Which file of the configuration a setting is in. */
export type ConfigKind = "account" | "environment";

/**
 * The page that documents a setting: the one whose table of fields has it.
 * @param markers places of all tables of fields
 * @param input what the file says, which chooses the forms of unions: a kind has a page of its own
 */
export function pageOf(
  markers: readonly Marker[],
  kind: ConfigKind,
  schema: z.core.$ZodType,
  segments: readonly string[],
  input: unknown,
): string | undefined {
  const steps = [kind, ...stepsOf(schema, segments, input)];
  const about = markers.filter(
    ({ path, chosen }) =>
      path.every((step, index) => steps[index] === step) &&
      (chosen.length === 0 || chosen.includes(steps[path.length] ?? "")),
  );
  const length = ({ path, chosen }: Marker) => path.length + Math.min(chosen.length, 1);
  return about.sort((one, other) => length(other) - length(one))[0]?.page;
}

/** A setting's path as markers write it: without the keys of maps, and with the chosen form of each union. */
function stepsOf(schema: z.core.$ZodType, segments: readonly string[], input: unknown): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return stepsOf(schema.unwrap(), segments, input);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const form = formOf(schema, input);
    return form === undefined ? [] : [form.word, ...stepsOf(form.object, segments, input)];
  }
  const [segment, ...rest] = segments;
  if (segment === undefined) return [];
  const inside = isRecord(input) && Object.hasOwn(input, segment) ? input[segment] : undefined;
  if (schema instanceof z.ZodRecord) return stepsOf(schema.valueType, rest, inside);
  if (schema instanceof z.ZodArray) return stepsOf(schema.element, rest, inside);
  const field = schema instanceof z.ZodObject ? schema.shape[segment] : undefined;
  return field === undefined ? [] : [segment, ...stepsOf(field, rest, inside)];
}

/** The form of a union that a value has, and the word that tells it apart. */
function formOf({ options, def }: z.ZodDiscriminatedUnion, value: unknown) {
  for (const object of options) {
    if (!(object instanceof z.ZodObject) || !isRecord(value)) continue;
    const word = z.safeParse(object.shape[def.discriminator], value[def.discriminator]);
    if (word.success) return { object, word: String(word.data) };
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
