import { z } from "zod";
import { isRecord } from "./merge";
import { formOf, unwrapped } from "./references";
import { DOMAIN_RECORDS, type DomainRecord } from "./schema/domains";
import { environmentSchema } from "./schema/environment";

type Fields = Readonly<Record<string, unknown>>;

/** Keys of the entries that an environment, or a part of one, has in a record. */
export function keysIn(said: unknown, record: DomainRecord): string[] {
  const entries = isRecord(said) ? said[record] : undefined;
  return isRecord(entries) ? Object.keys(entries) : [];
}

/**
 * A field for all entries that have to say it and do not, as a part of an environment.
 * @param said what a domain says
 */
export const fieldOfAll = (said: unknown, field: string, value: unknown): Fields =>
  ofEntries(said, (form, entry) =>
    isDemanded(form.shape[field]) && entry[field] === undefined ? { [field]: value } : undefined,
  );

const isDemanded = (field: z.core.$ZodType | undefined): boolean => field !== undefined && unwrapped(field) === field;

/** `paused: true` for all schedules and triggers of the entries, as a part of an environment. */
export const pausesOf = (said: unknown): Fields => ofEntries(said, (form, entry) => pausesIn(form, entry));

function pausesIn(schema: z.core.$ZodType | undefined, value: unknown): Fields | undefined {
  const bare = unwrapped(schema);
  if (bare === undefined || !isRecord(value)) return undefined;
  const form = bare instanceof z.ZodRecord ? undefined : formOf(bare, value);
  const fieldOf = (key: string) => (bare instanceof z.ZodRecord ? bare.valueType : form?.shape[key]);
  const inside = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const pauses = pausesIn(fieldOf(key), item);
    return pauses === undefined ? [] : [[key, pauses]];
  });
  const own = unwrapped(form?.shape.paused) instanceof z.ZodBoolean ? { paused: true } : {};
  const all = { ...Object.fromEntries(inside), ...own };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** What is made of each entry of a domain, under its record and key. */
function ofEntries(said: unknown, make: (form: z.ZodObject, entry: Fields) => Fields | undefined): Fields {
  const records = DOMAIN_RECORDS.flatMap((record): [string, Fields][] => {
    const schema = unwrapped(environmentSchema.shape[record]);
    const entries = isRecord(said) ? said[record] : undefined;
    if (!(schema instanceof z.ZodRecord) || !isRecord(entries)) return [];
    const made = Object.entries(entries).flatMap(([key, entry]): [string, Fields][] => {
      const form = isRecord(entry) ? formOf(schema.valueType, entry) : undefined;
      const part = form === undefined || !isRecord(entry) ? undefined : make(form, entry);
      return part === undefined ? [] : [[key, part]];
    });
    return made.length === 0 ? [] : [[record, Object.fromEntries(made)]];
  });
  return Object.fromEntries(records);
}
