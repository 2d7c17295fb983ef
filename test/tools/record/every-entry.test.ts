import { describe, expect, it } from "vitest";
import type { Problem } from "../../../config/problem";
import { isThing, isUse, isWithin, type RecordLine } from "../../../config/record/line";
import { RENAMED_FAMILIES } from "../../../config/record/renamed";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { retiredSchema } from "../../../config/schema/retired";
import type { EmittedStack } from "../../../emitted/stacks";
import environment from "../../../examples/reference/config/environments/reference";
import { type Part, partsOf } from "../../../tools/record/against";
import { compare, placesOf } from "../../../tools/record/compare";
import { lostWith } from "../../../tools/record/lost";
import { recordProblems } from "../../../tools/record/problems";
import { updated } from "../../../tools/record/update";
import { referencePlatform, referenceStacks, referenceWith } from "../../support/reference";
import { OTHER, renamedReference } from "../../support/renamed-entries";
import { synthPlatform } from "../../support/shipped";

const NAME = "reference";

/** Families whose entries can be taken out by their key. */
const FAMILIES = Object.keys(retiredSchema.shape).filter((family) => family !== "settings");

/** The part of a platform that the record of the environment is compared with. */
function partOf(platform: ReturnType<typeof referencePlatform>["platform"], stacks: readonly EmittedStack[]): Part {
  const part = partsOf(platform, stacks).find(({ name }) => name === NAME);
  if (part === undefined) throw new Error(`${NAME} is no environment`);
  return part;
}

/** The reference, which has every kind, as it was deployed. */
const part = partOf(referencePlatform().platform, referenceStacks());
const lines = updated([], part);
const things = lines.filter(isThing);

/** Entries of every kind, as they are written. */
const INPUT = environment.input as unknown as Readonly<Record<string, Record<string, { kind?: string }>>>;

/** Every entry that has something which holds data or cannot come back, by its setting. */
const HOLDING = FAMILIES.flatMap((family) =>
  Object.entries(INPUT[family] ?? {}).flatMap(([key, { kind = family }]) => {
    const setting = `${family}.${key}`;
    const held = things.filter((thing) => isWithin(thing.key, setting));
    return held.length === 0 ? [] : [{ family, key, setting, kind, held }];
  }),
);

const problemsOf = (is: Part, before: readonly RecordLine[] = lines): Problem[] =>
  recordProblems("config/environments/reference.ts", NAME, compare(before, is)).filter((p) => p.severity === "error");

/** The part without what is made for one entry, with words for it. */
function without(setting: string, retired: Part["retired"] = []): Part {
  const { present } = part;
  const isOther = ({ key }: { readonly key: string }) => !isWithin(key, setting);
  return {
    ...part,
    retired,
    present: {
      things: present.things.filter(isOther),
      company: present.company.filter(isOther),
      made: new Map([...present.made].filter(([, key]) => isOther({ key }))),
    },
  };
}

/** The word that a problem tells, as the configuration has it. */
const wordIn = (fix: string): object => {
  const [, family = "", quoted = ""] =
    /retired: \{ (\w+): \{ ([^:]+): \{ reason: "…", keep: true \} \} \}/.exec(fix) ?? [];
  return { family, key: quoted.replaceAll('"', "") };
};

const typeIn = (at: string): string => /: ([^.]+)\./.exec(at)?.[1] ?? "";

describe("every entry of every kind that holds data or that others know", () => {
  it("is most of what there is, and stays quiet as long as it is there", () => {
    expect(HOLDING.length).toBeGreaterThan(60);
    expect(new Set(HOLDING.map(({ kind }) => kind)).size).toBeGreaterThan(40);
    expect(problemsOf(part)).toEqual([]);
  });

  it.each(HOLDING)("$setting: refused when it is taken out, with what is lost and the word", (entry) => {
    const { family, key, setting, held } = entry;
    const found = problemsOf(without(setting));
    expect(found.map(({ path }) => path)).toEqual([setting]);
    const [{ message = "", fix = "" } = {}] = found;
    expect(held.map(({ at }) => lostWith(typeIn(at))).some((loss) => message.includes(loss))).toBe(true);
    expect(wordIn(fix)).toEqual({ family, key });
    const isRenamed = RENAMED_FAMILIES.some((one) => one === family);
    expect(fix.includes(`formerly: { ${family}: { "<new key>": "${key}" } }`)).toBe(isRenamed);
  });

  it.each(HOLDING)("$setting: quiet with the word, and marked for good", ({ setting, held }) => {
    for (const [keep, fate] of [
      [true, "kept"],
      [false, "destroyed"],
    ] as const) {
      const said = without(setting, [{ setting, path: "retired", reason: "Nobody reads it.", keep }]);
      expect(problemsOf(said)).toEqual([]);
      const next = updated(lines, said).filter((line) => isThing(line) && isWithin(line.key, setting));
      expect(next.map((line) => isThing(line) && line.retired)).toEqual(held.map(() => fate));
    }
  });

  it("is refused with another value of anything that is fixed in it", () => {
    const others = lines.map((line) =>
      isThing(line) && line.fixed !== undefined
        ? { ...line, fixed: Object.fromEntries(Object.keys(line.fixed).map((path) => [path, "as it was deployed"])) }
        : line,
    );
    const found = compare(others, part).changed.map(({ thing, argument }) => `${thing.at} ${argument}`);
    const expected = things.flatMap(({ at, fixed = {} }) => Object.keys(fixed).map((path) => `${at} ${path}`));
    expect(found.sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(200);
  });
});

describe("another key for all of them at once", () => {
  const renamed = (settings: Partial<EnvironmentInput>): Part => {
    const { platform } = referenceWith({ ...renamedReference(), ...settings });
    return partOf(platform, synthPlatform(platform));
  };
  /** Those that get another key. */
  const RENAMED = HOLDING.filter(({ family, key }) => Object.hasOwn(OTHER[family] ?? {}, key));

  it("is refused of each, with the word", () => {
    const found = problemsOf(renamed({ formerly: {} }));
    const words = new Map(found.map(({ path, fix }) => [path, fix]));
    for (const { family, key, setting } of RENAMED)
      expect(words.get(setting), setting).toContain(`formerly: { ${family}: { "<new key>": "${key}" } }`);
  });

  it("is carried out with the word: nothing is lost, and the record goes by the new keys", () => {
    const is = renamed({});
    expect(problemsOf(is)).toEqual([]);
    const next = updated(lines, is);
    const places = (all: readonly RecordLine[]) =>
      all
        .filter(isThing)
        .map(({ at }) => at)
        .sort();
    expect(places(next)).toEqual(places(lines));
    for (const { setting } of RENAMED) expect(next.filter((line) => line.key === setting)).toEqual([]);
  });
});

/** The reference without any entry but its workspaces, and what refers to them. */
function emptied(keep: boolean): Partial<EnvironmentInput> {
  const { network, workspaces } = structuredClone(environment.input);
  if ("connections" in network && network.connections !== undefined) delete network.connections.endpointServices;
  for (const workspace of Object.values(workspaces ?? {})) delete workspace.defaultCatalog;
  const families = FAMILIES.filter((family) => family !== "workspaces");
  const settings = { "network.connections.endpointServices.crm": { reason: "The service behind it goes.", keep } };
  const word = { reason: "Nobody reads it any more.", keep };
  const retired = families.map((family) => [
    family,
    Object.fromEntries(Object.keys(INPUT[family] ?? {}).map((key) => [key, word])),
  ]);
  return {
    ...Object.fromEntries(families.map((family) => [family, {}])),
    ...{ network, workspaces, retired: { ...Object.fromEntries(retired), settings } },
  } as Partial<EnvironmentInput>;
}

describe("all of them retired at once", () => {
  const records = [{ name: NAME, lines, problems: [] }];
  const GONE = HOLDING.filter(({ family }) => family !== "workspaces");
  /** Everything that is recorded of an entry, by the stack and address that it has. */
  const RECORDED = GONE.flatMap(({ setting }) =>
    lines.flatMap((line) => (isUse(line) || !isWithin(line.key, setting) ? [] : placesOf(line, part.stacks))),
  );

  it("and kept: every stack forgets all that was made for them", () => {
    const { platform } = referenceWith(emptied(true), records);
    const stacks = synthPlatform(platform);
    expect(problemsOf(partOf(platform, stacks))).toEqual([]);
    const removed = stacks.flatMap(({ name, json }) =>
      (json.removed ?? []).map(({ from, lifecycle }) => {
        expect(lifecycle).toEqual({ destroy: false });
        return `${name}: ${from}`;
      }),
    );
    expect(RECORDED.length).toBeGreaterThan(500);
    expect(RECORDED.filter((place) => !removed.includes(place))).toEqual([]);
    // Nothing that was made for them is left to be destroyed, recorded or not.
    const made = [...part.present.made].filter(([, key]) => GONE.some(({ setting }) => isWithin(key, setting)));
    expect(made.map(([place]) => place).filter((place) => !removed.includes(place))).toEqual([]);
  });

  it("and destroyed: the stacks that have them stay, and forget nothing", () => {
    const { platform } = referenceWith(emptied(false), records);
    const stacks = synthPlatform(platform);
    expect(problemsOf(partOf(platform, stacks))).toEqual([]);
    expect(stacks.flatMap(({ json }) => json.removed ?? [])).toEqual([]);
    const names = stacks.map(({ name }) => name);
    expect(RECORDED.map((place) => place.split(": ")[0]).filter((name = "") => !names.includes(name))).toEqual([]);
  });
});
