import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../config/schema/environment";
import { findings, RULES } from "../../policy";
import type { Rule } from "../../policy/rule";
import { devInput, ROOT } from "../support/platform";
import { stackOf } from "./support";

const ids = RULES.map((rule) => rule.id);

describe("the rules", () => {
  it("are all registered once: one file and one test per rule", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(readdirSync(join(ROOT, "policy/rules")).sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
    for (const id of ids) expect(existsSync(join(ROOT, `test/policy/${id}.test.ts`)), id).toBe(true);
  });

  it("are all explained in docs/policy.md, which explains no other", () => {
    const headings = readFileSync(join(ROOT, "docs/policy.md"), "utf8").matchAll(/^### `(.+)`$/gm);
    expect([...headings].map(([, id]) => id)).toEqual(ids);
  });

  it("can all be named by a waiver in an environment's file", () => {
    const policyWaivers = ids.map((rule) => ({ rule, address: "aws_x.y", reason: "Accepted for this test" }));
    expect(environmentSchema.safeParse({ ...devInput(), policyWaivers }).error).toBeUndefined();
  });

  it("are never waived where docs/policy.md says so, and may be waived where it says when", () => {
    const sections = readFileSync(join(ROOT, "docs/policy.md"), "utf8")
      .split(/^### `/m)
      .slice(1);
    const never = sections.filter((section) => section.includes("- **Waive** Never")).map((s) => s.split("`")[0]);
    expect(RULES.filter(({ waive }) => waive === "never").map(({ id }) => id)).toEqual(never);
    expect(never.length).toBeGreaterThan(5);
  });

  it("find nothing in an empty stack", () => {
    expect(findings(stackOf({}), [])).toEqual([]);
  });
});

describe("findings", () => {
  const rule: Rule = {
    id: "bad",
    description: "",
    check: () => [
      { address: "aws_x.zone-raw_a", message: "m", fix: "f" },
      { address: "aws_x.zone-raw_b", message: "m", fix: "f" },
    ],
  };
  const waived = (address: string, id = "bad") =>
    findings(stackOf({}), [{ rule: id, address, reason: "because" }], [rule])
      .filter(({ waivedBecause }) => waivedBecause === "because")
      .map(({ address: found }) => found);

  it("name the rule and the stack", () => {
    expect(findings(stackOf({}), [], [rule])[0]).toEqual({
      address: "aws_x.zone-raw_a",
      message: "m",
      fix: "f",
      rule: "bad",
      stack: "dev-test",
      waivedBecause: undefined,
    });
  });

  it("say the setting of the resource, where its metadata does", () => {
    const settingOf = (setting: string) => ({ "//": { metadata: { path: "", uniqueId: "", setting } } });
    const stack = stackOf({ resource: { aws_x: { "zone-raw_a": settingOf("zones.raw") } } });
    const metadata = { stackName: "dev-test", backend: "local", layer: "unity-catalog", environment: "dev" };
    const found = findings({ ...stack, json: { ...stack.json, "//": { metadata } } }, [], [rule]);
    expect(found.map(({ setting }) => setting)).toEqual(["config/environments/dev.ts: zones.raw", undefined]);
  });

  it("are waived by rule and address; a * at the end stands for the rest", () => {
    expect(waived("aws_x.zone-raw_a")).toEqual(["aws_x.zone-raw_a"]);
    expect(waived("aws_x.zone-raw_*")).toEqual(["aws_x.zone-raw_a", "aws_x.zone-raw_b"]);
    expect(waived("aws_x.zone-raw")).toEqual([]);
    expect(waived("aws_x.zone-raw_a", "other")).toEqual([]);
  });

  it("of a rule that is never waived stay, whatever a waiver says", () => {
    const waiver = { rule: "bad", address: "aws_x.zone-raw_a", reason: "because" };
    const [first] = findings(stackOf({}), [waiver], [{ ...rule, waive: "never" }]);
    expect(first?.waivedBecause).toBeUndefined();
  });
});
