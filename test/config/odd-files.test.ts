import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPlatform } from "../../config/load";
import { ConfigError, formatProblem, type Problem } from "../../config/problem";
import { accountInput, devInput } from "../support/platform";

const SECRET = `dapi${"0123456789abcdef".repeat(2)}`;
const exported = (text: string) => `module.exports.default = ${text};`;
const file = (text: string | Buffer) => (path: string) => writeFileSync(path, text);

/** What may stand where a file of the configuration belongs, and what is said of it. */
const ODD: readonly (readonly [name: string, make: (path: string) => void, says: string])[] = [
  ["nothing", () => {}, "does not exist. Fix: write it with define"],
  ["an empty file", file(""), "does not export what define"],
  ["a folder", (path) => mkdirSync(path), "is a folder. Fix: write a file there"],
  ["a link that leads nowhere", (path) => symlinkSync("nowhere", path), "is a link that leads nowhere. Fix: remove it"],
  ["a link to itself", (path) => symlinkSync(path, path), "is a link that leads nowhere. Fix: remove it"],
  ["bytes", file(Buffer.from([0, 255, 254, 0, 1])), "cannot be loaded: "],
  ["another encoding", file(Buffer.from("\ufeffmodule.exports = 1", "utf16le")), "cannot be loaded: "],
  ["half a program", file("module.exports.default = {"), "cannot be loaded: "],
  ["a number", file(exported("7")), "does not export what define"],
  ["null", file(exported("null")), "does not export what define"],
  ["a promise", file(exported("Promise.resolve({})")), "does not export what define"],
  ["the other kind", file(exported('{ declares: "other", input: {} }')), "does not export what define"],
  ["an import that is not there", file('require("./nowhere")'), "Cannot find module './nowhere'"],
  ["no end", file("const f = () => f(); f();"), "cannot be loaded: line: Maximum call stack size exceeded"],
  ["an error with a secret", file(`throw new Error("the token ${SECRET}")`), "cannot be loaded: line: the token "],
  ["null thrown", file("throw null"), "cannot be loaded: it throws null, which is no error"],
  ["a symbol thrown", file("throw Symbol()"), "cannot be loaded: it throws a symbol, which is no error"],
  [
    "a proxy that throws",
    file(exported(`new Proxy({}, { get() { throw new Error("${SECRET}"); } })`)),
    "cannot be loaded: line: ",
  ],
  [
    "a getter that throws",
    file(exported('{ get declares() { throw new Error("boom"); } }')),
    "cannot be loaded: line: boom",
  ],
  ["a getter that ends the run", file(exported("{ get declares() { process.exit(0); } }")), "it calls process.exit"],
];

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-odd-"));
  mkdirSync(join(root, "config/environments"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const good = (path: string, declares: string, input: unknown) =>
  writeFileSync(join(root, path), exported(JSON.stringify({ declares, input })));

function problems(): string[] {
  try {
    return loadPlatform(root).warnings.map(formatProblem);
  } catch (error) {
    // Loaders put lines of their own in front.
    const text = (problem: Problem) => formatProblem(problem).replace(/line \d+/, "line");
    if (error instanceof ConfigError) return error.problems.map(text);
    throw error;
  }
}

describe("odd files of a configuration", () => {
  it.each(ODD)("the account is %s", (_, make, says) => {
    good("config/environments/dev.ts", "environment", devInput());
    make(join(root, "config/account.ts"));
    const said = problems();
    expect(said.find((line) => line.startsWith("config/account.ts: "))).toContain(says);
    expect(said.join()).not.toContain(SECRET);
  });

  it.each(ODD.filter(([name]) => name !== "nothing"))("an environment is %s", (_, make, says) => {
    good("config/account.ts", "account", accountInput());
    good("config/environments/dev.ts", "environment", devInput());
    make(join(root, "config/environments/odd.ts"));
    const said = problems();
    expect(said).toEqual([expect.stringMatching(/^config\/environments\/odd\.ts: .+\. Fix: .+\.$/)]);
    expect(said[0]).toContain(says);
    expect(said.join()).not.toContain(SECRET);
  });

  it.each<[string, (path: string) => void, string]>([
    ["a file", file("x"), "config/environments: is no folder. Fix: make it a folder, or remove it."],
    [
      "a link that leads nowhere",
      (path) => symlinkSync("nowhere", path),
      "config/environments: is a link that leads to no folder. Fix: make it a folder, or remove it.",
    ],
  ])("the folder of environments is %s", (_, make, says) => {
    good("config/account.ts", "account", accountInput());
    rmSync(join(root, "config/environments"), { recursive: true });
    make(join(root, "config/environments"));
    expect(problems()).toEqual([says]);
  });
});
