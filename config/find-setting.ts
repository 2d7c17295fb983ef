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

/** Keys that a record of the configuration has, by its path; undefined where any key is good. */
type KeysOf = (record: readonly string[]) => readonly string[] | undefined;

/**
 * Follows the path of a setting, `catalogs.sales.schemas.gold`, through a schema.
 * @param keysOf which keys count in a record. Default: any
 */
export function findSetting(
  schema: z.core.$ZodType,
  setting: string,
  keysOf: KeysOf = () => undefined,
): KnownSetting | UnknownSetting {
  return find(schema, setting.split("."), [], keysOf);
}

function find(
  schema: z.core.$ZodType,
  words: readonly string[],
  below: readonly string[],
  keysOf: KeysOf,
): KnownSetting | UnknownSetting {
  const [word, ...rest] = words;
  if (word === undefined) return { segments: below };
  const nothing: UnknownSetting = { below, word, known: [] };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return find(schema.unwrap(), words, below, keysOf);
  }
  if (schema instanceof z.ZodUnion) {
    return furthest(schema.options.map((option) => find(option, words, below, keysOf))) ?? nothing;
  }
  if (schema instanceof z.ZodObject) {
    const field: z.core.$ZodType | undefined = Object.hasOwn(schema.shape, word) ? schema.shape[word] : undefined;
    return field === undefined
      ? { ...nothing, known: Object.keys(schema.shape) }
      : find(field, rest, [...below, word], keysOf);
  }
  if (schema instanceof z.ZodRecord) {
    const keys = keysOf(below);
    const tries = words
      .map((_, index) => words.slice(0, index + 1).join("."))
      .map((key, index) => ({ key, after: words.slice(index + 1) }))
      .filter(({ key }) => keys?.includes(key) ?? true)
      .map(({ key, after }) => find(schema.valueType, after, [...below, key], keysOf));
    return furthest(tries) ?? { ...nothing, known: keys ?? [] };
  }
  if (schema instanceof z.ZodArray && /^\d+$/.test(word)) {
    return find(schema.element, rest, [...below, word], keysOf);
  }
  return nothing;
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
