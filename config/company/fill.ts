import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { companyMarkOf } from "../schema/company/mark";
import { ofInterest } from "../schema/of-interest";
import { markOf } from "../schema/ref";
import { type Company, type CompanySaid, isRecord } from "./said";

/** A place of an environment that the account says something of. */
export interface Filled {
  readonly path: readonly string[];
  /** What the account says, the one that counts first. */
  readonly said: readonly CompanySaid[];
  /** Whether the first of them holds, because nobody else says anything. */
  readonly holds: boolean;
}

/** What an environment says together with what the account says in its place. */
export interface FilledInput {
  readonly value: unknown;
  readonly filled: readonly Filled[];
}

/**
 * Puts what the account says where an environment says nothing. Fields are found by their marks (`takes`), and those of a
 * compute profile by their names beside `profile`.
 * @param isRemoved whether a part takes away what is at a place, so that nothing is put there
 */
export function fill(
  schema: z.core.$ZodType,
  input: unknown,
  company: Company,
  isRemoved: (path: readonly string[]) => boolean,
): FilledInput {
  const filled: Filled[] = [];
  return { value: at(schema, { value: input, path: [] }), filled };

  function at(field: z.core.$ZodType, place: Place): unknown {
    const { value, path, offered = [] } = place;
    const mark = companyMarkOf(field);
    const said = mark === undefined ? offered : [...offered, ...company.of(mark.takes)];
    if (mark?.byKey === true) return inMap(place, said);
    if (said.length > 0) return isRemoved(path) ? value : chosen(place, said);
    if (!takes(field)) return value;
    const inside = { ...place, offered: [] };
    if (field instanceof z.ZodOptional) return value === undefined ? undefined : at(field.unwrap(), inside);
    if (field instanceof z.ZodDefault || field instanceof z.ZodPrefault) {
      if (value !== undefined) return at(field.unwrap(), inside);
      const before = filled.length;
      const completed = at(field.unwrap(), { ...inside, value: field.def.defaultValue, isDefault: true });
      return filled.slice(before).some(({ holds }) => holds) ? completed : undefined;
    }
    if (field instanceof z.ZodArray && Array.isArray(value)) {
      return value.map((item, index) => at(field.element, { ...inside, value: item, path: [...path, String(index)] }));
    }
    return inObject(field, inside);
  }

  function chosen({ value, path, isDefault }: Place, said: readonly CompanySaid[]): unknown {
    const holds = value === undefined || isDefault === true;
    filled.push({ path, said, holds });
    return holds ? said[0]?.value : value;
  }

  /** Entries beside those that are there. */
  function inMap(place: Place, said: readonly CompanySaid[]): unknown {
    const { value, path } = place;
    if (value !== undefined && !isRecord(value)) return value;
    const keys = [...new Set(said.flatMap((one) => Object.keys(isRecord(one.value) ? one.value : {})))];
    const more = keys.flatMap((key): [string, unknown][] => {
      const inside = { ...place, value: own(value, key), path: [...path, key] };
      const here = said.flatMap((one): CompanySaid[] => {
        const entry = own(one.value, key);
        return entry === undefined ? [] : [{ at: [...one.at, key], value: entry }];
      });
      return isRemoved(inside.path) ? [] : [[key, chosen(inside, here)]];
    });
    return more.length === 0 ? value : { ...value, ...Object.fromEntries(more) };
  }

  function inObject(field: z.core.$ZodType, place: Place): unknown {
    const { value, path, isDefault } = place;
    if (value !== undefined && !isRecord(value)) return value;
    if (field instanceof z.ZodRecord) {
      return (
        value && mapped(value, (item, key) => at(field.valueType, { ...place, value: item, path: [...path, key] }))
      );
    }
    const form = formOf(field, value);
    if (form === undefined) return value;
    const profile = profileIn(form, value);
    const fields = Object.entries(form.shape).map(([key, inner]): [string, unknown] => {
      const offered = profile === undefined || key === "profile" ? [] : company.ofProfile(profile, key);
      const item = at(inner, { ...place, value: own(value, key), path: [...path, key], offered });
      return [key, isDefault === true && isDefaultOf(inner, item) ? undefined : item];
    });
    const now = new Map(fields.filter(([, item]) => item !== undefined));
    if (value === undefined || isDefault === true) return now.size === 0 ? value : Object.fromEntries(now);
    const more = [...now].filter(([key]) => !Object.hasOwn(value, key));
    return { ...mapped(value, (item, key) => now.get(key) ?? item), ...Object.fromEntries(more) };
  }
}

/** Whether the account can say anything of a field or of what is in it: by a mark, or by a compute profile. */
const takes = ofInterest(
  (schema) => companyMarkOf(schema) !== undefined || (schema instanceof z.ZodObject && namesProfile(schema)),
);

/** A value, and where it is. */
interface Place {
  readonly value: unknown;
  readonly path: readonly string[];
  /** What is said of it from outside of its schema: by a compute profile. Default nothing. */
  readonly offered?: readonly CompanySaid[];
  /** Nobody wrote it: it is the default of something around it. Default false. */
  readonly isDefault?: boolean;
}

/** Whether a field that is left out is the same. */
function isDefaultOf(field: z.core.$ZodType, value: unknown): boolean {
  const without = z.safeParse(field, undefined);
  return without.success && isDeepStrictEqual(without.data, value);
}

const own = (holder: unknown, key: string): unknown =>
  isRecord(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;

/** The object that a value is, or would be; of a union the form that the value chooses. */
function formOf(schema: z.core.$ZodType, value: unknown): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (!(schema instanceof z.ZodDiscriminatedUnion) || !isRecord(value)) return undefined;
  const { discriminator } = schema.def;
  return schema.options
    .map((option) => formOf(option, value))
    .find((form) => {
      const word = form?.shape[discriminator];
      return word !== undefined && z.safeParse(word, value[discriminator]).success;
    });
}

/** The compute profile that an object names. */
function profileIn(form: z.ZodObject, value: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return namesProfile(form) && typeof value?.profile === "string" ? value.profile : undefined;
}

/** Whether objects of a form can name a compute profile. */
function namesProfile({ shape }: z.ZodObject): boolean {
  const field = shape.profile instanceof z.ZodOptional ? shape.profile.unwrap() : shape.profile;
  return field !== undefined && markOf(field)?.to === "computeProfile";
}

const mapped = (value: Readonly<Record<string, unknown>>, change: (item: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
