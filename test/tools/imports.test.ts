import { describe, expect, it } from "vitest";
import { importCircles } from "../../tools/checks/import-circles";
import { importProblems } from "../../tools/checks/import-rules";
import { importStatements } from "../../tools/checks/import-statements";
import { projectSources } from "../../tools/checks/imports";
import { ROOT } from "../support/platform";

const problems = (path: string, ...specifiers: readonly string[]) =>
  importProblems([{ path, text: specifiers.map((name) => `import { x } from "${name}";`).join("\n") }]);
const specifiers = (source: string) => importStatements(source).map(({ specifier }) => specifier);

describe("importStatements", () => {
  it.each([
    ['import { a } from "m";', ["m"]],
    ['import a, * as b from "m"', ["m"]],
    ['import {\n  type A,\n  b,\n} from "m";', ["m"]],
    ['import type { A } from "m"', ["m"]],
    ['import "m"', ["m"]],
    ['export * from "m"; export { a as from } from "n"', ["m", "n"]],
    ['import a = require("m")', ["m"]],
    ['const a = require("m"), b = await import("n")', ["m", "n"]],
    ['type A = import("m").A', ["m"]],
    ['import json from "m" with { type: "json" }; import("n", { with: {} })', ["m", "n"]],
    ["import { a } from 'm'", ["m"]],
    ['const a = `x ${`y ${await import("m")}`} }`; import b from "n"', ["m", "n"]],
  ])("sees what %s imports", (source, expected) => {
    expect(specifiers(source)).toEqual(expected);
  });

  it.each([
    '// import "m"',
    '/* import a from "m" */',
    "/** @example import a from 'm' */",
    "const a = 'import \"m\"'",
    'const a = `import "m" ${1} from "n"`',
    'const a = /import "m"/.test(b)',
    "if (require.main === module) { run() }",
    'loader.require("m"); Array.from("m")',
    "class A { import(id: string, f: (a: string) => void): void {} }",
    "interface A { stop(): void; import(id: string): void }",
    "const a = { a, async import(id) { return f(id) } }",
  ])("takes no text or comment for an import: %s", (source) => {
    expect(specifiers(source)).toEqual([]);
  });

  it("keeps its footing after divisions, regular expressions and quotes in them", () => {
    expect(specifiers('const a = b / c / d; const e = f.replace(/["`/]/g, (g) => g / 2); import "m"')).toEqual(["m"]);
    expect(specifiers('const a = x[0] / 2; // "\nreturn /\'/; import "m"')).toEqual(["m"]);
  });

  it("takes a computed import for one, also at the start of a statement", () => {
    for (const source of ["f();\nimport(x);", "() => { require(f(x)) }", "a ? import(x) : b", "await import(x)"]) {
      expect(specifiers(source), source).toEqual([undefined]);
    }
  });

  it("says where an import is, and that it is computed", () => {
    expect(importStatements('\n\nimport {\n} from "m";\nrequire(path + "x");\nimport(`./${x}`)')).toEqual([
      { specifier: "m", line: 4 },
      { specifier: undefined, line: 5 },
      { specifier: undefined, line: 6 },
    ]);
  });
});

describe("importProblems", () => {
  it.each([
    "@cdktf/provider-aws",
    "@cdktf/provider-aws/lib",
    "@cdktf/provider-databricks",
    "@cdktf/provider-databricks/lib/index",
    "../../.gen/providers/time",
    "../../.gen/providers/time/index",
    "../../.gen/providers/time/lazy-index",
  ])("finds the package index %s", (specifier) => {
    expect(problems("modules/network/vpc.ts", specifier)).toMatchObject([
      { line: 1, message: expect.stringMatching(/index of/) },
    ]);
    expect(problems("test/modules/vpc.test.ts", specifier)).toHaveLength(1);
    expect(problems("bench/measure.ts", specifier)).toEqual([]);
  });

  it("accepts resources by subpath", () => {
    expect(
      problems("modules/a/b.ts", "@cdktf/provider-aws/lib/vpc", "../../.gen/providers/time/sleep", "cdktf"),
    ).toEqual([]);
  });

  it.each([
    ["config/derive/x.ts", "../../modules/network/vpc"],
    ["config/derive/x.ts", "../../stacks/network"],
    ["config/derive/x.ts", "../../main"],
    ["config/derive/x.ts", "../../emitted/stacks"],
    ["config/derive/x.ts", "../../policy"],
    ["config/derive/x.ts", "../../test/support/platform"],
    ["config/derive/x.ts", "cdktf"],
    ["modules/a/b.ts", "../../stacks/network"],
    ["modules/a/b.ts", "../../policy/rule"],
    ["modules/a/b.ts", "../../emitted/stacks"],
    ["modules/a/b.ts", "../../test/support/synth"],
    ["stacks/network.ts", "../main"],
    ["stacks/network.ts", "../policy"],
    ["stacks/base/backend.ts", "../../emitted/stacks"],
    ["tools/review/x.ts", "../../modules/a/b"],
    ["tools/review/x.ts", "../../stacks/network"],
    ["tools/review/x.ts", "../../main"],
    ["tools/review/x.ts", "cdktf"],
    ["tools/review/x.ts", "constructs"],
    ["policy/rules/x.ts", "../../stacks/network"],
    ["policy/rules/x.ts", "../../tools/synth/progress"],
    ["emitted/stacks.ts", "../config/model"],
    ["policy/rules/x.ts", "@cdktf/provider-aws/lib/vpc"],
    ["policy/rules/x.ts", "../../test/policy/support"],
    ["assets/lambda/x.ts", "../../config/model"],
    ["elsewhere/x.ts", "../config/model"],
    ["tools/simulate/cloud/rules/x.ts", "../../../../config/facts/regions"],
    ["tools/simulate/semantics/x.ts", "../../../policy"],
    ["tools/simulate/wire/x.ts", "../given/published"],
    ["tools/simulate/schema/x.ts", "../command/terraform"],
  ])("finds %s importing %s, against the direction", (path, specifier) => {
    expect(problems(path, specifier)).toHaveLength(1);
  });

  it.each([
    ["config/derive/x.ts", ["../model", "zod", "node:fs"]],
    ["modules/a/b.ts", ["../../config/model", "../iam/policy-document", "constructs"]],
    ["stacks/network.ts", ["../config/model", "../modules/network/vpc", "./base/platform-stack", "cdktf"]],
    ["tools/review/x.ts", ["../../config/model", "../../policy", "../../emitted/stacks", "node:path"]],
    ["tools/simulate/cloud/x.ts", ["../semantics/cloud", "./rules", "../facts", "../../../emitted/stacks", "node:net"]],
    ["tools/simulate/given/x.ts", ["../cloud/published", "../../../config/facts/regions"]],
    ["policy/rules/x.ts", ["../references", "../../emitted/stacks", "../../config/model"]],
    ["main.ts", ["./config/load", "./stacks/account", "./tools/synth/synthesize", "cdktf"]],
    ["test/stacks/x.test.ts", ["../../main", "../../stacks/network", "../../policy", "../support/synth", "vitest"]],
    ["bench/run.ts", ["../main", "../test/support/platform"]],
    ["vitest.config.mts", ["vitest/config"]],
  ])("accepts %s importing %j", (path, names) => {
    expect(problems(path, ...names)).toEqual([]);
  });

  it("finds type imports, exports, dynamic imports and requires alike", () => {
    for (const text of [
      'import type { Stack } from "../stacks/network"',
      'export * from "../stacks/network"',
      'type A = import("../stacks/network").A',
      'const a = require("../stacks/network")',
    ]) {
      expect(importProblems([{ path: "config/x.ts", text }]), text).toHaveLength(1);
    }
  });

  it.each(["stacks/network.ts", "test/x.test.ts", "main.ts", "bench/run.ts"])("finds cdktf internals in %s", (path) => {
    expect(problems(path, "cdktf/lib/private/token-map")).toMatchObject([
      { message: expect.stringMatching(/internal of cdktf/) },
    ]);
  });

  it.each(["@cdktf/provider-aws/lib/provider", "../../.gen/providers/time/provider/index"])(
    "finds the provider class %s outside of its file",
    (specifier) => {
      expect(problems("modules/a/b.ts", specifier)).toMatchObject([
        { message: expect.stringMatching(/provider class/) },
      ]);
      expect(problems("stacks/base/backend.ts", specifier)).toHaveLength(1);
      expect(problems("stacks/base/providers.ts", specifier)).toEqual([]);
      expect(problems("test/support/synth.ts", specifier)).toEqual([]);
    },
  );

  it("finds an asset that is imported, even by a test", () => {
    expect(problems("test/assets/x.test.ts", "../../assets/lambda/x")).toMatchObject([
      { message: expect.stringMatching(/asset/) },
    ]);
    expect(problems("assets/lambda/x.ts", "./y", "node:crypto")).toEqual([]);
  });

  it("finds an import that is computed, except where the user's files are loaded", () => {
    const file = (path: string) => importProblems([{ path, text: "require(name)" }]);
    expect(file("stacks/x.ts")).toMatchObject([{ message: expect.stringMatching(/computed/) }]);
    expect(file("config/load.ts")).toEqual([]);
  });

  it("names file and line", () => {
    const text = 'import a from "zod";\nimport b from "../main";\n';
    expect(importProblems([{ path: "config/x.ts", text }])).toEqual([
      { path: "config/x.ts", line: 2, message: "config must not import main; it may import config" },
    ]);
  });
});

describe("the project", () => {
  it("has no wrong import", () => {
    const sources = projectSources(ROOT);
    expect(sources.map(({ path }) => path)).toEqual(expect.arrayContaining(["main.ts", "stacks/base/providers.ts"]));
    expect(importProblems(sources)).toEqual([]);
  });
});

describe("importCircles", () => {
  const file = (path: string, ...imports: readonly string[]) => ({
    path,
    text: imports.map((name) => `import type { x } from "${name}";`).join("\n"),
  });

  it("says who imports itself, where, and through what", () => {
    const circle = [file("a/index.ts", "pkg", "./b"), file("a/b.ts", "../c"), file("c.ts", "./a", "./d"), file("d.ts")];
    expect(importCircles(circle)).toEqual([
      {
        path: "a/b.ts",
        line: 1,
        message: "imports itself through c.ts, a/index.ts; move what they share to a file of its own",
      },
    ]);
  });

  it("a file that imports only itself, and two circles that share nothing", () => {
    const files = [
      file("a.ts", "./a"),
      file("b.ts", "./c"),
      file("c.ts", "./b"),
      file("d.ts", "./e"),
      file("e.ts", "./d"),
    ];
    expect(importCircles(files).map(({ path }) => path)).toEqual(["a.ts", "b.ts", "d.ts"]);
  });

  it("many ways to one file are none", () => {
    const files = [file("a.ts", "./b", "./c"), file("b.ts", "./d"), file("c.ts", "./d"), file("d.ts")];
    expect(importCircles(files)).toEqual([]);
  });

  it("there is none in the project", () => {
    expect(importCircles(projectSources(ROOT))).toEqual([]);
  });
});
