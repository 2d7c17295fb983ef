import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EmittedStack, ResourceJson } from "../../../emitted/stacks";
import type { Entry, Report } from "../../../tools/review/report/report";
import { announcedIn } from "../../../tools/upgrade/announced";
import { readArguments } from "../../../tools/upgrade/arguments";
import { judge } from "../../../tools/upgrade/judge";
import { textOf } from "../../../tools/upgrade/text";
import { ROOT } from "../../support/platform";

const entry = (change: Partial<Entry> = {}): Entry => ({
  stacks: ["dev-network"],
  address: "aws_eip.nat-a",
  type: "aws_eip",
  action: "delete",
  gravity: "identity",
  why: "",
  places: [{ setting: "network.nat", file: "config/environments/dev.ts" }],
  isProtected: false,
  isDrift: false,
  createsFirst: false,
  arguments: [],
  ...change,
});

const report = (...entries: readonly Entry[]): Report => ({
  base: "main",
  head: "here",
  entries,
  rights: [],
  unjudged: [],
  costs: [],
  steps: { come: [], go: [] },
  waived: { come: [], go: [] },
  overridden: { come: [], go: [] },
  phases: [],
  outputs: [],
  refused: [],
  order: [],
  vanished: [],
});

/** Head has something for the setting, or for none. */
function headWith(setting?: string): readonly EmittedStack[] {
  const own = { stackName: "dev-network", backend: "local", environment: "dev", layer: "network" };
  const metadata = { path: "dev-network/x", uniqueId: "x", setting: setting ?? "network" };
  const resource = { aws_vpc: { vpc: { "//": { metadata } } as unknown as ResourceJson } };
  return [{ name: "dev-network", dependsOn: [], bytes: 1, json: { "//": { metadata: own }, resource } }];
}

const sorted = (one: Entry, head = headWith("network.nat"), page = "") => {
  const { unannounced, announced, takenOut } = judge(report(one), head, announcedIn(page));
  return [unannounced.length, announced.length, takenOut.length];
};

const NAMED = "## Unreleased\n\n**Addresses.** `aws_eip.nat-<zone>` is destroyed.\n\n## 0.1\n";

describe("what a version does to what is deployed", () => {
  it.each<[string, Entry, readonly EmittedStack[], string, number[]]>([
    ["something of a setting that stays is destroyed", entry(), headWith("network.nat"), "", [1, 0, 0]],
    ["it is made anew", entry({ action: "replace" }), headWith(), "", [1, 0, 0]],
    ["something below the setting stays", entry(), headWith("network.nat.zone"), "", [1, 0, 0]],
    ["the page names it", entry(), headWith("network.nat"), NAMED, [0, 1, 0]],
    ["the page names it, made anew", entry({ action: "replace" }), headWith("network.nat"), NAMED, [0, 1, 0]],
    [
      "the page named it for a version before",
      entry(),
      headWith("network.nat"),
      `## Unreleased\n\n## 0.1\n\n${NAMED.slice(14)}`,
      [1, 0, 0],
    ],
    ["the configuration acknowledges it", entry({ acknowledged: "Meant." }), headWith("network.nat"), "", [0, 1, 0]],
    ["its setting is taken out", entry(), headWith(), "", [0, 0, 1]],
    ["its setting is not known", entry({ places: [] }), headWith(), "", [1, 0, 0]],
    ...(["create", "update", "forget", "move", "import", "vanish", "unprotect"] as const).map(
      (action): [string, Entry, readonly EmittedStack[], string, number[]] => [
        `${action} is no loss`,
        entry({ action }),
        headWith("network.nat"),
        "",
        [0, 0, 0],
      ],
    ),
  ])("%s", (_, one, head, page, expected) => {
    expect(sorted(one, head, page)).toEqual(expected);
  });

  it.each([
    ["`aws_eip.nat-<zone>`", "aws_eip.nat-euw1-az1", true],
    ["`aws_eip.nat-<zone>`", "aws_eip.other", false],
    ["`aws_eip.nat-<zone>`", "aws_eip.nat-", false],
    ["`databricks_directory.source-<source>_program_…`", "databricks_directory.source-orders_program_folder", true],
    ["`databricks_job.*_job`", "databricks_job.source-orders_schedule_job", true],
    ["`aws_eip.a.b`", "aws_eip.aXb", false],
    ["`aws_eip`", "aws_eip.a", false],
    ["aws_eip.a", "aws_eip.a", false],
  ])("%s names %s: %s", (text, address, expected) => {
    const known = announcedIn(`## Unreleased\n\n${text}\n`);
    expect(known.some(({ pattern }) => pattern.test(address))).toBe(expected);
  });

  it("reads the page that is there", () => {
    expect(() => announcedIn(readFileSync(join(ROOT, "docs/upgrades.md"), "utf8"))).not.toThrow();
  });

  it("is said with what to do", () => {
    const text = textOf("main", judge(report(entry()), headWith("network.nat"), []));
    expect(text).toContain("delete aws_eip.nat-a in dev-network");
    expect(text).toContain("Fix: emit a move");
    expect(textOf("main", judge(report(), [], []))).toContain("nothing is destroyed or made anew unannounced");
  });
});

describe("npm run upgrade", () => {
  it("needs a base", () => {
    expect(readArguments(["--base", "main", "--env", "dev"])).toEqual({
      base: "main",
      project: undefined,
      environments: ["dev"],
      cache: true,
    });
    expect(readArguments([])).toBe(2);
    expect(readArguments(["--bsae", "main"])).toBe(2);
    expect(readArguments(["--help"])).toBe(0);
  });

  it("is not run where the commit is not in the clone, and says so", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "tools/upgrade/main.ts", "--base", "no-such-commit"],
      { cwd: ROOT, encoding: "utf8" },
    );
    expect(stderr).toContain("Not run: no-such-commit: there is no such commit here");
    expect(status).toBe(3);
  });
});
