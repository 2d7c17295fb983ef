import { describe, expect, it } from "vitest";
import { report } from "../problems";

const rule = (change: object) => ({
  "foundation.accessAnalyzer": {
    external: "create",
    archiveRules: { partner: { of: "external", filters: { "principal.AWS": ["999999999999"] }, ...change } },
  },
});
const block = (change: object) => ({ "foundation.vpcPublicAccess": { mode: "create", ...change } });

describe("what is set for a whole account", () => {
  it("is taken where it fits", () => {
    expect(report({ dev: { ...rule({}), ...block({}), "foundation.spotRole": "create" } })).toBe("");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a rule of an analyzer that is not made", rule({ of: "unused" }), 'the analyzer "unused" is not made here'],
    ["a rule without a filter", rule({ filters: {} }), "would archive every finding"],
    ["a filter without a value", rule({ filters: { resource: [] } }), "resource"],
    ["a value with spaces", rule({ filters: { resource: ["a b"] } }), "is no value of a finding"],
    ["a field that hides all", rule({ filters: { status: ["ACTIVE"] } }), "status"],
    ["a sort of analyzer that is not there", rule({ of: "internal" }), "internal"],
    ["both ways blocked where NAT leads out", block({ block: "bidirectional" }), "clusters do not start"],
    ["a way that is not there", block({ block: "egress" }), "egress"],
    ["a role that is neither", { "foundation.spotRole": true }, "spotRole"],
  ])("is refused: %s", (_, dev, message) => expect(report({ dev })).toContain(message));
});
