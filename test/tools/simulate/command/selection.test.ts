import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { selection } from "../../../../tools/simulate/command/selection";

const STACKS = ["account", "prod-foundation", "prod-network", "prod-eu-foundation", "prod-eu-network"];

let emitted: string;

beforeEach(() => {
  emitted = mkdtempSync(join(tmpdir(), "lakehouse-selection-"));
  const stacks = Object.fromEntries(STACKS.map((name) => [name, { name, dependencies: [] }]));
  writeFileSync(join(emitted, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
});

afterEach(() => rmSync(emitted, { recursive: true, force: true }));

const selected = (environment: string, ...names: string[]) => {
  const wanted = selection(emitted, environment, names);
  return typeof wanted === "string" ? wanted : STACKS.filter(wanted);
};

describe("which stacks a simulation runs", () => {
  it("all stacks of the environment, and none of another whose name begins alike", () => {
    expect(selected("prod")).toEqual(["prod-foundation", "prod-network"]);
    expect(selected("prod-eu")).toEqual(["prod-eu-foundation", "prod-eu-network"]);
  });

  it("only those that are named, shared ones too", () => {
    expect(selected("prod", "prod-network")).toEqual(["prod-network"]);
    expect(selected("prod", "account")).toEqual(["account"]);
  });

  it("names the environments when there is no such one", () => {
    expect(selected("qa")).toBe("qa: there is no such environment. Fix: use one of prod, prod-eu.");
  });

  it("names the stacks when there is no such one, or when it belongs to another environment", () => {
    const known = "Fix: use one of account, prod-foundation, prod-network.";
    expect(selected("prod", "prod-netwrok")).toBe(`--stack prod-netwrok: prod has no such stack. ${known}`);
    expect(selected("prod", "prod-eu-network")).toBe(`--stack prod-eu-network: prod has no such stack. ${known}`);
  });
});
