import { describe, expect, it } from "vitest";
import { FAMILIES, GIVING_TYPES } from "../../../../tools/review/privileges/families";
import { judgedTexts } from "../support";
import { CASES as FIRST_CASES } from "./cases";
import { GRANTING_CASES } from "./granting-cases";
import { KEEPING_OUT_CASES } from "./keeping-out-cases";
import { OPENING_CASES } from "./opening-cases";

const CASES = [...FIRST_CASES, ...OPENING_CASES, ...GRANTING_CASES, ...KEEPING_OUT_CASES];

/** Types that give rights, and have a switch that opens them besides. */
const TWICE = ["aws_iam_role", "databricks_metastore", "tfe_workspace_settings"];

/** What grows one way shrinks the other. */
const turned = (text: string) => (text.startsWith("+") ? text.replace("+", "-") : text.replace("-", "+"));

describe("rights", () => {
  it.each(CASES)("%s", (_what, before, after, expected) => {
    expect(judgedTexts(before, after)).toEqual([...expected].sort());
  });

  // Of two patterns or conditions only the wider one is a right that the other side has not.
  it.each(CASES.filter(([, , , texts]) => texts.every((text) => text.startsWith("+"))))(
    "%s, taken back, shrinks",
    (_what, before, after, expected) => {
      const back = judgedTexts(after, before);
      expect(back.filter((text) => text.startsWith("+"))).toEqual([]);
      expect(back.length > 0).toBe(expected.length > 0);
      for (const text of expected) expect(back).toContain(turned(text));
    },
  );

  it("have a case for every family", () => {
    const types = new Set(
      CASES.flatMap(([, before, after]) => [...Object.keys(before), ...Object.keys(after)]).map(
        (address) => address.split(".")[0],
      ),
    );
    expect(FAMILIES.filter((family) => !family.types.some((type) => types.has(type)))).toEqual([]);
  });

  it("are given by types of one family each, but for those that give two sorts", () => {
    const all = FAMILIES.flatMap(({ types }) => types);
    const twice = all.filter((type, index) => all.indexOf(type) !== index);
    expect(twice.sort()).toEqual(TWICE);
    expect(GIVING_TYPES.size).toBe(all.length - TWICE.length);
  });
});
