import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPlatform, readSources } from "../../config/load";
import { merge } from "../../config/merge";
import { withFiles, withOrigin } from "../../config/origins";
import { plainCopy } from "../../config/plain";
import { ConfigError, formatProblem, problemLines } from "../../config/problem";
import { parseAndSalvage } from "../../config/salvage";
import { environmentSchema } from "../../config/schema/environment";
import { textTypeOf } from "../../config/schema/text/named";
import { lineOfSetting } from "../../tools/synth/setting-at";
import { accountInput, devInput, ROOT } from "../support/platform";
import { EXAMPLES } from "./text/examples";
import { placesOf, withValue } from "./text/leaves";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-parts-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const DEFINE = JSON.stringify(join(ROOT, "config/define"));

/** Writes a file of the configuration, plain JavaScript that every loader of TypeScript takes. */
function write(file: string, ...lines: readonly string[]): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, [`const { defineEnvironment, definePart } = require(${DEFINE});`, ...lines].join("\n"));
}

const account = () =>
  write("config/account.ts", `exports.default = { declares: "account", input: ${JSON.stringify(accountInput())} };`);

function said(): string[] {
  const lineIn = (file: string, segments: readonly string[]) =>
    lineOfSetting(readFileSync(join(root, file), "utf8"), segments);
  try {
    return problemLines(loadPlatform(root).warnings, lineIn);
  } catch (error) {
    if (error instanceof ConfigError) return problemLines(error.problems, lineIn);
    throw error;
  }
}

describe("an environment of several files", () => {
  it("is read as one, and a problem names the file and line that says it, and what it wins over", () => {
    account();
    const { name, zones, ...shared } = devInput();
    write("config/shared/all.ts", `exports.all = definePart(${JSON.stringify(shared)});`);
    write("config/shared/zones.ts", `exports.zones = definePart({`, `  zones: ${JSON.stringify(zones)},`, "});");
    write(
      "config/environments/dev.ts",
      'const { all } = require("../shared/all");',
      'const { zones } = require("../shared/zones");',
      "exports.default = defineEnvironment(all, zones, {",
      '  name: "dev",',
      "  zones: {",
      '    raw: { comment: " " },',
      "  },",
      "});",
    );
    expect(name).toBe("dev");
    expect(said()).toEqual([
      'config/environments/dev.ts: zones.raw.comment (line 7, over config/shared/zones.ts:3): " " is nothing but spaces. Fix: write a text.',
    ]);
    const sources = readSources(root);
    expect(sources.environments.map(({ file }) => file)).toEqual(["config/environments/dev.ts"]);
    expect(sources.environments[0]?.origins?.fields.get("zones")?.files).toEqual([
      "config/environments/dev.ts",
      "config/shared/zones.ts",
    ]);
  });

  it("names the part that loses a key __proto__", () => {
    account();
    write("config/shared/all.ts", "exports.all = definePart({", "  tags: {", '    __proto__: "x",', "  },", "});");
    write("config/environments/dev.ts", 'exports.default = defineEnvironment(require("../shared/all").all, {});');
    expect(said()).toContainEqual(
      expect.stringContaining("config/environments/dev.ts: config/shared/all.ts, line 4, has the key __proto__"),
    );
  });
});

describe("a mistake in any text of an environment", () => {
  const texts = placesOf(EXAMPLES).leaves.filter(
    ({ kind, isKey, path }) => kind === "environment" && !isKey && path.every((segment) => typeof segment === "string"),
  );

  it("of several parts names the part that makes it", () => {
    expect(texts.length).toBeGreaterThan(150);
    for (const leaf of texts) {
      const [good = ""] = EXAMPLES[textTypeOf(leaf.schema)?.one ?? ""] ?? [];
      const wrong = leaf.path.reduceRight<unknown>((value, key) => ({ [key]: value }), [7]);
      const { value, origins } = merge(environmentSchema, [
        { file: "first", value: plainCopy(withValue(devInput(), leaf, good)) },
        { file: "second", value: wrong },
        { file: "third", value: {} },
      ]);
      const files = new Map([["dev", withFiles(origins, String)]]);
      const problems = parseAndSalvage(environmentSchema, "dev", value).problems.map((one) => withOrigin(one, files));
      const here = problems.filter(({ path }) => path === leaf.path.join("."));
      expect(here, `${leaf.path.join(".")}: ${problems.map(formatProblem).join("\n")}`).not.toEqual([]);
      for (const { origin } of here) expect(origin?.files[0], leaf.path.join(".")).toBe("second");
    }
  });
});
