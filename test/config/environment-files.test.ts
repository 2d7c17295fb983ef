import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentFiles } from "../../config/environment-files";
import { loadPlatform, readSources } from "../../config/load";
import { ConfigError, formatProblem } from "../../config/problem";
import { accountInput, devInput, ROOT } from "../support/platform";

const DEFINE = JSON.stringify(join(ROOT, "config/define"));
const DEV = JSON.stringify(devInput());
const OWN_FILE =
  "Fix: give each environment a file of its own that ends with: export default defineEnvironment({ … }).";
const NO_EXPORT =
  "does not export what defineEnvironment returns. Fix: end it with: export default defineEnvironment({ … }).";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-environments-"));
  plain("config/account.ts", `exports.default = { declares: "account", input: ${JSON.stringify(accountInput())} };`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plain(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Plain JavaScript, which every loader of TypeScript takes. */
const write = (file: string, text: string) =>
  plain(file, `const { defineDomain, defineEnvironment, definePart } = require(${DEFINE});\n${text}\n`);

function said(): string[] {
  try {
    return loadPlatform(root).warnings.map(formatProblem);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(formatProblem);
    throw error;
  }
}

const read = () => readSources(root).environments.map(({ file }) => file);

describe("where environments may lie", () => {
  it.each([
    "config/dev.ts",
    "config/environments/eu/dev.ts",
    "config/teams/data/eu/dev.ts",
    "config/dev/environment.ts",
    "config/schema/dev.ts",
  ])("%s is one by its export", (file) => {
    write(file, `exports.default = defineEnvironment(${DEV});`);
    expect(said()).toEqual([]);
    expect(loadPlatform(root).platform.environments.map((env) => [env.name, env.file])).toEqual([["dev", file]]);
  });

  it.each<[string, string]>([
    ["that a function of another file makes", 'exports.default = require("../shared/regional").regional("dev");'],
    [
      "that is made first and exported then",
      `const dev = defineEnvironment(${DEV});\nmodule.exports = { default: dev };`,
    ],
    ["that another file exports", 'exports.default = require("../shared/all").dev;'],
  ])("one %s is one", (_, text) => {
    write("config/shared/regional.ts", `exports.regional = (name) => defineEnvironment({ ...${DEV}, name });`);
    write("config/shared/all.ts", `exports.dev = { declares: "environment", input: ${DEV} };`);
    write("config/eu/dev.ts", text);
    expect(said()).toEqual([]);
    expect(read()).toEqual(["config/eu/dev.ts"]);
  });

  it("files of everything else lie beside them, with whatever they export", () => {
    write("config/environments/dev.ts", `exports.default = defineEnvironment(${DEV});`);
    for (const folder of ["config", "config/environments", "config/environments/eu", "config/more"]) {
      write(`${folder}/parts.ts`, "exports.wide = definePart({});\nexports.default = definePart({});");
      write(`${folder}/product.ts`, 'exports.shop = defineDomain({ name: "shop" });');
      write(`${folder}/numbers.ts`, "exports.most = 7;");
      write(`${folder}/regional.ts`, "exports.regional = (name) => defineEnvironment({ name });");
      write(`${folder}/types.d.ts`, "");
      plain(`${folder}/notes.md`, "defineEnvironment({})");
      plain(`${folder}/.draft.ts`, "export default defineEnvironment({});");
    }
    plain("config/environments/types.ts", "export interface Size {\n  readonly name: string;\n}\n");
    write("config/more/regional-by-default.ts", "exports.default = (name) => defineEnvironment({ name });");
    write("config/more/all.ts", 'exports.dev = require("../environments/dev").default;');
    expect(said()).toEqual([]);
    expect(read()).toEqual(["config/environments/dev.ts"]);
  });

  it.each<[string, string, string, string]>([
    [
      "exported by a name",
      "config/more/qa.ts",
      "exports.qa = defineEnvironment({});",
      `exports an environment by a name, which is not read. ${OWN_FILE}`,
    ],
    [
      "not exported",
      "config/more/qa.ts",
      "const qa = defineEnvironment({});",
      `makes an environment that is not read. ${OWN_FILE}`,
    ],
    [
      "made and thrown away",
      "config/environments/qa.ts",
      "defineEnvironment({});\nexports.a = 1;",
      `makes an environment that is not read. ${OWN_FILE}`,
    ],
    ["exported without defineEnvironment", "config/more/qa.ts", `exports.default = ${DEV};`, NO_EXPORT],
    ["a file that exports nothing", "config/environments/eu/qa.ts", "", NO_EXPORT],
    [
      "a function that is not called",
      "config/environments/qa.ts",
      "exports.default = () => defineEnvironment({});",
      NO_EXPORT,
    ],
    [
      "not TypeScript",
      "config/more/qa.mts",
      "defineEnvironment({});",
      "declares an environment, and is not read. Fix: name it qa.ts.",
    ],
    ["broken", "config/more/deep/qa.ts", "exports.default = defineEnvironment({", "cannot be loaded: "],
    [
      "failing",
      "config/more/deep/qa.ts",
      'exports.default = defineEnvironment(require("./nowhere"));',
      "cannot be loaded: line 2: Cannot find module './nowhere'",
    ],
  ])("one that is %s is named", (_, file, text, says) => {
    write("config/environments/dev.ts", `exports.default = defineEnvironment(${DEV});`);
    write(file, text);
    expect(said()).toEqual([expect.stringContaining(`${file}: ${says}`)]);
  });

  it("two that give the same name are both named, and so are two files with one environment", () => {
    write("config/eu/dev.ts", `exports.default = defineEnvironment(${DEV});`);
    write("config/us/dev.ts", `exports.default = defineEnvironment(${DEV});`);
    write("config/z/dev.ts", 'exports.default = require("../eu/dev").default;');
    const twice = (file: string) =>
      `${file}: name: "dev" is the name of config/eu/dev.ts too. Fix: give each environment its own name.`;
    expect(said()).toEqual(expect.arrayContaining([twice("config/us/dev.ts"), twice("config/z/dev.ts")]));
  });

  it("links to files are read, and links to folders are not, which may lead in circles", () => {
    write("elsewhere/dev.ts", `exports.default = defineEnvironment(${DEV});`);
    mkdirSync(join(root, "config/environments"));
    symlinkSync("../../elsewhere/dev.ts", join(root, "config/environments/dev.ts"));
    symlinkSync("..", join(root, "config/circle"));
    expect(said()).toEqual([]);
    expect(read()).toEqual(["config/environments/dev.ts"]);
  });

  it("loads none of this project's own code for it", () => {
    const { candidates, problems } = environmentFiles(ROOT);
    expect(problems).toEqual([]);
    expect(candidates.map(({ file }) => file)).toEqual([
      "config/environments/dev.ts",
      "config/environments/prod.ts",
      "config/environments/staging.ts",
    ]);
    // That these are all is what the look at texts is for: a file that exports one is always a candidate.
    expect(readFileSync(join(ROOT, "config/environments/dev.ts"), "utf8")).toContain(
      "export default defineEnvironment(",
    );
  });
});
