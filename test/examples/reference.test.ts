import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAMILY_NAMES, KINDS, laneOf } from "../../config/kinds";
import { LANE_NAMES } from "../../config/kinds/lanes";
import { findings, RULES } from "../../policy";
import { ROOT } from "../support/platform";
import { REFERENCE, referencePlatform, referenceStacks } from "../support/reference";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const { platform, warnings } = referencePlatform();
const [environment] = platform.environments;
if (environment === undefined) throw new Error("the example has an environment");

let site: SimulatedSite;
beforeAll(() => {
  site = new SimulatedSite();
});
afterAll(() => site.remove());

describe("the reference architecture", () => {
  it("has neither warnings nor findings", () => {
    const stacks = referenceStacks();
    expect(warnings).toEqual([]);
    expect(stacks.flatMap((stack) => findings(stack, [], RULES, stacks))).toEqual([]);
  });

  it("has something in every lane", () => {
    const used = FAMILY_NAMES.flatMap((family) =>
      Object.values<{ readonly kind: string }>(environment[family]).map(({ kind }) => laneOf(family, kind)),
    );
    const lanes = new Set<string>([...used, "storage"]);
    expect(LANE_NAMES.filter((lane) => !lanes.has(lane))).toEqual([]);
  });

  it.each(FAMILY_NAMES)("has every kind of %s", (family) => {
    const used = new Set(Object.values<{ readonly kind: string }>(environment[family]).map(({ kind }) => kind));
    expect(Object.keys(KINDS[family]).filter((kind) => !used.has(kind))).toEqual([]);
  });

  it("has samples for sources with a shipped program, and expected counts for them and for pipelines", () => {
    const folder = join(ROOT, REFERENCE, "data");
    const isShipped = (kind: string) => existsSync(join(ROOT, "assets/pipelines", `${kind.replaceAll("-", "_")}.py`));
    const keysOf = (family: "sources" | "workloads", isWanted: (kind: string) => boolean) =>
      Object.entries(environment[family]).flatMap(([key, { kind }]) => (isWanted(kind) ? [key] : []));
    const sources = keysOf("sources", isShipped);
    const rehearsed = [...sources, ...keysOf("workloads", (kind) => kind === "pipeline")];
    expect(readdirSync(folder).sort()).toEqual(rehearsed.sort());
    for (const key of rehearsed) expect(readdirSync(join(folder, key)), key).toContain("expected.json");
    for (const key of sources) expect(readdirSync(join(folder, key)).length, key).toBeGreaterThan(1);
  });

  it("deploys to the simulated cloud, plans empty, and is destroyed", async () => {
    const stacks = referenceStacks().map(({ name }) => name);
    await expectComesAndGoes(site, platform, stacks);
  });
});
