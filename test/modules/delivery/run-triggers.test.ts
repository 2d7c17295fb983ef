import { describe, expect, it } from "vitest";
import { RUN_TRIGGER_SOURCES } from "../../../config/facts/hcp-terraform";
import { triggersOf } from "../../../modules/delivery/run-triggers";

const names = (count: number, start = "s"): string[] => Array.from({ length: count }, (_, index) => `${start}${index}`);

describe("what starts a run of a stack", () => {
  it("is every stack that it depends on, while HCP Terraform takes them", () => {
    const most = names(RUN_TRIGGER_SOURCES.value);
    expect(triggersOf("last", new Map([["last", most]]))).toEqual({ sources: most.sort(), leftOut: [] });
    expect(triggersOf("first", new Map())).toEqual({ sources: [], leftOut: [] });
  });

  it("leaves out first what starts it by way of another one", () => {
    const near = names(RUN_TRIGGER_SOURCES.value, "near");
    const far = names(5, "far");
    const dependencies = new Map([
      ["last", [...far, ...near]],
      ["near0", ["middle"]],
      ["middle", far],
    ]);
    expect(triggersOf("last", dependencies)).toEqual({ sources: near.sort(), leftOut: [] });
  });

  it("says what is left out where even that is too much", () => {
    const all = names(RUN_TRIGGER_SOURCES.value + 2).sort();
    const { sources, leftOut } = triggersOf("last", new Map([["last", all]]));
    expect(sources).toHaveLength(RUN_TRIGGER_SOURCES.value);
    expect([...sources, ...leftOut].sort()).toEqual(all);
  });
});
