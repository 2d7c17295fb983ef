import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountInput } from "../../../../config/schema/account";
import type { EnvironmentInput } from "../../../../config/schema/environment";
import { readEmitted } from "../../../../emitted/stacks";
import { buildPlatform } from "../../../../main";
import { cacheIn } from "../../../../tools/review/plan/cache";
import { scopesOf } from "../../../../tools/review/plan/due";
import { tryScope } from "../../../../tools/review/plan/try";
import { assemble } from "../../../../tools/review/report/assemble";
import { type Report, toApprove } from "../../../../tools/review/report/report";
import { placesIn } from "../../../../tools/review/sides/places";
import type { ReadSide } from "../../../../tools/review/sides/side";
import { accountInput, devInput, type OwnNetworkInput, platformOf, ROOT } from "../../../support/platform";
import { ofRun } from "../../../support/run-folder";

export interface Inputs {
  readonly account: AccountInput;
  readonly dev: OwnNetworkInput;
}

/** A line of the report, or what one looks like where a service makes up a part of it. */
export type Told = string | RegExp;

/**
 * What was edited, how, and lines of the report: `gravity action address`, `+ who may on what` and `- …`, `cost …`, `step …`,
 * `waived …`, `override …`, `refused stack`.
 */
export type Edit = readonly [
  what: string,
  edit: (inputs: Inputs) => unknown,
  told: readonly Told[],
  /** Told beside the opposite of that where the edit is taken back. Default nothing. */
  toldBack?: readonly Told[],
];

/** Edits of different things are tried together: the report has every one by itself. */
export type Rounds = Readonly<Record<string, readonly Edit[]>>;

const LONG = 300_000;

/** An entry of some name, which has to be there. */
export function entry<T>(all: Readonly<Record<string, T>> | undefined, key: string): T & object {
  const found = all?.[key];
  if (typeof found !== "object" || found === null) throw new Error(`${key} is not there`);
  return found;
}

/** Takes an entry out, which has to be there. */
export function remove(all: Record<string, unknown> | undefined, key: string): void {
  entry(all, key);
  delete all?.[key];
}

/** Gives an entry another key, which says nothing of its first one. */
export function rename(all: Record<string, unknown> | undefined, from: string, to: string): void {
  const value = entry(all, from);
  if (all === undefined) return;
  delete all[from];
  all[to] = value;
}

/** Zones, whose kinds differ in what they may say. */
export const zones = (dev: EnvironmentInput) => (dev.zones ?? {}) as Record<string, Record<string, unknown>>;

/** What the edits of all files start from, before what one file adds. */
export function inputs(add: (inputs: Inputs) => void): Inputs {
  const both = { account: accountInput(), dev: devInput() };
  add(both);
  return both;
}

/** The report in the words of the tables. */
export function words(report: Report): string[] {
  const { entries, rights, costs, steps, waived, overridden } = report;
  const came = (what: string, { come, go }: { readonly come: readonly string[]; readonly go: readonly string[] }) => [
    ...come.map((one) => `${what} + ${one}`),
    ...go.map((one) => `${what} - ${one}`),
  ];
  return [
    ...entries.map(({ gravity, action, address }) => `${gravity} ${action} ${address}`),
    ...rights.map(({ grew, who, what, on, under, denies }) =>
      [
        grew ? "+" : "-",
        ...(denies ? ["not"] : []),
        who,
        what.join(", "),
        on.join(", "),
        ...(under === "" ? [] : ["if"]),
      ].join(" "),
    ),
    ...costs.map(({ name, before, after }) => `cost ${name} ${before} → ${after}`),
    ...came("step", steps),
    ...came("waived", waived),
    ...came("override", overridden),
    ...report.refused.map(({ stack }) => `refused ${stack}`),
  ];
}

/** Lines that nobody has to approve, and that are told of many things at once. */
const LIGHT = /^(change|kept|-) /;

const fits = (told: Told, line: string): boolean => (typeof told === "string" ? told === line : told.test(line));

/** What grows one way shrinks the other. */
function turned(told: Told): Told {
  const text = typeof told === "string" ? told : told.source;
  const back = text.startsWith("+") ? text.replace("+", "-") : text.replace(/^-/, "+");
  const pattern = text.startsWith("^\\+") ? text.replace("\\+", "-") : text.replace(/^\^-/, "^\\+");
  return typeof told === "string" ? back : new RegExp(pattern);
}

export interface EditOptions {
  /** Whether every round is tried the other way round, too, where rights shrink that grew. Default false. */
  readonly alsoBack?: boolean;
}

/**
 * Tries every edit of a table over one base, which is deployed once.
 * @param add what the base has beside the shipped dev environment
 */
export function describeEdits(
  title: string,
  add: (inputs: Inputs) => void,
  rounds: Rounds,
  { alsoBack = false }: EditOptions = {},
): void {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-edits-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function sideOf(name: string, { account, dev }: Inputs): ReadSide {
    const emitted = join(folder, name, "emitted");
    const platform = platformOf(account, dev);
    mkdirSync(join(folder, name), { recursive: true });
    buildPlatform(platform, emitted).synth();
    return { name, emitted, stacks: readEmitted(emitted), platform, project: undefined };
  }

  async function reviewed(name: string, base: ReadSide, head: ReadSide): Promise<Report> {
    const cache = cacheIn(ofRun("edits"));
    const tried = [];
    // All of the base is deployed for the first round, so that the others take it.
    const wanted = new Set([...base.stacks, ...head.stacks].map(({ name: stack }) => stack));
    for (const [index, found] of scopesOf(base.stacks, head.stacks).entries()) {
      const scope = { ...found, wanted };
      const options = { root: ROOT, base, head, cache, folder: join(folder, name, String(index)) };
      tried.push(await tryScope(scope, { ...options, otherwise: () => platformOf() }));
    }
    return assemble({ base, head, tried, places: { base: placesIn(undefined), head: placesIn(undefined) } });
  }

  describe(title, () => {
    const base = sideOf("base", inputs(add));
    const changedSide = (round: string, edits: readonly Edit[]): ReadSide => {
      // A copy: parts of it are constants of other modules.
      const changed = structuredClone(inputs(add));
      for (const [, edit] of edits) edit(changed);
      return sideOf(round, changed);
    };

    for (const [round, edits] of Object.entries(rounds)) {
      describe(round, () => {
        let report: Report;
        beforeAll(async () => {
          report = await reviewed(round, base, changedSide(round, edits));
        }, LONG);

        it.each(edits.map((edit) => [edit[0], edit[2]] as const))("%s", (_what, told) => expectTold(report, told));

        it("says nothing else that somebody has to approve", () => {
          const expected = edits.flatMap(([, , told]) => told);
          expectNothingElse(report, expected);
          if (expected.length === 0) expect([words(report), toApprove(report)]).toEqual([[], []]);
        });
      });
      if (!alsoBack) continue;
      describe(`${round}, taken back`, () => {
        let report: Report;
        beforeAll(async () => {
          report = await reviewed(`${round}, taken back`, changedSide(round, edits), base);
        }, LONG);
        const back = ([, , told, more = []]: Edit) => [...told.map(turned), ...more];

        it.each(edits.map((edit) => [edit[0], edit] as const))("%s", (_what, edit) => expectTold(report, back(edit)));

        it("says nothing else that somebody has to approve", () => {
          expectNothingElse(report, edits.flatMap(back));
        });
      });
    }
  });
}

function expectTold(report: Report, told: readonly Told[]): void {
  const found = words(report);
  for (const line of told) {
    if (typeof line === "string") expect(found).toContain(line);
    else
      expect(
        found.some((one) => line.test(one)),
        `${line}`,
      ).toBe(true);
  }
}

function expectNothingElse(report: Report, told: readonly Told[]): void {
  const others = words(report).filter((line) => !LIGHT.test(line) && !told.some((one) => fits(one, line)));
  // Why a stack is refused says what to look for.
  const why = report.refused.map((one) => one.why).join("\n");
  expect(others, why).toEqual([]);
}
