import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptStacksIn, stacksKeyOf } from "../../../tools/review/sides/kept-stacks";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lakehouse-kept-stacks-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string): string => {
  const emitted = join(folder, name);
  mkdirSync(join(emitted, "stacks"), { recursive: true });
  writeFileSync(join(emitted, "manifest.json"), name);
  return emitted;
};

describe("stacks of commits", () => {
  it("are taken where they were put, and nowhere else", () => {
    const kept = keptStacksIn(join(folder, ".review"));
    expect(kept.take("a", join(folder, "none"))).toBe(false);
    expect(existsSync(join(folder, "none"))).toBe(false);
    kept.put("a", written("one"));
    expect(kept.take("a", join(folder, "copy"))).toBe(true);
    expect(readFileSync(join(folder, "copy", "manifest.json"), "utf8")).toBe("one");
    expect(kept.take("b", join(folder, "none"))).toBe(false);
    kept.put("a", written("two"));
    kept.take("a", join(folder, "again"));
    expect(readFileSync(join(folder, "again", "manifest.json"), "utf8")).toBe("two");
  });

  it("are the newest six, beside what reviews keep of clouds", () => {
    const kept = keptStacksIn(join(folder, ".review"));
    for (let index = 0; index < 8; index++) {
      kept.put(`k${index}`, written(`w${index}`));
      const place = join(folder, ".review", ".stacks", `k${index}`);
      if (existsSync(place)) utimesSync(place, index, index);
    }
    expect(readdirSync(join(folder, ".review", ".stacks")).sort()).toEqual(["k2", "k3", "k4", "k5", "k6", "k7"]);
    expect(readdirSync(join(folder, ".review"))).toEqual([".stacks"]);
  });

  it("are not kept where nothing is", () => {
    const none = keptStacksIn(undefined);
    none.put("a", written("one"));
    expect(none.take("a", join(folder, "copy"))).toBe(false);
  });

  it("have a name for each commit and configuration", () => {
    const keys = [stacksKeyOf("a", ""), stacksKeyOf("b", ""), stacksKeyOf("a", "examples/exchange")];
    expect(new Set(keys).size).toBe(3);
    expect(stacksKeyOf("a", "")).toBe(keys[0]);
  });
});
