import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readArguments } from "../../../tools/diagram/command/arguments";
import { dataDiagramOf } from "../../../tools/diagram/data/diagram";
import { diagramOf } from "../../../tools/diagram/diagram";
import { replaceBlock } from "../../../tools/diagram/pages/blocks";
import { ROOT } from "../../support/platform";
import { referenceStacks } from "../../support/reference";
import { shippedStacks } from "../../support/shipped";
import { exampleStacks } from "./support/examples";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-diagram-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "tools/diagram/main.ts", ...args], { cwd: ROOT, encoding: "utf8" });

describe("arguments of the diagram command", () => {
  it("takes an environment, and derives the stack and the file from it", () => {
    expect(readArguments(["dev"])).toEqual({
      environment: "dev",
      stack: "dev-network",
      project: undefined,
      out: "dev.svg",
      data: false,
    });
    expect(readArguments(["dev", "--data"])).toMatchObject({ data: true, out: "dev-data.svg" });
    expect(readArguments(["dev", "--stack", "hub", "--project", "examples/topologies", "--out", "a/b.svg"])).toEqual({
      environment: "dev",
      stack: "hub",
      project: "examples/topologies",
      out: "a/b.svg",
      data: false,
    });
    expect(readArguments(["--help"])).toBe("help");
  });

  it.each([
    [[], "name an environment"],
    [["dev", "prod"], 'what is "prod"?'],
    [["dev", "--format", "png"], "--format"],
    [["dev", "--project"], "--project"],
    [["dev", "--data", "--stack", "hub"], "leave --stack out"],
  ])("refuses %j", (args, message) => {
    expect(readArguments(args)).toMatchObject({ wrong: expect.stringContaining(message) });
  });
});

describe("npm run diagram", () => {
  it("writes what the configuration makes, and lists the units", () => {
    const out = join(folder, "deep", "dev.svg");
    const { status, stdout, stderr } = run("dev", "--out", out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("NAT gateway");
    expect(readFileSync(out, "utf8")).toBe(diagramOf(shippedStacks(), "dev").svg);
  });

  it("draws the configuration of another folder", () => {
    const out = join(folder, "isolated.svg");
    const { status, stderr } = run("isolated", "--project", "examples/topologies", "--out", out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(diagramOf(exampleStacks(), "isolated").svg);
  });

  it("draws the way of the data, and lists what data services cost", () => {
    const out = join(folder, "data.svg");
    const { status, stdout, stderr } = run("reference", "--data", "--project", "examples/reference", "--out", out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("serverless Kafka cluster");
    expect(readFileSync(out, "utf8")).toBe(dataDiagramOf(referenceStacks(), "reference").svg);
  });

  it("refuses an environment that is not there, naming those that are", () => {
    const { status, stderr } = run("test", "--data", "--out", join(folder, "no.svg"));
    expect(status).toBe(2);
    expect(stderr).toBe("test: there is no such environment. Fix: use one of dev, prod, staging.\n");
  });

  it("refuses a folder without a configuration, and writes nothing", () => {
    const out = join(folder, "nothing.svg");
    const { status, stderr } = run("dev", "--project", "docs", "--out", out);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "--project docs: it has no folder config. Fix: name a folder with a folder config in it, for example examples/topologies.\n",
    });
    expect(existsSync(out)).toBe(false);
  });

  it("says in one line why the file cannot be written", () => {
    const { status, stderr } = run("dev", "--out", "package.json/dev.svg");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^package\.json\/dev\.svg: .+ \((?:ENOTDIR|EEXIST)\)\. Fix: .+, then run again\.\n$/);
  });

  it("refuses a stack that is not there, naming those that are", () => {
    const { status, stderr } = run("dev", "--stack", "dev-net", "--out", join(folder, "no.svg"));
    expect(status).toBe(2);
    expect(stderr).toContain("dev-net: there is no such stack. Fix: use one of dev-network, prod-network");
  });
});

describe("generated blocks of pages", () => {
  const page = "a\n<!-- generated: units -->\nold\n<!-- end -->\nb\n";

  it("are replaced, and again without a change", () => {
    const once = replaceBlock("p.md", page, "units", "new");
    expect(once).toBe("a\n<!-- generated: units -->\n\nnew\n\n<!-- end -->\nb\n");
    expect(replaceBlock("p.md", once, "units", "new")).toBe(once);
  });

  it("need a place, and the page is named", () => {
    expect(() => replaceBlock("p.md", page, "routes", "x")).toThrow(
      'p.md has no place for "routes": write <!-- generated: routes --> and <!-- end -->',
    );
  });
});
