import { describe, expect, it } from "vitest";
import { RENAMED, RENAMED_FAMILIES, settingNow } from "../../../config/record/renamed";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { environmentSchema } from "../../../config/schema/environment";
import { formerlySchema } from "../../../config/schema/formerly";
import { retiredSchema } from "../../../config/schema/retired";
import { placedIn } from "../../../emitted/settings";
import { devInput, platformOf } from "../../support/platform";
import { referenceStacks, referenceWith } from "../../support/reference";
import { OTHER, renamedReference } from "../../support/renamed-entries";
import { synthPlatform } from "../../support/shipped";

/** What Terraform reads: without what the JSON says of itself. */
const deployed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(deployed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "//")
      .map(([name, inner]) => [name, deployed(inner)]),
  );
};

describe("another key for every entry of every kind", () => {
  const platform = () => referenceWith(renamedReference()).platform;

  it("changes nothing of what Terraform reads", () => {
    const stacks = synthPlatform(platform());
    const before = referenceStacks();
    expect(stacks.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    for (const [index, { name, json }] of stacks.entries()) {
      expect(deployed(json), name).toEqual(deployed(before[index]?.json));
    }
    const settings = stacks.flatMap(({ json }) => placedIn(json).flatMap(({ metadata }) => metadata.setting ?? []));
    const firsts = Object.entries(OTHER).flatMap(([family, keys]) =>
      Object.keys(keys).map((key) => `${family}.${key}`),
    );
    expect(
      settings.filter((setting) => firsts.some((first) => setting === first || setting.startsWith(`${first}.`))),
    ).toEqual([]);
    const flows = stacks.flatMap(({ json }) => Object.keys(json["//"]?.metadata.flows ?? {}));
    expect(flows.filter((setting) => firsts.includes(setting))).toEqual([]);
    expect(flows.length).toBeGreaterThan(20);
  });
});

describe("families", () => {
  it("are those that can be retired, but for workspaces, whose keys are names of stacks", () => {
    const { workspaces: _, settings: _s, ...retired } = retiredSchema.shape;
    expect([...RENAMED_FAMILIES].sort()).toEqual(Object.keys(retired).sort());
    expect(Object.keys(formerlySchema.shape).sort()).toEqual(Object.keys(RENAMED).sort());
    for (const family of RENAMED_FAMILIES) expect(environmentSchema.shape, family).toHaveProperty(family);
  });

  it.each(RENAMED_FAMILIES)("%s: the setting of now, and of nothing that only begins alike", (family) => {
    const none = Object.fromEntries(RENAMED_FAMILIES.map((one) => [one, {}]));
    const formerly = formerlySchema.parse({ ...none, [family]: { now: "first" } });
    expect(settingNow(`${family}.first`, formerly)).toBe(`${family}.now`);
    expect(settingNow(`${family}.first.schedule.cron`, formerly)).toBe(`${family}.now.schedule.cron`);
    expect(settingNow(`${family}.first/orders`, formerly)).toBe(`${family}.now/orders`);
    for (const other of [`${family}.first-2`, `${family}.firsts`, `${family}`, "network.first"]) {
      expect(settingNow(other, formerly)).toBe(other);
    }
  });
});

describe("words that cannot be", () => {
  const problemsWith = (
    formerly: EnvironmentInput["formerly"],
    change: (input: EnvironmentInput) => void = () => {},
  ) => {
    const input: EnvironmentInput = { ...devInput(), formerly };
    change(input);
    try {
      platformOf(undefined, input);
      return "";
    } catch (error) {
      return String(error);
    }
  };

  it.each([
    ["there is no entry of that key", { sources: { "sales-orders": "orders" } }, "there is none"],
    ["it is the same key", { sources: { orders: "orders" } }, "says that it was called what it is called"],
    ["another entry has the first key", { zones: { raw: "curated" } }, "there is a zones.curated"],
    ["two had the same", { zones: { raw: "files", curated: "files" } }, "as zones.raw says of itself"],
  ] as const)("%s", (_, formerly, text) => {
    expect(problemsWith(formerly)).toContain(text);
  });

  it("two entries may change their keys with each other", () => {
    expect(problemsWith({ zones: { raw: "curated", curated: "raw" } })).toBe("");
  });
});
