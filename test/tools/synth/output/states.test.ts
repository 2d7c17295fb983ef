import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { goneText } from "../../../../tools/synth/output/gone";
import { Output } from "../../../../tools/synth/output/output";
import { contentsOf } from "../../../support/contents";
import { type Stacks, synthesizeInto, write } from "../../../support/emitted-output";

const OLD: Stacks = { account: ["a"], "dev-network": ["a"], "dev-serving": [], "prod-network": ["a", "b"] };
const NEW: Stacks = { account: ["a"], "dev-network": ["b"] };
const OF_DEV = (stack: string) => stack.startsWith("dev-");

let root: string;
let outdir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lakehouse-states-"));
  outdir = join(root, "cdktf.out");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const start = (stacks: Stacks = NEW, selects?: (stack: string) => boolean) =>
  synthesizeInto(new Output(root, outdir), stacks, selects);
/** What the folder holds after a run over an empty one. */
function fresh(stacks: Stacks) {
  const folder = join(root, "fresh");
  synthesizeInto(new Output(root, folder), stacks);
  return contentsOf(folder);
}

describe("an output folder that cannot be one", () => {
  it.each<[string, () => void, string]>([
    ["a file", () => writeFileSync(outdir, "x"), "cdktf.out is no folder. Fix: move it away, then run again."],
    [
      "a link that leads nowhere",
      () => symlinkSync("nowhere", outdir),
      "cdktf.out is a link to nowhere, which leads nowhere. Fix: make that folder, or remove the link, then run again.",
    ],
    [
      "a link to itself",
      () => symlinkSync("cdktf.out", outdir),
      "cdktf.out is a link to cdktf.out, which leads nowhere. Fix: make that folder, or remove the link, then run again.",
    ],
    [
      "a link to a file",
      () => {
        writeFileSync(join(root, "file"), "x");
        symlinkSync("file", outdir);
      },
      "which is no folder. Fix: move it away, then run again.",
    ],
    [
      "below a file",
      () => {
        writeFileSync(join(root, "file"), "x");
        outdir = join(root, "file/cdktf.out");
      },
      "a file is where a folder belongs (ENOTDIR). Fix: move it away, then run again.",
    ],
    [
      "with a file where its stacks belong",
      () => write(join(outdir, "stacks"), "x"),
      "a file is where a folder belongs (ENOTDIR). Fix: move it away, then run again.",
    ],
    [
      "with a folder where the JSON of a stack belongs",
      () => mkdirSync(join(outdir, "stacks/dev-network/cdk.tf.json"), { recursive: true }),
      "a folder is where a file belongs (EISDIR). Fix: move it away, then run again.",
    ],
    [
      "with a folder where the manifest belongs",
      () => mkdirSync(join(outdir, "manifest.json"), { recursive: true }),
      "a folder is where a file belongs (EISDIR). Fix: move it away, then run again.",
    ],
  ])("%s: one line, and nothing changes", (_, make, message) => {
    make();
    const before = contentsOf(root);
    expect(() => start()).toThrow(message);
    expect(contentsOf(root)).toEqual(before);
    expect(readdirSync(root).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("a damaged output folder", () => {
  const damages: readonly (readonly [string, (outdir: string) => void])[] = [
    ["an empty manifest", () => write(join(outdir, "manifest.json"), "")],
    ["half a manifest", () => write(join(outdir, "manifest.json"), '{"version":"0.21.0","stacks":{"dev')],
    ["a manifest that is a list", () => write(join(outdir, "manifest.json"), "[]")],
    ["a manifest of null", () => write(join(outdir, "manifest.json"), "null")],
    ["stacks that are none", () => write(join(outdir, "manifest.json"), '{"stacks":{"prod-network":null}}')],
    [
      "a manifest that leads out of the folder",
      () => {
        const stack = { name: "..", workingDirectory: "..", synthesizedStackPath: "../x", dependencies: [] };
        write(join(outdir, "manifest.json"), JSON.stringify({ version: "1", stacks: { "..": stack } }));
      },
    ],
    ["a stack without its folder", () => rmSync(join(outdir, "stacks/prod-network"), { recursive: true })],
    ["an empty JSON of a stack", () => write(join(outdir, "stacks/prod-network/cdk.tf.json"), "")],
    ["half a JSON of a stack", () => write(join(outdir, "stacks/prod-network/cdk.tf.json"), '{"//":')],
    ["a JSON that is no stack", () => write(join(outdir, "stacks/prod-network/cdk.tf.json"), "7")],
  ];

  it.each(damages)("%s: a run over everything makes it whole", (_, damage) => {
    start(OLD);
    damage(outdir);
    writeFileSync(join(root, "x"), "somebody's own");
    start();
    rmSync(join(root, "x"));
    if (_.startsWith("an empty JSON") || _.startsWith("half a JSON") || _.startsWith("a JSON")) {
      expect(contentsOf(outdir)).toEqual(fresh(NEW));
    }
    expect(contentsOf(outdir)).toMatchObject(fresh(NEW) ?? {});
  });

  it.each(damages)("%s: --env keeps the rest as it is, so that it is refused", (_, damage) => {
    start(OLD);
    damage(outdir);
    const before = contentsOf(outdir);
    expect(() => start(NEW, OF_DEV)).toThrow(/^cdktf\.out\/.+ is damaged: .+\. Fix: run npm start without --env/);
    expect(contentsOf(outdir)).toEqual(before);
  });
});

describe("stacks that are gone", () => {
  const text = (now: Stacks, environments: readonly string[]) => {
    start(OLD);
    return goneText(start(now), environments, (file) => file);
  };

  it("are named with their resources, by environment where that is gone as a whole", () => {
    expect(text(NEW, ["dev"])).toContain(
      "  prod: 1 stack with 2 resources: prod-network. config/environments/prod.ts is not read any more\nTo take it down",
    );
    expect(text(NEW, ["dev", "prod"])).toContain("\n  prod-network: 2 resources\n");
  });

  it("are not, where they had no resource", () => {
    expect(text({ ...OLD, "dev-serving": [] }, ["dev", "prod"])).toBe("");
    const { "dev-serving": _, ...without } = OLD;
    expect(text(without, ["dev", "prod"])).toBe("");
  });

  it("are, where their JSON is damaged or the manifest is not there", () => {
    start(OLD);
    write(join(outdir, "stacks/prod-network/cdk.tf.json"), "{");
    expect(goneText(start(), ["dev", "prod"], String)).toContain("prod-network: resources that cannot be counted");
    start(OLD);
    rmSync(join(outdir, "manifest.json"));
    expect(goneText(start(), ["dev", "prod"], String)).toContain("prod-network: 2 resources");
  });

  it("are a bounded list", () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`e${index}-network`, ["a"]]));
    start(many);
    const lines = goneText(start(), ["dev"], String).split("\n");
    expect(lines.length).toBeLessThan(20);
    expect(lines).toContain("  and 288 more");
  });
});

it("two runs at once are both whole, and neither removes what the other is writing", () => {
  const [one, other] = [new Output(root, outdir), new Output(root, outdir)];
  const emitted = (output: Output) => output.prepare((folder) => write(join(folder, "x"), ""));
  const folders = [emitted(one), emitted(other)];
  expect(new Output(root, outdir).recover()).toBe(false);
  for (const folder of folders) expect(contentsOf(folder)).toEqual({ x: "" });
  start(NEW);
  for (const folder of folders) expect(contentsOf(folder)).toEqual({ x: "" });
  one.discard();
  other.discard();
  expect(readdirSync(root)).toEqual(["cdktf.out"]);
});
