import { z } from "zod";

/** A setting that the schema knows, its path taken apart: keys may have dots in them. */
export interface KnownSetting {
  readonly segments: readonly string[];
}

/** A path that the schema does not know: from where on, and which words it knows there. */
export interface UnknownSetting {
  readonly below: readonly string[];
  readonly word: string;
  readonly known: readonly string[];
}

/** What a file says; undefined where the schema alone counts, any key of a record and any form of a union. */
type Input = { readonly value: unknown } | undefined;

/**
 * Follows the path of a setting, `catalogs.sales.schemas.gold`, through a schema.
 * @param input what a file says: only keys that it has count, and only the forms that it chooses. Default: all that the
 * schema allows
 */
export function findSetting(
  schema: z.core.$ZodType,
  setting: string,
  input?: { readonly value: unknown },
): KnownSetting | UnknownSetting {
  return find(schema, setting.split("."), [], input);
}

function find(
  schema: z.core.$ZodType,
  words: readonly string[],
  below: readonly string[],
  input: Input,
): KnownSetting | UnknownSetting {
  const [word, ...rest] = words;
  if (word === undefined) return { segments: below };
  const nothing: UnknownSetting = { below, word, known: [] };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return find(schema.unwrap(), words, below, input);
  }
  if (schema instanceof z.ZodPipe) return find(schema.in, words, below, input);
  if (schema instanceof z.ZodUnion) {
    const options = schema instanceof z.ZodDiscriminatedUnion ? chosen(schema, input) : schema.options;
    return furthest(options.map((option) => find(option, words, below, input))) ?? nothing;
  }
  if (schema instanceof z.ZodObject) {
    const field: z.core.$ZodType | undefined = Object.hasOwn(schema.shape, word) ? schema.shape[word] : undefined;
    return field === undefined
      ? { ...nothing, known: Object.keys(schema.shape) }
      : find(field, rest, [...below, word], member(input, word));
  }
  if (schema instanceof z.ZodRecord) {
    const keys = input && Object.keys(isRecord(input.value) ? input.value : {});
    const tries = words
      .map((_, index) => ({ key: words.slice(0, index + 1).join("."), after: words.slice(index + 1) }))
      .filter(({ key }) => keys?.includes(key) ?? true)
      .map(({ key, after }) => find(schema.valueType, after, [...below, key], member(input, key)));
    return furthest(tries) ?? { ...nothing, known: keys ?? [] };
  }
  if (schema instanceof z.ZodArray && /^\d+$/.test(word)) {
    return find(schema.element, rest, [...below, word], member(input, word));
  }
  return nothing;
}

/** The forms of a union that a file chooses; all where it says nothing. */
function chosen({ options, def }: z.ZodDiscriminatedUnion, input: Input): readonly z.core.$ZodType[] {
  const value = input?.value;
  if (!isRecord(value)) return options;
  return options.filter(
    (option) =>
      option instanceof z.ZodObject && z.safeParse(option.shape[def.discriminator], value[def.discriminator]).success,
  );
}

function member(input: Input, key: string): Input {
  return input && { value: isRecord(input.value) && Object.hasOwn(input.value, key) ? input.value[key] : undefined };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What was found, or of those that were not the one that got furthest, with all words that are known there. */
function furthest(tries: readonly (KnownSetting | UnknownSetting)[]): KnownSetting | UnknownSetting | undefined {
  const unknown: UnknownSetting[] = [];
  for (const one of tries) {
    if ("segments" in one) return one;
    unknown.push(one);
  }
  const [first] = unknown.sort((a, b) => b.below.length - a.below.length);
  if (first === undefined) return undefined;
  const alike = unknown.filter(({ below, word }) => below.length === first.below.length && word === first.word);
  return { ...first, known: [...new Set(alike.flatMap(({ known }) => known))] };
}
