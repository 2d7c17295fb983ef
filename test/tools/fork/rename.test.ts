import { describe, expect, it } from "vitest";
import { forkManifest } from "../../../tools/fork/manifest";
import { renamed, renamedPage, renamedSource } from "../../../tools/fork/rename";

describe("names of the fork", () => {
  it.each([
    ["cdktf", "cdktn"],
    ["cdktf/lib/private", "cdktn/lib/private"],
    ["@cdktf/provider-aws/lib/vpc", "@cdktn/provider-aws/lib/vpc"],
    ["node_modules/@cdktf/provider-aws", "node_modules/@cdktn/provider-aws"],
    ["npx cdktf deploy account", "npx cdktn deploy account"],
    ["cdktf-cli", "cdktn-cli"],
    ["{cdktf,constructs,@cdktf/provider-*}/**", "{cdktn,constructs,@cdktn/provider-*}/**"],
    ["@cdktf\\/provider-aws", "@cdktn\\/provider-aws"],
  ])("%s → %s", (text, fork) => expect(renamed(text)).toBe(fork));

  it.each([
    "cdktf.out/manifest.json",
    "cdktf.json",
    "cdktf\\.out",
    ".cdktf.out.1",
    "CDKTF_OUTDIR",
    "mycdktf",
    "cdktfx",
  ])("%s stays", (text) => expect(renamed(text)).toBe(text));
});

describe("sources", () => {
  it("get them in imports, texts and patterns, and keep comments and identifiers", () => {
    const source = [
      "// cdktf takes a name",
      "/** As in @cdktf/provider-aws. */",
      'import { App } from "cdktf";',
      "import * as cdktf from 'cdktf';",
      'import type { Vpc } from "@cdktf/provider-aws/lib/vpc";',
      "const run = cdktf.Fn;",
      "const text = `npx cdktf $" + "{run} cdktf.out $" + '{"cdktf"}`;',
      "const pattern = /@cdktf\\/provider/;",
    ].join("\n");
    expect(renamedSource(source)).toBe(
      [
        "// cdktf takes a name",
        "/** As in @cdktf/provider-aws. */",
        'import { App } from "cdktn";',
        "import * as cdktf from 'cdktn';",
        'import type { Vpc } from "@cdktn/provider-aws/lib/vpc";',
        "const run = cdktf.Fn;",
        "const text = `npx cdktn $" + "{run} cdktf.out $" + '{"cdktn"}`;',
        "const pattern = /@cdktn\\/provider/;",
      ].join("\n"),
    );
  });
});

describe("pages", () => {
  it("get them in code alone", () => {
    const page = "cdktf is archived: `npx cdktf get`\n\n```sh\nnpx cdktf diff # cdktf.out\n```\n";
    expect(renamedPage(page)).toBe("cdktf is archived: `npx cdktn get`\n\n```sh\nnpx cdktn diff # cdktf.out\n```\n");
  });
});

describe("package.json", () => {
  const manifest = (dependencies: object) =>
    JSON.stringify({ engines: { node: ">=20" }, dependencies, devDependencies: {}, scripts: { get: "cdktf get" } });

  it("names the fork's packages, their versions and its Node.js", () => {
    const written: unknown = JSON.parse(
      forkManifest(manifest({ zod: "4.6.7", cdktf: "0.21.0", constructs: "10.4.2" })),
    );
    expect(written).toEqual({
      engines: { node: ">=22.19" },
      dependencies: { cdktn: "0.24.0", constructs: "10.6.0", zod: "4.6.7" },
      devDependencies: {},
      scripts: { get: "cdktn get" },
    });
  });

  it("is refused with a package of cdktf that nothing is said about", () => {
    expect(() => forkManifest(manifest({ "@cdktf/provider-random": "1.0.0" }))).toThrow("@cdktf/provider-random");
  });
});
