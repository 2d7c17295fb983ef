import { named } from "./named";
import { type Rule, textOf } from "./rules";

/** What a pattern may have, and has to have. */
interface Parts {
  readonly may: readonly string[];
  readonly must: readonly string[];
  /** What is left of it without its parts. */
  readonly rest: RegExp;
  readonly restIs: string;
}

const inBraces = (part: string): string => `{${part}}`;

const knownParts =
  ({ may }: Parts): Rule =>
  (text) => {
    const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, part = ""]) => (may.includes(part) ? [] : [part]));
    const [first] = unknown;
    return first === undefined
      ? undefined
      : { what: `has ${inBraces(first)}, which is no part of such names`, fix: `use ${may.map(inBraces).join(", ")}` };
  };

const neededParts =
  ({ must }: Parts): Rule =>
  (text) => {
    const missing = must.filter((part) => !text.includes(inBraces(part)));
    return missing.length === 0
      ? undefined
      : {
          what: `has no ${missing.map(inBraces).join(" and no ")}, so that different things would get one name`,
          fix: `add ${missing.map(inBraces).join(" and ")}`,
        };
  };

/** What stands between the parts, with a letter in place of each. */
const signs =
  ({ rest, restIs }: Parts): Rule =>
  (text) =>
    rest.test(text.replaceAll(/\{\w+\}/g, "x"))
      ? undefined
      : { what: "does not make a name that services take", fix: `use ${restIs} around the parts in braces` };

const pattern = (parts: Parts) =>
  named(
    { one: "pattern of names", many: "patterns of names" },
    textOf({ least: 1, most: 100 }, knownParts(parts), neededParts(parts), signs(parts)),
  );

const HYPHENS = { rest: /^[a-z](-?[a-z0-9])*$/, restIs: "small letters, digits and single hyphens" };

/** Start of names. */
const prefix = pattern({ may: ["company", "environment"], must: ["environment"], ...HYPHENS });

/** Names of buckets. */
const buckets = pattern({
  may: ["prefix", "company", "environment", "purpose", "account"],
  must: ["purpose"],
  ...HYPHENS,
});

/** Names in Unity Catalog. */
const catalogs = pattern({
  may: ["environment", "key"],
  must: ["environment", "key"],
  rest: /^[a-z][a-z0-9_]*$/,
  restIs: "small letters, digits and underscores",
});

/** Patterns of names. */
export const namingPatterns = { prefix, buckets, catalogs } as const;
