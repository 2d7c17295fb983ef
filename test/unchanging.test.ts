import { describe, expect, it } from "vitest";
import { report } from "./config/problems";
import { LOGS } from "./support/account-logs";
import { COST_ALLOCATION } from "./support/cost-allocation";
import { unchanging } from "./support/unchanging";

describe("constants that test files share", () => {
  it("cannot be changed, however deep", () => {
    expect(() => Object.assign(COST_ALLOCATION, { tags: [] })).toThrow(TypeError);
    const deep: unknown[] = [COST_ALLOCATION, LOGS];
    for (const part of deep) {
      if (typeof part !== "object" || part === null) continue;
      expect(Object.isFrozen(part)).toBe(true);
      deep.push(...Object.values(part));
    }
    expect(deep.length).toBeGreaterThan(10);
  });

  it("leaves alone what is made to change: maps, sets, objects of classes", () => {
    const kept = new Map([["a", { b: 1 }]]);
    expect(Object.isFrozen(unchanging({ kept }).kept)).toBe(false);
  });

  it("are copied where paths into them are changed", () => {
    const zones = unchanging({ bare: { kind: "raw", comment: "Files as they came" } });
    report({ dev: { zones, "zones.bare.comment": "Other words" } });
    expect(zones.bare.comment).toBe("Files as they came");
  });
});
