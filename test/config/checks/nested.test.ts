import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { andSoDo, clashes, listed, nested } from "../../../config/checks/nested";
import { networkBits, overlaps } from "../../../config/derive/subnets";

const block = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 6 }))
  .map(([number, bits]) => `10.0.0.${(number >> (6 - bits)) << (8 - bits)}/${24 + bits}`);

describe("what lies in one another", () => {
  it("is grouped as every pair is, for blocks in any order", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const items = blocks.map((cidr, index) => ({ cidr, index }));
        const groups = nested(items, ({ cidr }) => networkBits(cidr));
        const grouped = new Set(groups.flatMap(({ outer, inner }) => [outer, ...inner]));
        for (const one of items) {
          const others = items.filter((other) => other !== one && overlaps(one.cidr, other.cidr));
          expect(grouped.has(one)).toBe(others.length > 0);
        }
        for (const { outer, inner } of groups) {
          for (const one of inner) expect(overlaps(outer.cidr, one.cidr)).toBe(true);
          expect(inner.map(({ index }) => index)).toEqual(inner.map(({ index }) => index).sort((a, b) => a - b));
        }
      }),
    );
  });

  it("is told of in the order in which it was written", () => {
    const said = (...folders: string[]) =>
      clashes(
        folders.map((folder) => ({ folder })),
        ({ folder }) => folder,
      ).map(({ later, earlier, others }) => [later.folder, earlier.folder, ...others.map(({ folder }) => folder)]);
    expect(said("a/", "b/", "ab/")).toEqual([]);
    expect(said("a/", "a/b/")).toEqual([["a/b/", "a/"]]);
    expect(said("a/b/", "x/", "a/", "x/", "a/c/")).toEqual([
      ["a/", "a/b/", "a/c/"],
      ["x/", "x/"],
    ]);
  });

  it("is listed up to a number", () => {
    expect(listed(["a", "b"])).toBe("a, b");
    expect(listed(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
    expect([[], ["b"], ["b", "c"], ["b", "c", "d", "e"]].map((others) => andSoDo(others))).toEqual([
      "",
      ", and so does b",
      ", and so do b, c",
      ", and so do b, c, d and 1 more",
    ]);
  });
});
