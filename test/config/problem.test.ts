import { describe, expect, it } from "vitest";
import { ConfigError, formatProblem, type Problem, problemLines, sortProblems } from "../../config/problem";
import { closest } from "../../config/spelling";

const problem = (file: string, path: string, message: string): Problem => ({
  file,
  path,
  message,
  fix: "correct it",
  severity: "error",
});

describe("problems", () => {
  it("print as file, path, what is wrong and how to fix it", () => {
    expect(formatProblem(problem("config/environments/dev.ts", "network.cidr", "is wrong"))).toBe(
      "config/environments/dev.ts: network.cidr: is wrong. Fix: correct it.",
    );
    expect(formatProblem(problem("config/account.ts", "", "is wrong"))).toBe(
      "config/account.ts: is wrong. Fix: correct it.",
    );
  });

  it("print on one line each, whatever a key holds", () => {
    expect(formatProblem(problem("f.ts", "a\nb\u2028c", "is wrong"))).toBe(
      "f.ts: a\\u000ab\\u2028c: is wrong. Fix: correct it.",
    );
  });

  it("print in a length that can be read, whatever a text or key holds", () => {
    const long = "x".repeat(100_000);
    const line = formatProblem({
      ...problem("f.ts", `begin.${long}.end`, `begin ${long} end`),
      fix: `begin ${long} end`,
    });
    expect(line.length).toBeLessThan(2_500);
    expect(line).toMatch(/^f\.ts: begin\.x+ … x+\.end: begin x+ … x+ end\. Fix: begin x+ … x+ end\.$/);
  });

  it("are sorted by file, path and message, each once", () => {
    const list = [problem("b", "x", "m"), problem("a", "y", "m"), problem("a", "x", "n"), problem("a", "x", "m")];
    const sorted = sortProblems([...list, ...list]);
    expect(sorted.map(({ file, path, message }) => file + path + message)).toEqual(["axm", "axn", "aym", "bxm"]);
    expect(sortProblems([...list].reverse())).toEqual(sorted);
  });

  it("are all shown up to two hundred, and of more some of each sort, errors first", () => {
    const alike = (count: number, severity: Problem["severity"] = "error") =>
      Array.from({ length: count }, (_, index) => ({
        ...problem("f.ts", `zones.z${index}.bucket`, `zone z${index}: "b${index}" is wrong`),
        severity,
      }));
    expect(problemLines(alike(200))).toHaveLength(200);
    const lines = problemLines([problem("f.ts", "name", "is missing"), ...alike(150, "warning"), ...alike(150)]);
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe("f.ts: name: is missing. Fix: correct it.");
    expect(lines[6]).toBe("  … and 145 more like the last, from zones.z5.bucket on");
    expect(lines[7]).toMatch(/^warning: f\.ts: zones\.z0/);
  });

  it("of very many sorts end with how many there are", () => {
    const word = (index: number) => String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26));
    const lines = problemLines(Array.from({ length: 300 }, (_, index) => problem("f.ts", "", `is ${word(index)}`)));
    expect(lines).toHaveLength(201);
    expect(lines[200]).toBe("There are 300 problems; the others are shown once these are mended.");
  });

  it("make one error that carries and prints them all", () => {
    const error = new ConfigError([problem("a", "x", "m"), problem("b", "", "n")]);
    expect(error.name).toBe("ConfigError");
    expect(error.problems).toHaveLength(2);
    expect(error.message).toBe("a: x: m. Fix: correct it.\nb: n. Fix: correct it.");
  });
});

describe("spelling", () => {
  it.each([
    ["regoin", "region"],
    ["Region", "region"],
    ["nta", "nat"],
    ["workspace", "workspaces"],
    ["availabilityZonesIds", "availabilityZoneIds"],
  ])("takes %s for %s", (word, meant) => {
    expect(closest(word, ["name", "nat", "region", "availabilityZoneIds", "workspaces"])).toBe(meant);
  });

  it("does not guess", () => {
    expect(closest("colour", ["name", "nat", "region"])).toBeUndefined();
    expect(closest("x".repeat(10_000), ["name"])).toBeUndefined();
    expect(closest("name", [])).toBeUndefined();
  });
});
