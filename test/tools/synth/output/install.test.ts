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
import { readManifest } from "../../../../emitted/stacks";
import { Output } from "../../../../tools/synth/output/output";

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

/** Puts a finished synthesis of these stacks in place: name → content of its JSON. */
function install(stacks: Readonly<Record<string, string>>, selects?: (stack: string) => boolean) {
  const output = new Output(root, outdir);
  output.prepare((next) => {
    const entries = Object.entries(stacks).map(([name, content]) => {
      write(join(next, "stacks", name, "cdk.tf.json"), content);
      const workingDirectory = `stacks/${name}`;
      return [
        name,
        { name, dependencies: [], workingDirectory, synthesizedStackPath: `${workingDirectory}/cdk.tf.json` },
      ];
    });
    write(join(next, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(entries) }));
  });
  output.install(selects);
  output.discard();
}

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
    install({ "dev-network": '{"v":1}', account: '{"v":2}' });
    expect(contentOf("dev-network")).toBe('{"v":1}');
    expect(contentOf("account")).toBe('{"v":2}');
    expect(files()).toEqual(["manifest.json", "stacks/account/cdk.tf.json", "stacks/dev-network/cdk.tf.json"]);
    expect(readdirSync(root)).toEqual(["cdktf.out"]);
  });

  it("lists the stacks by name, with all that the CLI reads, in whatever order they came", () => {
    install({ "prod-network": "{}", account: "{}", "dev-network": "{}" });
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
    install({ "dev-network": '{"v":1}', "dev-workspace": '{"v":1}' });
    age();
    install({ "dev-network": '{"v":1}', "dev-workspace": '{"v":2}' });
    expect(isAsOld(jsonOf("dev-network"))).toBe(true);
    expect(isAsOld(join(outdir, "manifest.json"))).toBe(true);
    expect(isAsOld(jsonOf("dev-workspace"))).toBe(false);
    expect(contentOf("dev-workspace")).toBe('{"v":2}');
  });

  it("keeps what Terraform left beside a stack's JSON", () => {
    install({ "dev-network": '{"v":1}' });
    const left = [".terraform/providers/x", ".terraform.lock.hcl", "plan"];
    for (const file of left) write(join(outdir, "stacks/dev-network", file), file);
    install({ "dev-network": '{"v":2}' });
    for (const file of left) expect(readFileSync(join(outdir, "stacks/dev-network", file), "utf8")).toBe(file);
    expect(contentOf("dev-network")).toBe('{"v":2}');
  });

  it("removes stacks that are gone, with what Terraform left there", () => {
    install({ "dev-network": '{"v":1}', "dev-old": '{"v":1}' });
    write(join(outdir, "stacks/dev-old/.terraform/x"), "x");
    install({ "dev-network": '{"v":1}' });
    expect(manifest()).toEqual(["dev-network"]);
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["dev-network"]);
  });

  it("does not mind that the folder of a stack that is gone was removed already", () => {
    install({ "dev-network": '{"v":1}', "dev-old": '{"v":1}' });
    rmSync(join(outdir, "stacks/dev-old"), { recursive: true });
    install({ "dev-network": '{"v":1}' });
    expect(manifest()).toEqual(["dev-network"]);
  });

  it("leaves nothing unfinished behind", () => {
    install({ "dev-network": '{"v":1}' });
    install({ "dev-network": '{"v":2}' });
    expect(files()).toEqual(["manifest.json", "stacks/dev-network/cdk.tf.json"]);
    expect(readdirSync(root)).toEqual(["cdktf.out"]);
  });
});

describe("install of a selection", () => {
  const before = {
    account: '{"v":1}',
    "dev-network": '{"v":1}',
    "dev-old": '{"v":1}',
    "prod-network": '{"v":1}',
    "prod-old": '{"v":1}',
  };
  const after = {
    account: '{"v":2}',
    "dev-network": '{"v":2}',
    "dev-new": '{"v":2}',
    "prod-network": '{"v":2}',
    "prod-new": '{"v":2}',
  };

  beforeEach(() => {
    install(before);
    write(join(outdir, "stacks/prod-old/.terraform/x"), "x");
    write(join(outdir, "notes.txt"), "somebody's own");
    age();
    install(after, ofDev);
  });

  it("replaces, adds and removes the stacks of the selection", () => {
    expect(contentOf("dev-network")).toBe('{"v":2}');
    expect(contentOf("dev-new")).toBe('{"v":2}');
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
    expect(contentOf("prod-network")).toBe('{"v":1}');
    expect(files()).toEqual(
      ["manifest.json", ...untouched, "stacks/dev-network/cdk.tf.json", "stacks/dev-new/cdk.tf.json"].sort(),
    );
  });

  it("merges the manifest: the selection as it is now, the rest as it was", () => {
    expect(manifest()).toEqual(["account", "dev-network", "dev-new", "prod-network", "prod-old"]);
  });

  it("becomes the whole again with the next complete synthesis", () => {
    install(after);
    expect(manifest()).toEqual(Object.keys(after).sort());
    for (const stack of Object.keys(after)) expect(contentOf(stack)).toBe('{"v":2}');
    expect(existsSync(join(outdir, "stacks/prod-old"))).toBe(false);
  });

  it("of the first synthesis holds nothing else", () => {
    rmSync(outdir, { recursive: true });
    install(after, ofDev);
    expect(manifest()).toEqual(["dev-network", "dev-new"]);
    expect(files()).toEqual(["manifest.json", "stacks/dev-network/cdk.tf.json", "stacks/dev-new/cdk.tf.json"]);
  });
});
