import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FORK_PACKAGES } from "../../../tools/fork/packages";
import { folderProblem, writeFork } from "../../../tools/fork/write";
import { ROOT } from "../../support/platform";

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lakehouse-fork-test-"));
  root = join(folder, "project");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function project(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const MANIFEST = JSON.stringify({
  engines: { node: ">=20" },
  dependencies: { cdktf: "0.21.0" },
  devDependencies: {},
  scripts: {},
});

describe("writing the project for the fork", () => {
  it("changes names, leaves out what is installed or emitted, and never the project itself", () => {
    const files = {
      "package.json": MANIFEST,
      "package-lock.json": "{}",
      "main.ts": 'import { App } from "cdktf";\n',
      "tools/fork/packages.ts": 'const FROM = "cdktf";\n',
      "assets/job.py": "# cdktf\n",
      "cdktf.json": '{ "output": "cdktf.out" }',
      "cdktf.out/manifest.json": "{}",
      ".cdktf.out.1/manifest.json": "{}",
      "node_modules/cdktf/package.json": "{}",
      ".git/config": "",
    };
    project(files);
    const target = join(folder, "fork");
    expect(folderProblem(root, target)).toBeUndefined();
    expect(writeFork(root, target)).toBe(2);
    expect(readdirSync(target).sort()).toEqual(["assets", "cdktf.json", "main.ts", "package.json", "tools"]);
    expect(readFileSync(join(target, "main.ts"), "utf8")).toBe('import { App } from "cdktn";\n');
    for (const same of ["tools/fork/packages.ts", "assets/job.py", "cdktf.json"] as const) {
      expect(readFileSync(join(target, same), "utf8"), same).toBe(files[same]);
    }
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(root, name), "utf8")).toBe(text);
    expect(readdirSync(folder).sort()).toEqual(["fork", "project"]);
  });

  it("leaves nothing behind where it fails", () => {
    project({ "package.json": JSON.stringify({ dependencies: { "@cdktf/provider-random": "1.0.0" }, scripts: {} }) });
    expect(() => writeFork(root, join(folder, "fork"))).toThrow("@cdktf/provider-random");
    expect(readdirSync(folder)).toEqual(["project"]);
  });

  it("is refused into a folder that holds something, a file, and the project", () => {
    project({ "main.ts": "" });
    mkdirSync(join(folder, "full"));
    writeFileSync(join(folder, "full", "x"), "");
    const fix = "Fix: name a folder that is empty or not there.";
    expect(folderProblem(root, join(folder, "full"))).toBe(`${join(folder, "full")} is not empty. ${fix}`);
    expect(folderProblem(root, join(root, "main.ts"))).toContain("is inside the project.");
    expect(folderProblem(root, root)).toContain("is inside the project.");
    expect(folderProblem(root, join(folder, "full", "x"))).toBe(`${join(folder, "full", "x")} is a file. ${fix}`);
    mkdirSync(join(folder, "empty"));
    expect(folderProblem(root, join(folder, "empty"))).toBeUndefined();
  });

  it("leaves no import of cdktf in the whole project", () => {
    const target = join(folder, "fork");
    writeFork(ROOT, target);
    const left = readdirSync(target, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      if (!entry.isFile() || !/\.m?ts$/.test(file) || file.includes("/fork/")) return [];
      return /(?:from|require\() ?["'](?:cdktf|@cdktf)\b/.test(readFileSync(file, "utf8")) ? [file] : [];
    });
    expect(left).toEqual([]);
    expect(existsSync(join(target, "package-lock.json"))).toBe(false);
    const manifest = readFileSync(join(target, "package.json"), "utf8");
    for (const { name, version } of Object.values(FORK_PACKAGES)) expect(manifest).toContain(`"${name}": "${version}"`);
  });
});
