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
import { keptCommitsIn, stacksKeyOf } from "../../../tools/review/sides/kept-commits";

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
    const kept = keptCommitsIn(join(folder, ".review"));
    expect(kept.takeStacks("a", join(folder, "none"))).toBe(false);
    expect(existsSync(join(folder, "none"))).toBe(false);
    kept.putStacks("a", written("one"));
    expect(kept.takeStacks("a", join(folder, "copy"))).toBe(true);
    expect(readFileSync(join(folder, "copy", "manifest.json"), "utf8")).toBe("one");
    expect(kept.takeStacks("b", join(folder, "none"))).toBe(false);
    kept.putStacks("a", written("two"));
    kept.takeStacks("a", join(folder, "again"));
    expect(readFileSync(join(folder, "again", "manifest.json"), "utf8")).toBe("two");
  });

  it("are the newest six, beside what reviews keep of clouds", () => {
    const kept = keptCommitsIn(join(folder, ".review"));
    for (let index = 0; index < 8; index++) {
      kept.putStacks(`k${index}`, written(`w${index}`));
      const place = join(folder, ".review", ".stacks", `k${index}`);
      if (existsSync(place)) utimesSync(place, index, index);
    }
    expect(readdirSync(join(folder, ".review", ".stacks")).sort()).toEqual(["k2", "k3", "k4", "k5", "k6", "k7"]);
    expect(readdirSync(join(folder, ".review"))).toEqual([".stacks"]);
  });

  it("are not kept where nothing is", () => {
    const none = keptCommitsIn(undefined);
    none.putStacks("a", written("one"));
    const place = join(folder, "code");
    expect(none.code("a", (target) => mkdirSync(target), place)).toBe(place);
    expect(none.takeStacks("a", join(folder, "copy"))).toBe(false);
  });

  it("are where they were used last, of code the last three, and written once", () => {
    const kept = keptCommitsIn(join(folder, ".review"));
    let writes = 0;
    const code = (commit: string) =>
      kept.code(
        commit,
        (target) => {
          writes++;
          mkdirSync(target);
          writeFileSync(join(target, "main.ts"), commit);
        },
        join(folder, "none"),
      );
    for (const [at, commit] of ["a", "b", "c", "a"].entries()) {
      const place = code(commit);
      expect(readFileSync(join(place, "main.ts"), "utf8")).toBe(commit);
      utimesSync(place, at + 1, at + 1);
    }
    expect(writes).toBe(3);
    code("d");
    expect(readdirSync(join(folder, ".review", ".code")).sort()).toEqual(["a", "c", "d"]);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it("have no half-written code beside them", () => {
    const kept = keptCommitsIn(join(folder, ".review"));
    const fails = () =>
      kept.code(
        "a",
        (target) => {
          mkdirSync(target);
          throw new Error("the disk is full");
        },
        "",
      );
    expect(fails).toThrow("the disk is full");
    expect(readdirSync(join(folder, ".review", ".code"))).toEqual([`.a.${process.pid}`]);
    const place = kept.code("a", (target) => mkdirSync(target), "");
    expect(readdirSync(place)).toEqual([]);
    expect(readdirSync(join(folder, ".review", ".code"))).toEqual(["a"]);
  });

  it("have a name for each commit and configuration", () => {
    const keys = [stacksKeyOf("a", ""), stacksKeyOf("b", ""), stacksKeyOf("a", "examples/exchange")];
    expect(new Set(keys).size).toBe(3);
    expect(stacksKeyOf("a", "")).toBe(keys[0]);
  });
});
