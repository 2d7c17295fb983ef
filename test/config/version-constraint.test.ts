import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHOSEN_PROVIDERS, PROVIDERS } from "../../config/facts/providers";
import { compareVersions, isConstraint, rangeOf } from "../../config/version-constraint";

describe("versions that a constraint lets through", () => {
  it.each([
    ["1.99.0", "1.99.0", "1.99.1"],
    ["= 1.99", "1.99.0", "1.99.1"],
    ["~> 1.99", "1.99.0", "2.0.0"],
    ["~> 1.99.3", "1.99.3", "1.100.0"],
    [">= 6.25.0, < 7.0.0", "6.25.0", "7.0.0"],
    [">6.25.0,<=6.30.2", "6.25.1", "6.30.3"],
    [">= 6.25.0, != 6.26.0", "6.25.0", undefined],
    ["< 7", "0.0.0", "7.0.0"],
    [">= 6.25, ~> 6.9, < 8", "6.25.0", "7.0.0"],
  ])("%s", (constraint, from, below) => {
    expect(isConstraint(constraint)).toBe(true);
    expect(rangeOf(constraint)).toEqual({ from, below });
  });

  it.each(["> 2.0.0, < 1.0.0", "1.0.0, 2.0.0", "< 0.0.0"])("are none: %s", (constraint) => {
    expect(rangeOf(constraint)).toBeUndefined();
  });

  it.each(["latest", "1.x", "=> 1.0.0", "1.0.0-beta1", "1.0.0,", "", "~> "])("no constraint: %s", (text) => {
    expect(isConstraint(text)).toBe(false);
  });

  it("compares by numbers", () => {
    expect([..."1.100.0 1.99.0 2.0.0 1.99.10 1.99.9".split(" ")].sort(compareVersions)).toEqual([
      "1.99.0",
      "1.99.9",
      "1.99.10",
      "1.100.0",
      "2.0.0",
    ]);
  });
});

describe("facts of providers", () => {
  it.each(CHOSEN_PROVIDERS)("name the version of the bindings: %s", (name) => {
    const file = join(require.resolve(`@cdktf/provider-${name}/package.json`), "../package.json");
    const { cdktf } = JSON.parse(readFileSync(file, "utf8")) as { cdktf: { provider: { version: string } } };
    const { bindings, least, below } = PROVIDERS.value[name];
    expect(bindings).toBe(cdktf.provider.version);
    expect(compareVersions(least, bindings)).toBeLessThanOrEqual(0);
    expect(compareVersions(bindings, below)).toBeLessThan(0);
  });
});
