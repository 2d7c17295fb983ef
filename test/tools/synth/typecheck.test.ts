import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { typesState } from "../../../tools/synth/passed-types";
import { typeCheck } from "../../../tools/synth/typecheck";
import { write } from "../../support/emitted-output";
import { ROOT } from "../../support/platform";

const GOOD = { ok: true, messages: "" };

/** A small project with the compiler of this one, and a second configuration beside its own. */
describe("a type check", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-typecheck-"));
  const root = join(folder, "project");
  const other = join(root, "examples/other");
  const marks = join(root, "known.passed");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(join(root, "node_modules"), { recursive: true });
    for (const name of ["typescript", "@typescript", "@types"])
      symlinkSync(join(ROOT, "node_modules", name), join(root, "node_modules", name));
    cpSync(join(ROOT, "node_modules/.package-lock.json"), join(root, "node_modules/.package-lock.json"));
    const compilerOptions = { strict: true, incremental: true, types: [], tsBuildInfoFile: "known" };
    write(join(root, "tsconfig.synth.json"), JSON.stringify({ compilerOptions, include: ["main.ts", "config"] }));
    write(join(root, "main.ts"), "export const main: number = 1;\n");
    write(join(root, "config/dev.ts"), 'import { main } from "../main";\nexport const dev: number = main;\n');
    write(join(other, "config/dev.ts"), 'import { main } from "../../../main";\nexport const dev: number = main;\n');
  });

  /** Fails the check where the compiler is asked. */
  const withoutCompiler = () => rmSync(join(root, "node_modules/typescript"));

  it("of a project that passed before does not ask the compiler again", async () => {
    expect(await typeCheck(root, root)).toEqual(GOOD);
    withoutCompiler();
    expect(await typeCheck(root, root)).toEqual(GOOD);
    expect((await typeCheck(root, other)).ok).toBe(false);
  });

  it("of another configuration is kept beside, and starts from what is known of the first", async () => {
    expect(await typeCheck(root, root)).toEqual(GOOD);
    expect(await typeCheck(root, other)).toEqual(GOOD);
    withoutCompiler();
    expect(await typeCheck(root, other)).toEqual(GOOD);
  });

  it.each([
    ["a file of the configuration", "config/dev.ts", 'export const dev: number = "text";\n'],
    ["a file of the code", "main.ts", 'export const main: string = "text";\n'],
    ["a new file", "config/staging.ts", 'export const staging: number = "text";\n'],
  ])("finds what is wrong after a change of %s, each time", async (_, file, text) => {
    expect(await typeCheck(root, root)).toEqual(GOOD);
    write(join(root, file), text);
    for (const _time of [1, 2]) {
      const { ok, messages } = await typeCheck(root, root);
      expect(ok).toBe(false);
      expect(messages).toMatch(/^\S+\.ts\(\d+,\d+\): error TS2322: [^\n]+\n$/);
    }
  });

  it("finds what is wrong with another configuration, and says only that", async () => {
    write(join(other, "config/dev.ts"), 'export const dev: number = "text";\n');
    for (const _time of [1, 2])
      expect((await typeCheck(root, other)).messages).toMatch(
        /^examples\/other\/config\/dev\.ts\(1,14\): error TS2322/,
      );
  });

  it("leaves a file that cannot be read to the compiler", async () => {
    expect(await typeCheck(root, root)).toEqual(GOOD);
    symlinkSync(join(root, "nowhere.ts"), join(root, "config/gone.ts"));
    expect(await typeCheck(root, root)).toMatchObject({ messages: expect.any(String) });
  });

  it("keeps nothing where the configuration reads a file elsewhere, which can change without its knowledge", async () => {
    write(join(folder, "shared.ts"), "export const shared = 1;\n");
    write(join(root, "config/dev.ts"), 'import { shared } from "../../shared";\nexport const dev: number = shared;\n');
    expect(await typeCheck(root, root)).toEqual(GOOD);
    expect(existsSync(marks)).toBe(false);
    writeFileSync(join(folder, "shared.ts"), 'export const shared = "text";\n');
    expect((await typeCheck(root, root)).ok).toBe(false);
  });

  it.each<[string, () => void]>([
    ["the text of a file", () => write(join(root, "main.ts"), "export const main: number = 2;\n")],
    ["the place of a file", () => cpSync(join(root, "config/dev.ts"), join(root, "config/dev2.ts"))],
    ["the packages", () => writeFileSync(join(root, "node_modules/.package-lock.json"), "{}")],
  ])("is made anew when %s changes", (_, change) => {
    const before = typesState(root, root, {}).digest;
    expect(typesState(root, root, {}).digest).toBe(before);
    change();
    expect(typesState(root, root, {}).digest).not.toBe(before);
  });

  it("is made anew with other settings, and for another configuration", () => {
    const digests = [
      typesState(root, root, {}).digest,
      typesState(root, root, { strict: false }).digest,
      typesState(root, other, {}).digest,
    ];
    expect(new Set(digests).size).toBe(3);
  });
});
