import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";
import { python } from "../python";

const PROGRAM = join(ROOT, "assets/jobs/check_expectations.py");

/** Evaluates an expression with the names of the program, which loads neither Spark nor Great Expectations for that. */
function evaluate(expression: string): unknown {
  const { ok, output, errors } = python([
    "-c",
    `import json, runpy, sys
from types import SimpleNamespace as of
program = of(**runpy.run_path(sys.argv[1]))
print(json.dumps(${expression}, default=vars))`,
    PROGRAM,
  ]);
  if (!ok) throw new Error(errors);
  return JSON.parse(output);
}

const OUTCOME = (severity: string) => `of(
  success=False,
  expectation_config=of(type="expect_column_values_to_not_be_null", kwargs={"column": "id", "batch_id": "1-x"}${severity}),
  result={"unexpected_count": 2, "unexpected_percent": 50.0},
  exception_info={"raised_exception": False},
)`;

describe("assets/jobs/check_expectations.py", () => {
  it("takes its command line, and no other outcome of a failure", () => {
    const line = (onFailure: string) =>
      `program.arguments(["--suites", '[{"file": "a.json", "table": "c.s.t"}]', "--results", "c.s.r", "--on-failure", "${onFailure}", "--run-id", "7"])`;
    expect(evaluate(line("fail"))).toEqual({
      suites: [{ file: "a.json", table: "c.s.t" }],
      results: "c.s.r",
      on_failure: "fail",
      run_id: "7",
    });
    expect(() => evaluate(line("ignore"))).toThrow("invalid choice");
  });

  it("writes a row of each outcome, which is critical unless the suite says otherwise", () => {
    expect(evaluate(`program.row("c.s.t", "orders", ${OUTCOME("")})`)).toEqual({
      table: "c.s.t",
      suite: "orders",
      expectation: "expect_column_values_to_not_be_null",
      column: "id",
      severity: "critical",
      success: false,
      observed: null,
      unexpected_count: 2,
      unexpected_percent: 50,
      kwargs: '{"column": "id"}',
      error: null,
    });
    const warned = OUTCOME(', severity=of(value="warning")');
    expect(evaluate(`program.row("c.s.t", "orders", ${warned})`)).toMatchObject({ severity: "warning" });
  });

  it("has a value for each column of the table, in its order", () => {
    const rows = `[{"run_id": "7", "checked_at": "now", **program.row("c.s.t", "orders", ${OUTCOME("")})}]`;
    expect(evaluate(`program.columns_of(${rows})`)).toEqual([
      [
        "7",
        "now",
        "c.s.t",
        "orders",
        "expect_column_values_to_not_be_null",
        "id",
        "critical",
        false,
        null,
        2,
        50,
        '{"column": "id"}',
        null,
      ],
    ]);
  });

  it("stops for what is critical alone", () => {
    const rows = `[{"success": s, "severity": v} for s in (True, False) for v in ("critical", "warning", "info")]`;
    expect(evaluate(`program.critical_in(${rows})`)).toEqual([{ success: false, severity: "critical" }]);
  });

  it("says what went wrong while it looked, whichever way that is told", () => {
    const raised = '{"raised_exception": True, "exception_message": "no column"}';
    expect(evaluate(`program.error_in(${raised})`)).toBe("no column");
    expect(evaluate(`program.error_in({"metric": ${raised}, "other": {"raised_exception": False}})`)).toBe("no column");
    expect(evaluate("program.error_in(None)")).toBeNull();
  });

  it("asks for counts without rows, and tells nobody of its use", () => {
    const text = readFileSync(PROGRAM, "utf8");
    expect(text).toContain('{"result_format": "SUMMARY", "partial_unexpected_count": 0}');
    expect(text).toContain('os.environ["GX_ANALYTICS_ENABLED"] = "false"');
  });
});
