import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { like } from "../../../../emitted/policies";
import { isWider } from "../../../../tools/review/privileges/patterns";

describe("a pattern is wider than another", () => {
  it.each([
    ["*", "s3:GetObject", true],
    ["s3:*", "s3:Get*", true],
    ["s3:Get*", "s3:*", false],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:Get?bject", "s3:GetObject", true],
    ["s3:Get?bject", "s3:Get*", false],
    ["a*b*c", "axxbyyc", true],
    ["a*b*c", "a*c", false],
    ["**", "", true],
    ["", "", true],
    ["", "a", false],
    ["a", "", false],
    ["?", "*", false],
    // They fit the same: a doubt counts as not wider, so that no growth is missed.
    ["*?", "?*", false],
  ])("%s over %s: %s", (wide, narrow, expected) => {
    expect(isWider(wide, narrow)).toBe(expected);
  });

  const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);
  const word = fc.stringMatching(/^[ab]{0,6}$/);

  it("then it fits every text that the other one fits", () => {
    fc.assert(
      fc.property(pattern, pattern, word, (wide, narrow, text) => {
        if (isWider(wide, narrow) && like(narrow, text)) expect(like(wide, text)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it("and of a text without wildcards it says the same as fitting it", () => {
    fc.assert(
      fc.property(pattern, word, (wide, text) => {
        expect(isWider(wide, text)).toBe(like(wide, text));
      }),
      { numRuns: 5000 },
    );
  });
});
