import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPlatform } from "../../config/load";
import { ConfigError, formatProblem } from "../../config/problem";
import { resolvePlatform } from "../../config/resolve";
import { accountInput, devInput, ROOT } from "../support/platform";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-load-"));
  mkdirSync(join(root, "config/environments"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Plain JavaScript, which every loader of TypeScript takes. */
const write = (file: string, declares: string, input: unknown) =>
  writeFileSync(
    join(root, file),
    `module.exports.default = { declares: "${declares}", input: ${JSON.stringify(input)} };`,
  );

function problems(): string[] {
  try {
    loadPlatform(root);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(formatProblem);
    throw error;
  }
}

describe("loading the configuration", () => {
  it("reads the account and every environment, in name order", () => {
    write("config/account.ts", "account", accountInput());
    write("config/environments/prod.ts", "environment", {
      ...devInput(),
      name: "prod",
      awsAccountId: "222222222222",
      network: { ...devInput().network, cidr: "10.30.0.0/16" },
    });
    write("config/environments/dev.ts", "environment", devInput());
    const { platform, warnings } = loadPlatform(root);
    expect(platform.environments.map(({ name }) => name)).toEqual(["dev", "prod"]);
    expect(warnings).toEqual([]);
  });

  it("says so where a value comes from an environment variable that is not set", () => {
    const account = JSON.stringify(accountInput());
    writeFileSync(
      join(root, "config/account.ts"),
      `const input = { ...${account}, databricksAccountId: process.env.LAKEHOUSE_TEST_NOT_SET };
       module.exports.default = { declares: "account", input };`,
    );
    write("config/environments/dev.ts", "environment", devInput());
    expect(problems()).toEqual([
      "config/account.ts: databricksAccountId: is undefined: perhaps the environment variable that it comes from is not " +
        "set. Fix: set the variable, or write text in quotes.",
    ]);
  });

  it("refuses what looks like an environment and is not read, so that none vanishes silently", () => {
    write("config/account.ts", "account", accountInput());
    write("config/environments/dev.ts", "environment", devInput());
    for (const name of ["eu", ".cache"]) mkdirSync(join(root, "config/environments", name));
    for (const name of ["a.TS", "b.mts", "c.js", "d.json", "e.tsx", "README.md", "types.d.ts", ".f.ts", "eu/g.js"]) {
      writeFileSync(join(root, "config/environments", name), "");
    }
    symlinkSync("eu", join(root, "config/environments/link"));
    const named = (name: string, as: string) =>
      `config/environments/${name}: is not read. Fix: name it ${as}.ts, or move it out of config/environments.`;
    expect(problems()).toEqual([
      named("a.TS", "a"),
      named("b.mts", "b"),
      named("c.js", "c"),
      named("d.json", "d"),
      named("e.tsx", "e"),
      named("eu/g.js", "g"),
      "config/environments/link: is a link to a folder, which is not read. Fix: put the files themselves there.",
    ]);
  });

  it("names every file that cannot be read, together with what is wrong in the others", () => {
    writeFileSync(join(root, "config/environments/broken.ts"), "module.exports.default = {");
    writeFileSync(join(root, "config/environments/empty.ts"), "");
    write("config/environments/swapped.ts", "account", accountInput());
    write("config/environments/dev.ts", "environment", { ...devInput(), region: 5, zones: {} });
    expect(problems()).toEqual([
      "config/account.ts: does not exist. Fix: write it with defineAccount; the README shows how.",
      expect.stringMatching(/^config\/environments\/broken\.ts: cannot be loaded: .+\. Fix: correct the file\.$/),
      expect.stringContaining(
        'catalogs.sales.schemas.gold.zone: "curated" is not a zone of the environment (none is defined)',
      ),
      expect.stringContaining('catalogs.sales.zone: "processed" is not a zone of the environment'),
      "config/environments/dev.ts: region: must be text, but is 5. Fix: write text in quotes.",
      expect.stringContaining('sources.orders.zone: "raw" is not a zone of the environment'),
      "config/environments/empty.ts: does not export what defineEnvironment returns. Fix: end it with: export default defineEnvironment({ … }).",
      "config/environments/swapped.ts: does not export what defineEnvironment returns. Fix: end it with: export default defineEnvironment({ … }).",
    ]);
  });

  it("says what is wrong with the syntax of a file, and in which line", () => {
    const message =
      'Transform failed with 1 error:\n/home/me/config/account.ts:12:18: ERROR: Expected "}" but found ";"';
    writeFileSync(join(root, "config/account.ts"), `throw new Error(${JSON.stringify(message)});`);
    expect(problems()).toEqual([
      'config/account.ts: cannot be loaded: line 12: Expected "}" but found ";". Fix: correct the file.',
    ]);
  });

  it("does without environments", () => {
    rmSync(join(root, "config/environments"), { recursive: true });
    write("config/account.ts", "account", accountInput());
    expect(loadPlatform(root).platform.environments).toEqual([]);
  });

  it("finds nothing wrong or doubtful with what is shipped", async () => {
    const read = async (file: string) => ({ file, input: (await import(join(ROOT, file))).default.input as unknown });
    const files = readdirSync(join(ROOT, "config/environments")).map((name) => `config/environments/${name}`);
    const sources = { account: await read("config/account.ts"), environments: await Promise.all(files.map(read)) };
    expect(resolvePlatform(sources).warnings).toEqual([]);
  });
});
