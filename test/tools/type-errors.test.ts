import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Problem } from "../../config/problem";
import { withoutReported } from "../../tools/synth/type-errors";

const FILE = "config/environments/dev.ts";
const root = mkdtempSync(join(tmpdir(), "lakehouse-types-"));
mkdirSync(join(root, "config/environments"), { recursive: true });
writeFileSync(
  join(root, FILE),
  `export default defineEnvironment({
  regoin: "eu-west-1",
  network: { nat: "two" },
  zones: { constructor: { kind: "raw", comment: "x" } },
  workspaces: {},
});
const unused: number = "x";
`,
);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const problem = (path: string, message: string, more: Partial<Problem> = {}): Problem => ({
  file: FILE,
  path,
  message,
  fix: "correct it",
  severity: "error",
  ...more,
});
const error = (line: number, text: string, file = FILE) =>
  `${file}(${line},3): error TS2322: ${text}\n  More about it.`;
const left = (line: number, text: string, ...problems: readonly Problem[]) =>
  withoutReported(error(line, text), problems, root);

describe("what the compiler says", () => {
  it.each<readonly [line: number, text: string, problem: Problem]>([
    [2, "'regoin' does not exist in type", problem("regoin", "is not a known setting")],
    [3, "Type '\"two\"' is not assignable", problem("network.nat", '"two" is not one of the possible values')],
    [4, "Type 'string' is not assignable", problem("zones.constructor", '"constructor" is a word')],
    [1, "Property 'region' is missing in type", problem("region", "is missing")],
  ])("is left out where there is a message: line %d", (line, text, said) => {
    expect(left(line, text, said)).toBe("");
  });

  it("stays where there is none, in another file or line, or a warning alone", () => {
    const said = problem("regoin", "is not a known setting");
    expect(left(7, "Type 'string' is not assignable to type 'number'.", said)).toContain("error TS2322");
    expect(left(2, "'regoin' does not exist", { ...said, file: "config/account.ts" })).toContain("error TS2322");
    expect(left(2, "'regoin' does not exist", { ...said, severity: "warning" })).toContain("error TS2322");
    expect(left(99, "Something else", said)).toContain("error TS2322");
  });

  it("loses nothing of what stays", () => {
    const [gone, kept] = [error(2, "'regoin' does not exist"), error(7, "Not a number")];
    const all = `${gone}\n${kept}\n`;
    expect(withoutReported(all, [problem("regoin", "is not a known setting")], root)).toBe(`${kept}\n`);
    expect(withoutReported(all, [], root)).toBe(all);
  });
});
