import { describe, expect, it } from "vitest";
import { z } from "zod";
import { HARMLESS, isEverybody } from "../../../config/facts/everybody";
import type { Problem } from "../../../config/problem";
import { markOf } from "../../../config/schema/ref";
import { accountInput, devInput } from "../../support/platform";
import { inputsProblems } from "../problems";
import { EXAMPLES } from "../text/examples";
import { placesOf, withValue } from "../text/leaves";

const EVERYBODY = "Everyone";
/** Holds everybody through a group inside it. */
const HOLDER = "data-stewards";
const { leaves, records } = placesOf(EXAMPLES);
const isGroup = (schema: z.core.$ZodType) => markOf(schema)?.to === "group";

/** Words that a group may be given in a record: one, or a list of them. */
function wordsOf(schema: z.core.$ZodType): { readonly words: readonly string[]; readonly listed: boolean } {
  if (schema instanceof z.ZodArray) return { ...wordsOf(schema.element), listed: true };
  if (!(schema instanceof z.ZodEnum)) throw new Error("a group is given something that is no word");
  return { words: schema.options.map(String), listed: false };
}

const GIVEN = records
  .filter(({ schema }) => isGroup(schema.keyType))
  .flatMap((place) => {
    const { words, listed } = wordsOf(place.schema.valueType);
    return words.map((word) => [[...place.path, word].join("."), word, place, listed ? [word] : word] as const);
  });
/** Fields that name a group, of which those that own are told apart by their mark. */
const NAMED = leaves.filter(({ schema, isKey }) => !isKey && isGroup(schema));
const OWNERS = NAMED.filter(({ schema }) => markOf(schema)?.owns === true || markOf(schema)?.ownsInMetastore === true);

/** What is said of everybody, after something is written into one of the files. */
function said(place: Parameters<typeof withValue>[1] & { readonly kind: string }, value: unknown): readonly Problem[] {
  const account = withValue(accountInput(), { path: ["groups", EVERYBODY], with: [] }, { mode: "existing" });
  const both = withValue(
    account,
    { path: ["groups", HOLDER], with: [] },
    { mode: "create", groups: [EVERYBODY], servicePrincipals: ["terraform"] },
  );
  const inputs =
    place.kind === "account"
      ? [withValue(both, place, value), devInput()]
      : [both, withValue(devInput(), place, value)];
  return inputsProblems(inputs).filter(
    ({ message }) => message.includes("which is everybody") || /is everybody,/.test(message),
  );
}

describe("everybody", () => {
  it.each(["account users", "Account Users", "users", "ALL-USERS", "everyone", "All Employees", "Domain Users"])(
    "is %s",
    (name) => expect(isEverybody(name)).toBe(true),
  );

  it.each(["analysts", "power users", "data-users", "user", "admins"])("is not %s", (name) =>
    expect(isEverybody(name)).toBe(false),
  );

  it.each(GIVEN)("has no more than what changes nothing: %s", (_, word, place, value) => {
    for (const group of [EVERYBODY, HOLDER]) {
      const problems = said({ ...place, path: [...place.path, group] }, value);
      expect(problems.map(({ severity }) => severity)).toEqual(HARMLESS.value.includes(word) ? [] : ["error"]);
      for (const { message, path } of problems) {
        expect(message).toContain(`and would have ${word}`);
        expect(path).toBe([...place.path, group].join("."));
      }
    }
  });

  it.each(OWNERS.map((place) => [place.path.join("."), place] as const))("owns nothing: %s", (_, place) => {
    for (const group of [EVERYBODY, HOLDER]) expect(said(place, group)).toMatchObject([{ severity: "error" }]);
    expect(said(place, "data-engineers")).toEqual([]);
  });

  it("has its owners marked, and harmless words that are few", () => {
    expect(GIVEN.length).toBeGreaterThan(60);
    expect(OWNERS.map(({ path }) => path.at(-1)).sort()).toEqual(
      NAMED.map(({ path }) => path.at(-1))
        // A limit of what a group may ask gives it nothing.
        .filter((field) => typeof field === "string" && field !== "group")
        .sort(),
    );
    // Nobody adds a word here that lets somebody change or manage something.
    expect(
      HARMLESS.value.filter((word) => /MANAGE|MODIFY|WRITE|CREATE|ALL|EDIT|ADMIN|OWNER|APPLY|EXTERNAL/.test(word)),
    ).toEqual([]);
  });
});
