import { describe, expect, it } from "vitest";
import type { Account, Environment } from "../../../config/model";
import { ACCOUNT_VALUES, ENVIRONMENT_VALUES, valueLines } from "../../../config/record/environment-values";
import { isThing } from "../../../config/record/line";
import type { ResourceJson } from "../../../emitted/stacks";
import { partsOf } from "../../../tools/record/against";
import { compare, type Now } from "../../../tools/record/compare";
import { fixedValues, isFixed } from "../../../tools/record/fixed";
import { lostWith } from "../../../tools/record/lost";
import { recordProblems } from "../../../tools/record/problems";
import { updated } from "../../../tools/record/update";
import { factsOf, typesWithFacts } from "../../../tools/simulate/facts";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { errors, firstRecord, now, RECORDED, stackWith } from "../../support/records";
import { shippedStacks } from "../../support/shipped";

/** Every argument of a type that is fixed for good. */
const fixedOf = (type: string): readonly string[] => {
  const facts = factsOf(type);
  return [...(facts?.attributes.keys() ?? [])].filter((path) => facts !== undefined && isFixed(facts, path));
};

/** `a.b` → `{ a: { b: value } }` */
const nested = (path: string, value: unknown): object =>
  path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;

/** Every type of the providers that has such an argument; those that are not recorded by themselves are, where protected. */
const TYPES = [...typesWithFacts("aws"), ...typesWithFacts("databricks"), ...RECORDED].filter(
  // A policy of a bucket stands beside the resource in these stacks.
  (type, index, all) => all.indexOf(type) === index && fixedOf(type).length > 0 && type !== "aws_s3_bucket_policy",
);
const PROTECTED = { lifecycle: { prevent_destroy: true } };

describe("every value that is fixed for good", () => {
  it("is known of most types", () => {
    expect(RECORDED.flatMap(fixedOf).length).toBeGreaterThan(150);
    expect(TYPES.length).toBeGreaterThan(200);
    expect(fixedOf("aws_s3_bucket")).toContain("bucket");
    expect(fixedOf("databricks_catalog")).toEqual(expect.arrayContaining(["name", "storage_root"]));
  });

  it.each(TYPES)("%s: another value is refused, with both, what is lost and the way that loses nothing", (type) => {
    for (const path of fixedOf(type)) {
      const stack = (value: unknown) => stackWith(type, { ...nested(path, value), ...PROTECTED });
      const lines = firstRecord(stack("before"));
      expect(lines.find(isThing)?.fixed, path).toEqual({ [path]: "before" });
      const state = (value: unknown, more: Partial<Now> = {}) => now([stack(value)], more);
      expect(errors(lines, state("before")), path).toEqual([]);
      const [problem, ...others] = errors(lines, state("after"));
      expect(others, path).toEqual([]);
      expect(problem?.message).toContain(
        `${path} of ${type}.thing is fixed for good: it was "before" and would be "after"`,
      );
      expect(problem?.message).toContain(lostWith(type));
      expect(problem?.fix).toMatch(
        /^put it back; or make a new entry beside it, move the data and retire this one; or, /,
      );
      expect(problem?.fix).toContain('acknowledged: { "zones.raw": { reason: "…" } }');
      const accepted = state("after", { acknowledged: ["zones.raw"] });
      expect(errors(lines, accepted), path).toEqual([]);
      expect(updated(lines, accepted).find(isThing)?.fixed, path).toEqual({ [path]: "after" });
    }
  });

  it("is not recorded where it is known only once something is deployed", () => {
    const reference = `$${"{"}aws_kms_key.key.arn}`;
    for (const type of RECORDED) {
      for (const path of fixedOf(type)) {
        expect(fixedValues(type, nested(path, reference) as ResourceJson), `${type}.${path}`).toEqual({});
      }
    }
  });
});

describe("every value of a whole file that is fixed for good", () => {
  const { account, environments } = platformOf(accountInput(), devInput());
  const [dev] = environments as readonly [Environment];

  it.each([
    ...ENVIRONMENT_VALUES.map(({ setting }) => ["dev", setting] as const),
    ...ACCOUNT_VALUES.map(({ setting }) => ["account", setting] as const),
  ])("of %s, %s: another one is refused, with what it would do and how to come there", (name, setting) => {
    const isOfAccount = name === "account";
    const lines = isOfAccount ? valueLines(ACCOUNT_VALUES, account) : valueLines(ENVIRONMENT_VALUES, dev);
    const changed = { ...(isOfAccount ? account : dev), [setting]: "another" };
    const things = isOfAccount
      ? valueLines(ACCOUNT_VALUES, changed as unknown as Account)
      : valueLines(ENVIRONMENT_VALUES, changed as unknown as Environment);
    const { does, way } = [...ENVIRONMENT_VALUES, ...ACCOUNT_VALUES].find((value) => value.setting === setting) ?? {};
    const state = now([], { name, present: { things, company: [], made: new Map() } });
    const found = recordProblems("config/x.ts", name, compare(lines, state));
    expect(found.map(({ path, severity }) => [path, severity])).toEqual([[setting, "error"]]);
    expect(found[0]?.message).toContain(`and would be "another"; ${does}`);
    expect(found[0]?.fix).toBe(`put it back; or ${way}`);
  });

  it("is recorded of every environment and of the account", () => {
    const parts = partsOf({ account, environments }, []);
    const settings = parts.map(({ present }) => present.things.map(({ key }) => key));
    expect(settings).toEqual([ACCOUNT_VALUES, ENVIRONMENT_VALUES].map((all) => all.map(({ setting }) => setting)));
  });
});

describe("what the example emits", () => {
  it("is refused with another value of anything that is fixed in it", () => {
    let tried = 0;
    for (const stack of shippedStacks()) {
      const lines = firstRecord(stack);
      const things = lines.filter(isThing);
      const others = lines.map((line) =>
        isThing(line) && line.fixed !== undefined
          ? { ...line, fixed: Object.fromEntries(Object.keys(line.fixed).map((path) => [path, "as it was deployed"])) }
          : line,
      );
      const found = compare(others, now([stack])).changed;
      const expected = things.flatMap(({ at, fixed = {} }) => Object.keys(fixed).map((path) => `${at} ${path}`));
      expect(found.map(({ thing, argument }) => `${thing.at} ${argument}`).sort()).toEqual(expected.sort());
      tried += expected.length;
    }
    expect(tried).toBeGreaterThan(60);
  });
});
