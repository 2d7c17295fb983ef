import { describe, expect, it } from "vitest";
import { loadPlatform } from "../../../config/load";
import { linesIn } from "../../../tools/config/read";
import { type Project, type Report, report } from "../../../tools/config/report";
import { WIDTH } from "../../../tools/config/text/columns";
import { PLAIN, styleFor } from "../../../tools/config/text/style";
import { ROOT } from "../../support/platform";

const PROJECT: Project = { resolved: loadPlatform(ROOT), lineIn: linesIn(ROOT), shown: (file) => file };
const asked = (
  names: readonly [string] | readonly [string, string],
  setting?: string,
  more: { readonly json?: boolean; readonly derived?: boolean } = {},
  style = PLAIN,
): Report => report({ names, setting, json: false, derived: false, ...more }, PROJECT, style);
const textOf = (said: Report): string => {
  if ("wrong" in said) throw new Error(said.wrong);
  return said.text;
};

describe("the resolved configuration as text", () => {
  it("says each value with who says it, and what it wins over", () => {
    const lines = textOf(asked(["prod"], "consumers.bi")).split("\n");
    expect(lines[0]).toBe("consumers.bi");
    expect(lines).toEqual(
      expect.arrayContaining([
        '  size                                    "Small"                 config/environments/prod.ts:42',
        '                                          over "2X-Small"         config/shared/platform.ts:41',
        "  minClusters                             1                       default",
        '  name                                    "acme-prod-bi"          derived',
      ]),
    );
  });

  it.each([["dev"], ["prod"], ["staging"], ["account"]])("is no wider than a terminal: %s", (name) => {
    const lines = textOf(asked([name])).split("\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => line.length > WIDTH || line.endsWith(" "))).toEqual([]);
  });

  it("has all that JSON has", () => {
    const text = textOf(asked(["prod"]));
    const { values } = JSON.parse(textOf(asked(["prod"], undefined, { json: true })));
    expect(values.length).toBeGreaterThan(300);
    for (const { setting } of values) expect(text).toContain(setting.split(".").at(-1).slice(0, 38));
  });

  it("has no colour but on a terminal that shows it", () => {
    const colour = "\u001b";
    expect(textOf(asked(["prod"], undefined, {}, styleFor({ isTTY: true }, {})))).toContain(colour);
    for (const [stream, env] of [
      [{ isTTY: true }, { NO_COLOR: "1" }],
      [{ isTTY: true }, { TERM: "dumb" }],
      [{ isTTY: false }, {}],
      [{}, {}],
    ] as const) {
      expect(textOf(asked(["prod"], undefined, {}, styleFor(stream, env)))).not.toContain(colour);
    }
  });
});

describe("the resolved configuration as JSON", () => {
  it("says the same", () => {
    expect(JSON.parse(textOf(asked(["prod"], "network.nat", { json: true })))).toEqual({
      name: "prod",
      values: [
        {
          setting: "network.nat",
          value: "per-az",
          from: "written",
          file: "config/environments/prod.ts",
          line: 27,
          over: [{ file: "config/shared/platform.ts", line: 6, value: "single" }],
        },
      ],
    });
    expect(JSON.parse(textOf(asked(["prod"], "operations.budget.alertPercents", { json: true }))).values).toEqual([
      { setting: "operations.budget.alertPercents", value: [80, 100], from: "default" },
    ]);
  });
});

describe("the difference of two environments", () => {
  it("is by setting, and without what follows from others", () => {
    const text = textOf(asked(["dev", "prod"]));
    expect(text).toContain(`zones.raw
  lifecycle.expireAfterDays
    dev                                   90                      config/environments/dev.ts:11
    prod                                  2555                    config/environments/prod.ts:41
`);
    expect(text).toMatch(/ {4}dev +nothing\n {4}prod +30 /);
    expect(text).not.toContain("acme-prod");
    expect(text).toMatch(/\n\n\d+ derived values differ as well; --derived shows them\.$/);
    expect(textOf(asked(["dev", "prod"], undefined, { derived: true }))).toContain("acme-prod");
    expect(text.split("\n").filter((line) => line.length > WIDTH)).toEqual([]);
  });

  it("is the same both ways, and none of an environment with itself", () => {
    const settings = (one: string, other: string): string[] =>
      JSON.parse(textOf(asked([one, other], undefined, { json: true }))).differences.map(
        ({ setting }: { readonly setting: string }) => setting,
      );
    expect(settings("dev", "prod").sort()).toEqual(settings("prod", "dev").sort());
    expect(textOf(asked(["dev", "dev"]))).toBe("Nothing that is written differs between dev and dev.");
  });

  it("keeps to a setting, as JSON too", () => {
    const said = textOf(asked(["dev", "staging"], "operations", { json: true }));
    expect(JSON.parse(said)).toMatchObject({
      names: ["dev", "staging"],
      differences: [{ setting: "operations.budget.monthlyUsd", values: [{ value: 500 }, { value: 1500 }] }],
    });
  });
});

describe("a question without an answer", () => {
  it.each([
    [["prd"], undefined, "prd: there is no such environment. Fix: try prod.", 2],
    [
      ["dev", "zzzzz"],
      undefined,
      "zzzzz: there is no such environment. Fix: use one of dev, prod, staging, account.",
      2,
    ],
    [["prod"], "source.orders", "source.orders: there is no such setting in prod. Fix: try sources.orders.", 1],
    [["prod"], "sources.order", "sources.order: there is no such setting in prod. Fix: try sources.orders.", 1],
    [["prod"], "zzz", "zzz: there is no such setting in prod. Fix: leave it out to see all settings.", 1],
    [["dev", "prod"], "zone.raw", "zone.raw: there is no such setting in dev or prod. Fix: try zones.raw.", 1],
  ] as const)("%j %s", (names, setting, wrong, exitCode) => {
    expect(asked(names, setting)).toEqual({ wrong, exitCode });
  });
});

describe("a secret that gets past the checks", () => {
  it("is not printed", () => {
    const [account, ...environments] = PROJECT.resolved.files;
    const key = `AKIA${"ABCDEFGH".repeat(2)}`;
    const files = environments.map((file) => ({
      ...file,
      input: { ...(file.input as object), tags: { Note: key } },
      model: { ...file.model, tags: { Note: key } },
    }));
    for (const json of [true, false]) {
      const said = report(
        { names: ["dev"], setting: "tags", derived: false, json },
        { ...PROJECT, resolved: { files: [account, ...files], origins: new Map() } },
        PLAIN,
      );
      expect(textOf(said)).toContain("(hidden)");
      expect(textOf(said)).not.toContain(key);
    }
  });
});
