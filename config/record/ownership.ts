import { z } from "zod";
import { formOf, unwrapped } from "../references";

/** What a file says of things that are either made by this project or there already, by their settings. */
export interface Ownership {
  /** Made here, or left alone. */
  readonly own: readonly string[];
  /** There already, and used as they are. */
  readonly existing: readonly string[];
}

/** The word by which the configuration uses what is there. */
const EXISTING = "existing";

type Record_ = Readonly<Record<string, unknown>>;

/**
 * Every setting of a value that could say `existing`: entries with a mode, parts of them, and switches, found by the schema
 * alone, so that a new one takes part.
 * @param value as parsed, or as much of it as could be read
 */
export function ownershipIn(schema: z.core.$ZodType, value: unknown): Ownership {
  const found = new Map<string, boolean>();
  visit(schema, value, "");
  const settings = [...found.keys()].sort();
  return {
    own: settings.filter((setting) => found.get(setting) === false),
    existing: settings.filter((setting) => found.get(setting) === true),
  };

  function visit(part: z.core.$ZodType | undefined, at: unknown, path: string): void {
    const bare = unwrapped(part);
    if (bare === undefined || at === undefined || at === null) return;
    const below = (key: string | number): string => (path === "" ? `${key}` : `${path}.${key}`);
    if (bare instanceof z.ZodEnum) {
      if (bare.options.includes(EXISTING)) found.set(path.replace(/\.mode$/, ""), at === EXISTING);
    } else if (bare instanceof z.ZodArray) {
      if (Array.isArray(at)) for (const [index, item] of at.entries()) visit(bare.element, item, below(index));
    } else if (!isRecord(at)) return;
    else if (bare instanceof z.ZodRecord) {
      for (const [key, item] of Object.entries(at)) visit(bare.valueType, item, below(key));
    } else {
      const chosen = discriminators(bare, at).find(({ words }) => words.includes(EXISTING));
      if (chosen !== undefined) found.set(holderOf(path, chosen.field), at[chosen.field] === EXISTING);
      for (const [key, field] of Object.entries(formOf(bare, at)?.shape ?? {})) visit(field, at[key], below(key));
    }
  }
}

/** A mode says it of the value that has it; another word, as the type of a sign-in, of what that value belongs to. */
const holderOf = (path: string, field: string): string => (field === "mode" ? path : path.replace(/\.[^.]*$/, ""));

interface Discriminator {
  readonly field: string;
  readonly words: readonly unknown[];
}

/** Fields that choose the form of a union which a value has, outermost first, with the words that they may be. */
function discriminators(schema: z.core.$ZodType, value: Record_): readonly Discriminator[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  const { discriminator: field } = schema.def;
  const words = schema.options.flatMap((option) => wordsOf(option, field));
  const inner = schema.options.find((option) => wordsOf(option, field).includes(value[field]));
  return [{ field, words }, ...(inner === undefined ? [] : discriminators(inner, value))];
}

/** What a field may be in a form of a union, or in the forms that it has itself. */
function wordsOf(option: z.core.$ZodType, field: string): readonly unknown[] {
  if (option instanceof z.ZodDiscriminatedUnion) return option.options.flatMap((one) => wordsOf(one, field));
  const literal = option instanceof z.ZodObject ? unwrapped(option.shape[field]) : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values] : [];
}

const isRecord = (value: unknown): value is Record_ =>
  typeof value === "object" && value !== null && !Array.isArray(value);
