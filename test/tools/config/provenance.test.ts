import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { loadPlatform } from "../../../config/load";
import { merge } from "../../../config/merge";
import { withFiles } from "../../../config/origins";
import { type Resolved, resolvePlatform } from "../../../config/resolve";
import { environmentSchema } from "../../../config/schema/environment";
import { leavesOf, valueAt } from "../../../tools/config/leaves";
import { type Value, valuesOf } from "../../../tools/config/provenance";
import { linesIn } from "../../../tools/config/read";
import { PLAIN } from "../../../tools/config/text/style";
import { valuesText } from "../../../tools/config/text/values";
import { accountInput, devInput, PROJECT, ROOT } from "../../support/platform";
import { REPRESENTATIVES, representativeInputs } from "../../support/representative";

const NO_LINES = () => undefined;

/** Two parts: all of an environment, and every other section of it again. */
function resolvedOf(one: (typeof REPRESENTATIVES)[number]): Resolved & { readonly again: readonly string[] } {
  const [account, environment] = representativeInputs(one);
  const again = Object.keys(environment).filter((_, index) => index % 2 === 0);
  const second = Object.fromEntries(Object.entries(environment).filter(([section]) => again.includes(section)));
  const { value, origins } = merge(environmentSchema, [
    { file: "first.ts", value: environment },
    { file: undefined, value: second },
  ]);
  const file = `config/environments/${environment.name}.ts`;
  return {
    ...resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: [{ file, input: value, origins: withFiles(origins, (said) => said ?? file) }],
      folders: PROJECT,
    }),
    again,
  };
}

const fileAt = ({ files }: Resolved, index: number) => {
  const file = files[index];
  if (file === undefined) throw new Error("there is no such file");
  return file;
};

describe("every value of a resolved configuration", () => {
  it.each(REPRESENTATIVES.map((one) => [one.name, one] as const))("has an origin: %s", (_, one) => {
    const resolved = resolvedOf(one);
    for (const [index, file] of resolved.files.entries()) {
      const values = valuesOf(fileAt(resolved, index), resolved, NO_LINES);
      const settings = new Set(values.map(({ setting }) => setting));
      const everything = [...leavesOf(file.model), ...leavesOf(file.parsed)];
      expect(everything.filter(({ segments }) => !isShown(segments, settings, file.model))).toEqual([]);
      expect(settings.size, "each is shown once").toBe(values.length);
      for (const value of values) {
        // `null` is a value that somebody wrote.
        const own = valueAt(file.input, value.segments);
        const written = own === undefined ? valueAt(accountOf(file, resolved), value.segments) : own;
        const isSaid = value.from === "written" || value.from === "company";
        expect(value.at !== undefined, value.setting).toBe(isSaid);
        const isInherited = file.kind === "environment" && valueAt(file.input, value.segments) === undefined;
        if (isSaid) expect(value.from, value.setting).toBe(isInherited ? "company" : "written");
        if (value.segments[0] !== "regionFacts") {
          expect(written !== undefined, value.setting).toBe(isSaid);
        }
        if (value.from === "default") expect(valueAt(file.parsed, value.segments)).toEqual(value.value);
        if (value.from === "derived") expect(isDefault(file.parsed, value), value.setting).toBe(false);
      }
    }
  });

  it.each(REPRESENTATIVES.map((one) => [one.name, one] as const))("names who says it: %s", (_, one) => {
    const resolved = resolvedOf(one);
    const file = fileAt(resolved, 1);
    for (const { segments, from, at, over, value, setting } of valuesOf(file, resolved, NO_LINES)) {
      const written = valueAt(file.input, segments);
      if (from !== "written" || written === undefined) continue;
      const wins = resolved.again.includes(segments[0] ?? "");
      expect(at?.file, setting).toBe(wins ? file.file : "first.ts");
      expect(over, setting).toEqual(
        wins ? [{ file: "first.ts", value: isOne(value) ? written : expect.anything() }] : [],
      );
    }
  });
});

const isOne = (value: unknown): boolean => typeof value !== "object" || value === null;

/** What an environment has from the account under the same path. */
function accountOf({ kind }: Resolved["files"][number], { files: [account] }: Resolved): unknown {
  const { state, tags } = account.input as { state?: unknown; tags?: unknown };
  return kind === "account" ? undefined : { state, tags };
}

const isDefault = (parsed: object, { segments, value }: Value) => isDeepStrictEqual(valueAt(parsed, segments), value);

/** A setting itself, or the form in which the stacks get it. */
const isShown = (segments: readonly string[], settings: ReadonlySet<string>, model: object): boolean =>
  settings.has(segments.join(".")) || valueAt(model, segments) !== undefined;

describe("the place of a written value", () => {
  it.each([".", "examples/topologies", "examples/exchange", "examples/reference"])("is its line in %s", (folder) => {
    const project = join(ROOT, folder);
    const resolved = loadPlatform(project);
    const lineIn = linesIn(project);
    const texts = new Map<string, readonly string[]>();
    const textAt = ({ file, line = 0 }: NonNullable<Value["at"]>): string => {
      const lines = texts.get(file) ?? readFileSync(join(project, file), "utf8").split("\n");
      texts.set(file, lines);
      return lines[line - 1] ?? "";
    };
    const written = resolved.files.flatMap((file) => valuesOf(file, resolved, lineIn)).filter(({ at }) => at);
    expect(written.length).toBeGreaterThan(50);
    for (const { at, segments, setting, value } of written) {
      if (at === undefined) continue;
      expect(at.line, `${setting} in ${at.file}`).toBeGreaterThan(1);
      // An element of a list is known by what it says; what comes from a constant of another file, or
      // from the head of a domain, by what is above it.
      const keys = segments.filter((segment) => !/^\d+$/.test(segment));
      const meant = folder === "." && !at.file.includes("/domains/") ? keys.slice(-1) : keys;
      const line = textAt(at);
      expect(
        meant.some((key) => line.includes(key)),
        `${setting} = ${value} at ${at.file}:${at.line}: ${line}`,
      ).toBe(true);
    }
  });
});

describe("what is published", () => {
  it("is the account's where it says otherwise, and that alone", () => {
    const account = accountInput();
    account.regionOverrides = { "eu-west-1": { logsBucket: "other-logs" } };
    const resolved = resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: [{ file: "config/environments/dev.ts", input: devInput() }],
    });
    const values = valuesOf(fileAt(resolved, 1), resolved, (_, segments) => segments.length);
    const facts = values.filter(({ segments }) => segments[0] === "regionFacts");
    expect(facts.filter(({ from }) => from !== "published")).toEqual([
      {
        segments: ["regionFacts", "buckets", "logs"],
        setting: "regionFacts.buckets.logs",
        value: "other-logs",
        from: "company",
        at: { file: "config/account.ts", line: 3 },
        over: [],
      },
    ]);
  });
});

describe("a word that stands for a list", () => {
  it("is told with the list and its place", () => {
    const [account, environment] = [accountInput(), devInput()];
    const { catalogs } = environment;
    const input = {
      ...environment,
      catalogs: { sales: { ...catalogs.sales, grants: { groups: { analysts: "reader" } } } },
    };
    const resolved = resolvePlatform({
      account: { file: "config/account.ts", input: account },
      environments: [{ file: "config/environments/dev.ts", input }],
      folders: PROJECT,
    });
    const values = valuesOf(fileAt(resolved, 1), resolved, () => 7);
    const of = (setting: string) => values.find((value) => value.setting === setting);
    expect(of("catalogs.sales.grants.groups.analysts")).toMatchObject({
      value: ["BROWSE", "EXECUTE", "READ_VOLUME", "SELECT", "USE_CATALOG", "USE_SCHEMA"],
      word: "reader",
      at: { file: "config/environments/dev.ts", line: 7 },
    });
    expect(
      valuesText(
        [of("catalogs.sales.grants.groups.analysts")].flatMap((one) => one ?? []),
        [],
        PLAIN,
      ),
    ).toMatch(/by "reader", config\/environments\/dev\.ts:7/);
    expect(values.filter(({ word }) => word !== undefined)).toHaveLength(1);
  });
});
