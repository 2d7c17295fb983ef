import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readArguments } from "../../../tools/rehearse/command/arguments";
import { differences } from "../../../tools/rehearse/expected/compare";
import { type ExpectedInput, expectedFrom, expectedIn } from "../../../tools/rehearse/expected/schema";
import type { TableReport, UpdateReport } from "../../../tools/rehearse/report/events";
import { type Report, reportText, wentWell } from "../../../tools/rehearse/report/text";

const folder = mkdtempSync(join(tmpdir(), "lakehouse-rehearse-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SILVER: TableReport = {
  kind: "streaming table",
  read: 8,
  written: 7,
  dropped: 1,
  rescued: 2,
  rows: 12,
  expectations: {
    has_id: { action: "drop", passed: 7, failed: 1, example: '{"amount":1}' },
    positive: { action: "warn", passed: 5, failed: 3 },
    known: { action: "fail", passed: 8, failed: 0 },
  },
  columns: { id: "string", amount: "double" },
  changes: ["+ coupon string"],
  content: [
    { id: "a", amount: 1.5 },
    { id: "b", amount: null },
  ],
};
const update = (more: Partial<UpdateReport> = {}): UpdateReport => ({
  pipeline: "orders",
  update: 1,
  tables: { "dev_sales.silver.orders": SILVER },
  notes: ["new columns, the stream restarts once: coupon"],
  error: null,
  seconds: 1.25,
  ...more,
});
const report = (more: Partial<Report> = {}): Report => ({
  environment: "dev",
  updates: [update()],
  leftOut: [],
  made: [],
  differences: {},
  seconds: 9.96,
  ...more,
});

describe("the report of a rehearsal with data", () => {
  it("has rows in and out of each table, what rules said, what changed, and what is to be known", () => {
    expect(reportText(report(), false)).toBe(
      [
        "orders",
        "  update  table                    in  out  dropped  rescued  rows  seconds",
        "  ──────  ───────────────────────  ──  ───  ───────  ───────  ────  ───────",
        "  1       dev_sales.silver.orders   8    7        1        2    12      1.3",
        "  update 1: dev_sales.silver.orders: has_id dropped 1 of 8 rows",
        "  update 1: dev_sales.silver.orders: positive warned of 3 of 8 rows",
        "  update 1: dev_sales.silver.orders: columns changed: + coupon string",
        "  update 1: new columns, the stream restarts once: coupon",
        "",
        "1 pipeline, 1 update, 0 failed, in 10.0 s",
      ].join("\n"),
    );
  });

  it("shows rows that break a rule only where they are asked for", () => {
    expect(reportText(report(), false)).not.toContain('{"amount":1}');
    expect(reportText(report(), true)).toContain('such as {"amount":1}');
  });

  it("says of a pipeline that its samples are made, and of one that is left out why", () => {
    const leftOut = [{ key: "crm", why: "a connector of Databricks loads it, no program" }];
    const text = reportText(report({ made: ["orders"], leftOut }), false);
    expect(text).toContain("orders (samples were made; put your own under data/orders/)");
    expect(text).toContain("crm: not rehearsed, a connector of Databricks loads it, no program");
  });

  it("went well unless an update failed that was not expected to, or something is otherwise than expected", () => {
    const failed = report({ updates: [update({ error: "[CAST_INVALID_INPUT] …" })] });
    expect(wentWell(report())).toBe(true);
    expect(wentWell(failed)).toBe(false);
    expect(reportText(failed, false)).toContain("update 1: FAILED: [CAST_INVALID_INPUT] …");
    expect(wentWell({ ...failed, differences: { orders: [] } })).toBe(true);
    const unlike = report({ differences: { orders: ["update 1: silver.orders: rows 12, expected 13"] } });
    expect(wentWell(unlike)).toBe(false);
    expect(reportText(unlike, false)).toContain("NOT AS EXPECTED: update 1: silver.orders: rows 12, expected 13");
    expect(reportText(unlike, false)).toContain("0 of 1 as expected");
    expect(reportText(report({ differences: { orders: [] } }), false)).toContain("  as expected");
  });
});

describe("what is expected", () => {
  const compared = (tables: ExpectedInput["updates"][number]["tables"], more: object = {}) =>
    differences(expectedFrom({ updates: [{ tables, ...more }] }), [update()]);

  it.each([
    [{ read: 8, written: 7, dropped: 1, rescued: 2, rows: 12 }],
    [{ expectations: { has_id: 1, positive: 3, known: 0 } }],
    [{ columns: { amount: "double" }, changes: ["+ coupon string"] }],
    [{ content: [{ id: "b" }, { id: "a" }] }],
    [
      {
        content: [
          { id: "b", amount: null },
          { id: "a", amount: 1.5 },
        ],
      },
    ],
    [{}],
  ])("is there: %j", (wanted) => {
    expect(compared({ "silver.orders": wanted })).toEqual([]);
  });

  it.each([
    [{ read: 9 }, "read 8, expected 9"],
    [{ written: 0 }, "written 7, expected 0"],
    [{ dropped: 0 }, "dropped 1, expected 0"],
    [{ rescued: 0 }, "rescued 2, expected 0"],
    [{ rows: 1 }, "rows 12, expected 1"],
    [{ expectations: { has_id: 0 } }, "has_id not met by 1, expected 0"],
    [{ expectations: { other: 0 } }, 'other not met by "no such expectation", expected 0'],
    [{ columns: { amount: "bigint" } }, 'column amount "double", expected "bigint"'],
    [{ columns: { coupon: "string" } }, 'column coupon "not there", expected "string"'],
    [{ changes: [] }, 'changes ["+ coupon string"], expected []'],
    [{ content: [{ id: "a" }] }, 'a row too many: {"id":"b"}'],
    [{ content: [{ id: "a" }, { id: "b" }, { id: "b" }] }, 'there is no row {"id":"b"}'],
  ])("is not there: %j", (wanted, message) => {
    expect(compared({ "silver.orders": wanted })).toEqual([`update 1: silver.orders: ${message}`]);
  });

  it("names a table that is not there, an error that came or did not, and a number of updates", () => {
    expect(compared({ "gold.orders": {} })[0]).toContain(
      "gold.orders: there is no such table, only dev_sales.silver.orders",
    );
    expect(compared({}, { error: "CAST" })).toEqual(['update 1: no error, expected an error with "CAST"']);
    const failed = [update({ error: "[CAST_INVALID_INPUT]" })];
    expect(differences(expectedFrom({ updates: [{ error: "CAST" }] }), failed)).toEqual([]);
    expect(differences(expectedFrom({ updates: [{}] }), failed)).toEqual([
      "update 1: [CAST_INVALID_INPUT], expected no error",
    ]);
    expect(differences(expectedFrom({ updates: [{}, {}] }), [update()])).toEqual(["1 updates, expected 2"]);
  });

  it("is read from a file, whose faults are named all at once", () => {
    const file = join(folder, "expected.json");
    const given = (text: string) => {
      writeFileSync(file, text);
      return expectedIn(file, "data/orders/expected.json");
    };
    expect(expectedIn(join(folder, "none.json"), "x")).toBeUndefined();
    expect(given('{"updates": [{"tables": {"silver.orders": {"rows": 3}}}]}')).toMatchObject({ updates: [{}] });
    expect(given("{")).toContain("data/orders/expected.json: it is not JSON");
    const wrong = given('{"updates": [{"tables": {"a": {"row": 1}, "b": {"rows": -1}}}]}');
    expect(wrong).toContain("updates.0.tables.a");
    expect(wrong).toContain("updates.0.tables.b.rows");
    expect(wrong).toContain("Fix:");
  });
});

describe("arguments of npm run rehearse", () => {
  it("takes an environment, keys and options", () => {
    const none = { environment: "dev", keys: [], project: undefined, data: undefined, examples: false, json: false };
    expect(readArguments(["dev"])).toEqual(none);
    const options = ["--project", "examples/exchange", "--data", "samples", "--json", "--examples"];
    expect(readArguments(["dev", "orders", "clicks", ...options])).toEqual({
      environment: "dev",
      keys: ["orders", "clicks"],
      project: "examples/exchange",
      data: "samples",
      examples: true,
      json: true,
    });
    expect(readArguments(["--help"])).toBe("help");
  });

  it.each([
    [[], "name an environment"],
    [["dev", "--data", " "], "--data names no folder"],
    [["dev", "--project"], "--project"],
    [["dev", "--format", "x"], "--format"],
  ])("refuses %j", (args, message) => {
    expect(readArguments(args)).toMatchObject({ wrong: expect.stringContaining(message) });
  });
});
