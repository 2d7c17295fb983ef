import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployStack } from "../../../tools/deploy/stack";

let folder: string;
let before: string | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lakehouse-deploy-test-"));
  before = process.env.TERRAFORM_BINARY_NAME;
});
afterEach(() => {
  if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
  else process.env.TERRAFORM_BINARY_NAME = before;
  rmSync(folder, { recursive: true, force: true });
});

const plain = { planOnly: false, approved: [] };
const run = () => ({ folder, environment: { CHECKPOINT_DISABLE: "1" } });

/** A stack of Terraform's own resource: it needs no provider. */
function written(input: string): void {
  writeFileSync(
    join(folder, "cdk.tf.json"),
    JSON.stringify({ terraform: { backend: { local: {} } }, resource: { terraform_data: { one: { input } } } }),
  );
}
const state = () =>
  existsSync(join(folder, "terraform.tfstate")) ? readFileSync(join(folder, "terraform.tfstate"), "utf8") : "";

/** A Terraform that plans what it is told to, and notes what it is asked for. */
function pretended(change: object, exitCode = 2): void {
  const plan = {
    format_version: "1.2",
    resource_changes: [
      {
        address: "aws_s3_bucket.raw",
        mode: "managed",
        type: "aws_s3_bucket",
        name: "raw",
        change: {
          before: { bucket: "raw" },
          after: null,
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: false,
          ...change,
        },
      },
    ],
  };
  const program = join(folder, "terraform.cjs");
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync, writeFileSync } = require("node:fs");
const [command, ...args] = process.argv.slice(2);
appendFileSync(${JSON.stringify(join(folder, "log"))}, command + "\\n");
const out = args.find((arg) => arg.startsWith("-out="));
if (out) writeFileSync(out.slice(5), "a plan");
if (command === "show") console.log(args.includes("-json") ? ${JSON.stringify(JSON.stringify(plan))} : "in words");
process.exit(command === "plan" ? ${exitCode} : 0);
`,
  );
  chmodSync(program, 0o755);
  process.env.TERRAFORM_BINARY_NAME = program;
}
const asked = () => readFileSync(join(folder, "log"), "utf8").trim().split("\n");

describe("deploying a stack", () => {
  it("applies the very plan, and then there is nothing to do", async () => {
    written("a");
    expect(await deployStack("one", run(), plain)).toMatchObject({ kind: "applied" });
    expect(state()).toContain('"a"');
    expect(existsSync(join(folder, "plan.tfplan"))).toBe(false);
    expect(await deployStack("one", run(), plain)).toEqual({ kind: "unchanged" });
  });

  it("changes nothing where it is to plan alone", async () => {
    written("a");
    await deployStack("one", run(), plain);
    const was = state();
    written("b");
    expect(await deployStack("one", run(), { planOnly: true, approved: [] })).toMatchObject({ kind: "planned" });
    expect(state()).toBe(was);
  });

  it("waits where data is lost, until exactly that is approved", async () => {
    pretended({ actions: ["delete"] });
    const waiting = await deployStack("dev-unity-catalog", run(), plain);
    expect(waiting).toMatchObject({ kind: "waits", open: ["1 thing with data is lost"] });
    expect(asked()).not.toContain("apply");
    const fingerprint = waiting.kind === "waits" ? waiting.fingerprint : "";
    expect(fingerprint).toMatch(/^[0-9a-f]{12}$/);
    expect(await deployStack("dev-unity-catalog", run(), { planOnly: false, approved: [fingerprint] })).toMatchObject({
      kind: "applied",
    });
    expect(asked().at(-1)).toBe("apply");
    // The same of another stack, or another danger of the same stack, is not what was approved.
    const approved = [fingerprint];
    expect(await deployStack("prod-unity-catalog", run(), { planOnly: false, approved })).toMatchObject({
      kind: "waits",
    });
    pretended({ actions: ["delete", "create"], after: { bucket: "other" }, replace_paths: [["bucket"]] });
    expect(await deployStack("dev-unity-catalog", run(), { planOnly: false, approved })).toMatchObject({
      kind: "waits",
    });
  });

  it("says why a plan fails, and applies nothing", async () => {
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ output: { one: { value: "${nothing.there}" } } }));
    const outcome = await deployStack("one", run(), plain);
    expect(outcome.kind).toBe("failed");
    expect(outcome.kind === "failed" && outcome.errors[0]?.summary).toContain("Reference to undeclared resource");
    pretended({ actions: ["delete"] }, 1);
    expect(await deployStack("one", run(), plain)).toMatchObject({ kind: "failed" });
    expect(asked()).not.toContain("apply");
  });
});
