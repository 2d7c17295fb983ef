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

/** All that a group may be given in a record: each word alone, or a list that holds only it. */
function givenBy(schema: z.core.$ZodType): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodArray) return givenBy(schema.element).map((word) => [word]);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(givenBy);
  if (schema instanceof z.ZodPipe) return givenBy(schema.in);
  throw new Error("a group is given something that is neither a word nor a list of words");
}

/** With the words that it comes to, since a role stands for several. */
const GIVEN = records
  .filter(({ schema }) => isGroup(schema.keyType))
  .flatMap((place) =>
    givenBy(place.schema.valueType).map((value) => {
      const words = [z.parse(place.schema.valueType, value)].flat().map(String);
      return [[...place.path, String(value)].join("."), words, place, value] as const;
    }),
  );
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

  it.each(GIVEN)("has no more than what changes nothing: %s", (_, words, place, value) => {
    const harmful = words.filter((word) => !HARMLESS.value.includes(word));
    for (const group of [EVERYBODY, HOLDER]) {
      const problems = said({ ...place, path: [...place.path, group] }, value);
      expect(problems.map(({ severity }) => severity)).toEqual(harmful.length === 0 ? [] : ["error"]);
      for (const { message, path } of problems) {
        expect(message).toContain(`and would have ${harmful.join(", ")}`);
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
