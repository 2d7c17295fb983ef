import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";

/** Every npm script that runs a program of the project. */
const COMMANDS = Object.entries(
  (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly scripts: Record<string, string> })
    .scripts,
).flatMap(([name, script]) => {
  const [, file] = /^node --import tsx (\S+)$/.exec(script) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

describe("wrong command lines", () => {
  it("are tried on every command", () => {
    expect(COMMANDS.length).toBeGreaterThan(12);
  });

  it.each(COMMANDS)("npm run %s: says what is wrong and how the command is used, and does nothing", (name, file) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", file, "--no-such-option"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(stderr.split("\n")[0]).toMatch(/--no-such-option|name one folder/);
    expect(stderr).toContain(name === "start" ? "npm start" : `npm run ${name}`);
    expect(stderr).not.toMatch(/\n {4}at |node:internal/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
