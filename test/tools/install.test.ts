import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../emitted/stacks";
import { install } from "../../tools/synth/install";

/** Long ago, so that a file that is written again shows. */
const LONG_AGO = new Date("2020-01-01T00:00:00Z");

let root: string;
let outdir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-install-"));
  outdir = join(root, "cdktf.out");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A finished synthesis of these stacks: name → content of its JSON. */
function synthesis(stacks: Readonly<Record<string, string>>): string {
  const next = mkdtempSync(join(root, "next-"));
  const entries = Object.entries(stacks).map(([name, content]) => {
    write(join(next, "stacks", name, "cdk.tf.json"), content);
    const workingDirectory = `stacks/${name}`;
    return [
      name,
      { name, dependencies: [], workingDirectory, synthesizedStackPath: `${workingDirectory}/cdk.tf.json` },
    ];
  });
  write(join(next, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(entries) }));
  return next;
}

const everything = () => true;
const ofDev = (stack: string) => stack.startsWith("dev-");
const jsonOf = (stack: string) => join(outdir, "stacks", stack, "cdk.tf.json");
const contentOf = (stack: string) => readFileSync(jsonOf(stack), "utf8");
const manifest = () => Object.keys(readManifest(outdir).stacks);

/** Every file below the output folder made to look old. */
function age(): void {
  for (const file of files()) utimesSync(join(outdir, file), LONG_AGO, LONG_AGO);
}
const isAsOld = (file: string) => statSync(file).mtimeMs === LONG_AGO.getTime();
const files = () =>
  readdirSync(outdir, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(outdir, file)).isFile())
    .sort();

describe("install", () => {
  it("puts the first synthesis in place and removes the folder that it came in", () => {
    const next = synthesis({ "dev-network": "{1}", account: "{2}" });
    install(next, outdir, everything);
    expect(contentOf("dev-network")).toBe("{1}");
    expect(contentOf("account")).toBe("{2}");
    expect(files()).toEqual(["manifest.json", "stacks/account/cdk.tf.json", "stacks/dev-network/cdk.tf.json"]);
    expect(existsSync(next)).toBe(false);
  });

  it("lists the stacks by name, with all that the CLI reads, in whatever order they came", () => {
    install(synthesis({ "prod-network": "{}", account: "{}", "dev-network": "{}" }), outdir, everything);
    expect(manifest()).toEqual(["account", "dev-network", "prod-network"]);
    expect(readManifest(outdir)).toMatchObject({
      version: "0.21.0",
      stacks: {
        account: {
          name: "account",
          dependencies: [],
          workingDirectory: "stacks/account",
          synthesizedStackPath: "stacks/account/cdk.tf.json",
        },
      },
    });
  });

  it("does not touch files that are as they were", () => {
    install(synthesis({ "dev-network": "{1}", "dev-workspace": "{1}" }), outdir, everything);
    age();
    install(synthesis({ "dev-network": "{1}", "dev-workspace": "{2}" }), outdir, everything);
    expect(isAsOld(jsonOf("dev-network"))).toBe(true);
    expect(isAsOld(join(outdir, "manifest.json"))).toBe(true);
    expect(isAsOld(jsonOf("dev-workspace"))).toBe(false);
    expect(contentOf("dev-workspace")).toBe("{2}");
  });

  it("keeps what Terraform left beside a stack's JSON", () => {
    install(synthesis({ "dev-network": "{1}" }), outdir, everything);
    const left = [".terraform/providers/x", ".terraform.lock.hcl", "plan"];
    for (const file of left) write(join(outdir, "stacks/dev-network", file), file);
    install(synthesis({ "dev-network": "{2}" }), outdir, everything);
    for (const file of left) expect(readFileSync(join(outdir, "stacks/dev-network", file), "utf8")).toBe(file);
    expect(contentOf("dev-network")).toBe("{2}");
  });

  it("removes stacks that are gone, with what Terraform left there", () => {
    install(synthesis({ "dev-network": "{1}", "dev-old": "{1}" }), outdir, everything);
    write(join(outdir, "stacks/dev-old/.terraform/x"), "x");
    install(synthesis({ "dev-network": "{1}" }), outdir, everything);
    expect(manifest()).toEqual(["dev-network"]);
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["dev-network"]);
  });

  it("does not mind that the folder of a stack that is gone was removed already", () => {
    install(synthesis({ "dev-network": "{1}", "dev-old": "{1}" }), outdir, everything);
    rmSync(join(outdir, "stacks/dev-old"), { recursive: true });
    install(synthesis({ "dev-network": "{1}" }), outdir, everything);
    expect(manifest()).toEqual(["dev-network"]);
  });

  it("leaves nothing unfinished behind", () => {
    install(synthesis({ "dev-network": "{1}" }), outdir, everything);
    install(synthesis({ "dev-network": "{2}" }), outdir, everything);
    expect(files()).toEqual(["manifest.json", "stacks/dev-network/cdk.tf.json"]);
    expect(readdirSync(root)).toEqual(["cdktf.out"]);
  });
});

describe("install of a selection", () => {
  const before = { account: "{1}", "dev-network": "{1}", "dev-old": "{1}", "prod-network": "{1}", "prod-old": "{1}" };
  const after = { account: "{2}", "dev-network": "{2}", "dev-new": "{2}", "prod-network": "{2}", "prod-new": "{2}" };

  beforeEach(() => {
    install(synthesis(before), outdir, everything);
    write(join(outdir, "stacks/prod-old/.terraform/x"), "x");
    write(join(outdir, "notes.txt"), "somebody's own");
    age();
    install(synthesis(after), outdir, ofDev);
  });

  it("replaces, adds and removes the stacks of the selection", () => {
    expect(contentOf("dev-network")).toBe("{2}");
    expect(contentOf("dev-new")).toBe("{2}");
    expect(existsSync(join(outdir, "stacks/dev-old"))).toBe(false);
  });

  it("changes nothing but the selection and the manifest", () => {
    const untouched = [
      "notes.txt",
      "stacks/account/cdk.tf.json",
      "stacks/prod-network/cdk.tf.json",
      "stacks/prod-old/.terraform/x",
      "stacks/prod-old/cdk.tf.json",
    ];
    for (const file of untouched) expect(isAsOld(join(outdir, file)), file).toBe(true);
    expect(contentOf("prod-network")).toBe("{1}");
    expect(files()).toEqual(
      ["manifest.json", ...untouched, "stacks/dev-network/cdk.tf.json", "stacks/dev-new/cdk.tf.json"].sort(),
    );
  });

  it("merges the manifest: the selection as it is now, the rest as it was", () => {
    expect(manifest()).toEqual(["account", "dev-network", "dev-new", "prod-network", "prod-old"]);
  });

  it("becomes the whole again with the next complete synthesis", () => {
    install(synthesis(after), outdir, everything);
    expect(manifest()).toEqual(Object.keys(after).sort());
    for (const stack of Object.keys(after)) expect(contentOf(stack)).toBe("{2}");
    expect(existsSync(join(outdir, "stacks/prod-old"))).toBe(false);
  });

  it("of the first synthesis holds nothing else", () => {
    rmSync(outdir, { recursive: true });
    install(synthesis(after), outdir, ofDev);
    expect(manifest()).toEqual(["dev-network", "dev-new"]);
    expect(files()).toEqual(["manifest.json", "stacks/dev-network/cdk.tf.json", "stacks/dev-new/cdk.tf.json"]);
  });
});
