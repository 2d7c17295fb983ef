import { z } from "zod";
import type { Field, Presence } from "./fields";

/** What a doc comment says of a field, for the last two columns of a table. */
export interface Sentence {
  readonly meaning: string;
  /** `required`, or the words of the comment's sentence on the default. */
  readonly default: string;
  /** What is wrong with the comment; no full stops. */
  readonly problems: readonly string[];
}

/** `Default 30.`, `Default: the same.`: the words behind it, up to the full stop that ends the sentence. */
const DEFAULT = /(?:^|(?<=[.;:)] ))Default:? (.+?)\.(?= |$)/g;

/** Splits a comment into meaning and default, and compares the default with the schema's. */
export function sentence({ comment, name, presence, value: { schema } }: Field): Sentence {
  const stated = [...comment.matchAll(DEFAULT)].map(([, words = ""]) => words);
  const meaning = comment.replace(DEFAULT, "").replace(/\s+/g, " ").trim();
  const [words = ""] = stated;
  const problems = [
    ...(meaning === "" ? ["has no sentence on what it means"] : []),
    ...(restates(meaning, name) ? ["repeats its name instead of saying what it means"] : []),
    ...(stated.length > 1 ? ["states its default twice"] : []),
  ];
  return {
    meaning,
    default: presence.is === "required" ? "required" : words,
    problems: [...problems, ...defaultProblems(words, presence, schema)],
  };
}

/** Where the words on a default and the schema disagree. */
function defaultProblems(words: string, presence: Presence, schema: z.core.$ZodType): string[] {
  if (presence.is === "required") return words === "" ? [] : ["is required, but its comment states a default"];
  // An object whose fields have defaults of their own speaks for itself.
  if (words === "") {
    const isPlain = presence.is === "default" && schema instanceof z.ZodObject;
    return isPlain ? [] : ["may be left out, but its comment does not say what then: `Default …`"];
  }
  const missing =
    presence.is === "default" ? shown(presence.value, schema).filter((text) => !mentions(words, text)) : [];
  return missing.length === 0 ? [] : [`has the default ${missing.join(", ")}, which its comment does not name`];
}

/** The values that the words on a default have to name. */
function shown(value: unknown, schema: z.core.$ZodType): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "object" || value === null) return [String(value)];
  const by = schema instanceof z.ZodDiscriminatedUnion ? schema.def.discriminator : undefined;
  return Object.entries(value).flatMap(([key, chosen]) => (key === by ? [String(chosen)] : []));
}

function mentions(words: string, text: string): boolean {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^\\w-])${escaped}($|[^\\w-])`).test(words);
}

/** `Title.` on `title`: the words of the name again, with no more than an article. */
function restates(meaning: string, name: string): boolean {
  const spread = name.replace(/([A-Z])/g, " $1").toLowerCase();
  const plain = meaning
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, "")
    .replace(/\b(a|an|the|its|of)\b/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain !== "" && (plain === spread || plain === `${spread}s` || `${plain}s` === spread);
}
