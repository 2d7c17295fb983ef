import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/platform";

/** One line of a file in a project that has the settings of this one. */
interface Case {
  readonly path: string;
  readonly text: string;
}

const importing = (path: string, specifier: string): Case => ({ path, text: `import "${specifier}";` });
const inFile =
  (path: string) =>
  (specifier: string): Case =>
    importing(path, specifier);

const inItsOwn =
  (folder: string) =>
  (text: string, index: number): Case => ({ path: `${folder}/own-${text.length}-${index}.ts`, text });

const INDEXES = [
  "@cdktf/provider-aws",
  "@cdktf/provider-aws/lib",
  "@cdktf/provider-databricks",
  "@cdktf/provider-databricks/lib/index",
  "@cdktf/provider-databricks/lib/index.js",
  "@cdktf/provider-databricks/lib/lazy-index",
  "../../.gen/providers/time",
  "../../.gen/providers/time/index",
  "../../.gen/providers/time/lazy-index",
];
const PROVIDER_CLASSES = [
  "@cdktf/provider-aws/lib/provider",
  "@cdktf/provider-aws/lib/provider/index",
  "../../.gen/providers/time/provider/index",
  "../../.gen/providers/time/provider",
];
const INTERNAL = "cdktf/lib/private/token-map";

/** Message → what has to be refused with it. */
const REFUSED: Readonly<Record<string, readonly Case[]>> = {
  "the index of a package": [
    ...INDEXES.map(inFile("modules/network/vpc.ts")),
    ...INDEXES.map(inFile("test/modules/vpc.test.ts")),
    ...INDEXES.map(inFile("stacks/network.ts")),
  ],
  "providers are made in stacks/base/providers.ts only": [
    ...PROVIDER_CLASSES.map(inFile("modules/a/b.ts")),
    ...PROVIDER_CLASSES.map(inFile("stacks/base/backend.ts")),
  ],
  "an internal of cdktf": ["stacks/network.ts", "stacks/base/providers.ts", "test/x.test.ts", "main.ts", "bench/run.ts"]
    .map((path) => importing(path, INTERNAL))
    .concat({ path: "modules/a/c.ts", text: `export const internal = import("${INTERNAL}");` }),
  "must not know constructs": [
    importing("config/derive/x.ts", "cdktf"),
    importing("tools/review/x.ts", "cdktf"),
    importing("tools/review/x.ts", "constructs"),
    importing("policy/rules/x.ts", "@cdktf/provider-aws/lib/vpc"),
    importing("emitted/x.ts", INTERNAL),
  ],
  "assets are shipped as files": [importing("test/assets/x.test.ts", "../../assets/lambda/x")],
  "has no row in the overrides": [importing("elsewhere/x.ts", "../config/model")],
  "imports nothing of the project but": [
    importing("config/derive/x.ts", "../../modules/network/vpc"),
    importing("config/derive/x.ts", "../../stacks/network"),
    importing("config/derive/x.ts", "./../../stacks/network"),
    importing("config/derive/x.ts", "../derive/../../stacks/network"),
    importing("config/derive/x.ts", "../../main"),
    importing("config/derive/x.ts", "../../emitted/stacks"),
    importing("config/derive/x.ts", "../../policy"),
    importing("config/derive/x.ts", "../../test/support/platform"),
    importing("config/derive/x.ts", "../../assets/lambda/x"),
    importing("modules/a/b.ts", "../../stacks/network"),
    importing("modules/a/b.ts", "../../policy/rule"),
    importing("modules/a/b.ts", "../../emitted/stacks"),
    importing("modules/a/b.ts", "../../test/support/synth"),
    importing("stacks/network.ts", "../main"),
    importing("stacks/network.ts", "../policy"),
    importing("stacks/base/backend.ts", "../../emitted/stacks"),
    importing("stacks/base/providers.ts", "../../emitted/stacks"),
    importing("tools/review/x.ts", "../../modules/a/b"),
    importing("tools/review/x.ts", "../../stacks/network"),
    importing("tools/review/x.ts", "../../main"),
    importing("policy/rules/x.ts", "../../stacks/network"),
    importing("policy/rules/x.ts", "../../tools/synth/progress"),
    importing("policy/rules/x.ts", "../../test/policy/support"),
    importing("emitted/stacks.ts", "../config/model"),
    importing("assets/lambda/x.ts", "../../config/model"),
    ...[
      'import type { Stack } from "../stacks/network"; export type A = Stack;',
      'export * from "../stacks/network";',
      'import stack = require("../stacks/network"); export { stack };',
    ].map(inItsOwn("config")),
  ],
  "hand in what else they need": [
    importing("tools/simulate/cloud/rules/aws/x.ts", "../../../../../config/facts/regions"),
    importing("tools/simulate/facts/x.ts", "../../../config/model"),
    importing("tools/simulate/semantics/x.ts", "../../../policy"),
    importing("tools/simulate/semantics/x.ts", "../../synth/progress"),
    importing("tools/simulate/wire/x.ts", "../given/published"),
    importing("tools/simulate/wire/x.ts", "../main"),
    importing("tools/simulate/schema/x.ts", "../command/terraform"),
  ],
  "imports by a call, or a type in place": [
    'export type A = import("../stacks/network").A;',
    'export type A = typeof import("../stacks/network");',
    'export const a = import("./x");',
    "export const a = (name: string) => import(name);",
    "export const a = (name: string) => import(`./${name}`);",
  ].map(inItsOwn("config")),
  "Use ESM imports instead of require": [
    'export const a = require("../stacks/network");',
    "export const a = (name: string) => require(name);",
  ].map(inItsOwn("config")),
  "This import is part of a cycle": [
    { path: "config/circle/a.ts", text: 'import type { B } from "./b"; export type A = B | 1;' },
    { path: "config/circle/b.ts", text: 'export type { A as B } from "./c";' },
    { path: "config/circle/c.ts", text: 'import type { A } from "./a"; export type { A };' },
  ],
};

const ACCEPTED: readonly Case[] = [
  ...["../model", "zod", "node:fs"].map(inFile("config/derive/x.ts")),
  ...["../../config/model", "../iam/policy-document", "constructs", "cdktf"].map(inFile("modules/a/b.ts")),
  ...["@cdktf/provider-aws/lib/vpc", "../../.gen/providers/time/sleep"].map(inFile("modules/a/b.ts")),
  ...["../config/model", "../modules/network/vpc", "./base/platform-stack", "cdktf"].map(inFile("stacks/network.ts")),
  ...["../../config/model", "../../policy", "../../emitted/stacks", "node:path"].map(inFile("tools/review/x.ts")),
  ...["../rule", "../../emitted/stacks", "../../config/model"].map(inFile("policy/rules/x.ts")),
  ...["../../../emitted/policies", "../semantics/cloud", "./rules", "../facts"].map(
    inFile("tools/simulate/cloud/x.ts"),
  ),
  ...["../cloud/published", "../../../config/facts/regions"].map(inFile("tools/simulate/given/x.ts")),
  ...["./config/load", "./stacks/account", "./tools/synth/synthesize", "cdktf"].map(inFile("main.ts")),
  ...["../../main", "../../stacks/network", "../../policy", "../support/synth"].map(inFile("test/stacks/x.test.ts")),
  ...["../main", "../test/support/platform"].map(inFile("bench/run.ts")),
  ...INDEXES.map(inFile("bench/measure.ts")),
  ...PROVIDER_CLASSES.map(inFile("stacks/base/providers.ts")),
  ...PROVIDER_CLASSES.map(inFile("test/support/synth.ts")),
  ...["./y", "node:crypto"].map(inFile("assets/lambda/x.ts")),
  importing("vitest.config.mts", "vitest/config"),
  { path: "config/declared-file.ts", text: "export const a = (name: string) => require(name);" },
  { path: "config/y.ts", text: "export const a = 'import \"../stacks/network\"'; // import(x)" },
  { path: "tools/y.ts", text: "if (require.main === module) throw new Error(); export {};" },
  { path: "tools/z.ts", text: "export const a = { import: (name: string) => name }; a.import('x');" },
  ...["a", "b", "c"].map((name) => ({ path: `config/tree/${name}.ts`, text: 'import "./d"; export {};' })),
];

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** What the style check says about these lines: `path:line` → messages. */
function check(cases: readonly Case[]): {
  readonly messages: Map<string, string>;
  readonly whereIs: Map<Case, string>;
} {
  const folder = mkdtempSync(join(tmpdir(), "imports-"));
  try {
    const settings = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8")) as object;
    writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...settings, vcs: { enabled: false } }));
    cpSync(join(ROOT, "tools/checks"), join(folder, "tools/checks"), { recursive: true });
    const whereIs = new Map<Case, string>();
    for (const path of new Set(cases.map((one) => one.path))) {
      const lines = cases.filter((one) => one.path === path);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), lines.map(({ text }) => text).join("\n"));
      for (const [index, line] of lines.entries()) whereIs.set(line, `${path}:${index + 1}`);
    }
    const biome = join(ROOT, "node_modules/.bin/biome");
    const { stdout } = spawnSync(biome, ["lint", "--reporter=json", "--max-diagnostics=none", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    const messages = new Map<string, string>();
    for (const { message, location } of (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics) {
      const place = `${location.path}:${location.start.line}`;
      messages.set(place, `${messages.get(place) ?? ""}${message}\n`);
    }
    return { messages, whereIs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("what the style check says of imports", () => {
  let found: ReturnType<typeof check>;
  const saidOf = (one: Case) => found.messages.get(found.whereIs.get(one) ?? "") ?? "";

  beforeAll(() => {
    found = check([...Object.values(REFUSED).flat(), ...ACCEPTED]);
  });

  describe.each(Object.entries(REFUSED))("%s", (message, cases) => {
    it.each(cases)("$path: $text", (one) => {
      expect(saidOf(one)).toContain(message);
    });
  });

  describe("accepts", () => {
    it.each(ACCEPTED)("$path: $text", (one) => {
      expect(
        saidOf(one)
          .split("\n")
          .filter((line) => Object.keys(REFUSED).some((message) => line.includes(message))),
      ).toEqual([]);
    });
  });
});
