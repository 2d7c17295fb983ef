import { describe, expect, it } from "vitest";
import { dashboardOf, missingDatasets, queriesOf, tablesRead } from "../../config/dashboard-file";
import type { DashboardModel } from "../../config/kinds/consumers/dashboard";
import { dashboardContent } from "../../modules/consumers/dashboard/content";
import type { Lakeview } from "../../modules/consumers/dashboard/lakeview";
import { report } from "../config/problems";
import { devEnvironment } from "../support/platform";

const LOG = { catalog: "sales", schema: "bronze", table: "orders_event_log" };
const entry = (change: Readonly<Record<string, unknown>>) => ({
  kind: "dashboard",
  workspace: "main",
  title: "About ${everything}",
  warehouse: "bi",
  permissions: { analysts: "CAN_READ" },
  ...change,
});
const problems = (change: Readonly<Record<string, unknown>>): string =>
  report({ dev: { "consumers.about": { ...entry(change), title: "About everything" } } });

describe("what a dashboard shows, in the configuration", () => {
  it.each([
    { content: { mode: "costs" } },
    { content: { mode: "costs", tag: "CostCenter", days: 365 } },
    { content: { mode: "queries", days: 1 } },
    { content: { mode: "performance", days: 7 } },
    { catalog: "sales", content: { mode: "quality", logs: [LOG] } },
    { catalog: "sales", content: { mode: "overview" } },
    { catalog: "sales" },
  ])("is taken: %j", (change) => {
    expect(problems(change)).toBe("");
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{}, "consumers.about.catalog: is missing. Fix: name the catalog whose schema it is about."],
    [{ content: { mode: "quality", logs: [LOG] } }, "consumers.about.catalog: is missing"],
    [
      { catalog: "sales", content: { mode: "costs" } },
      "catalog: costs are about no schema of a catalog. Fix: take it out.",
    ],
    [{ schema: "gold", content: { mode: "queries" } }, "schema: queries are about no schema of a catalog"],
    [{ catalog: "sales", content: { mode: "performance" } }, "catalog: performance is about no schema of a catalog"],
    [{ content: { mode: "performance", days: 400 } }, "consumers.about.content.days"],
    [{ content: { mode: "costs", days: 0 } }, "consumers.about.content.days"],
    [{ content: { mode: "costs", days: 366 } }, "consumers.about.content.days"],
    [{ content: { mode: "costs", tag: "aws:x" } }, 'consumers.about.content.tag: "aws:x" is not a valid tag key'],
    [{ content: { mode: "usage" } }, "consumers.about.content.mode"],
    [{ catalog: "sales", content: { mode: "quality", logs: [] } }, "consumers.about.content.logs"],
    [
      { catalog: "sales", content: { mode: "quality", logs: [{ ...LOG, table: "order_event_log" }] } },
      "content.logs.0.table: nothing of the environment writes sales.bronze.order_event_log",
    ],
    [
      { catalog: "sales", content: { mode: "quality", logs: [{ ...LOG, schema: "attic" }] } },
      "consumers.about.content.logs.0.schema",
    ],
  ])("is refused: %j", (change, message) => {
    expect(problems(change)).toContain(message);
  });
});

const shipped = devEnvironment().consumers["gold-overview"] as DashboardModel;
const CONTENTS: readonly DashboardModel["content"][] = [
  { mode: "overview" },
  { mode: "costs", tag: "Team's ${tag}", days: 30 },
  { mode: "queries", days: 7 },
  { mode: "performance", days: 7 },
  { mode: "quality", days: 14, logs: [LOG, { ...LOG, table: "customers_event_log" }] },
];

describe.each(CONTENTS)("a dashboard of $mode", (content) => {
  const made = dashboardContent({
    consumer: { ...shipped, title: "About ${everything}", content },
    catalogName: (key) => `dev_${key}`,
  }) as Lakeview;
  const [page] = made.pages;
  const places = page?.layout.map(({ position }) => position) ?? [];

  it("asks data sets that are there, for columns that they have", () => {
    const parsed = dashboardOf(JSON.stringify(made));
    if ("fault" in parsed) throw new Error(parsed.fault);
    expect(missingDatasets(parsed.dashboard)).toEqual([]);
    const asked = page?.layout.flatMap(({ widget }) => ("queries" in widget ? widget.queries : [])) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    for (const { query } of asked) {
      const sql = queriesOf(parsed.dashboard)[made.datasets.findIndex(({ name }) => name === query.datasetName)] ?? "";
      for (const { expression } of query.fields)
        expect(sql).toContain(/`(.+)`/.exec(expression)?.[1] ?? "no column is named");
    }
  });

  it("shows in each widget fields that the widget asks for", () => {
    for (const { widget } of page?.layout ?? []) {
      if (!("spec" in widget)) continue;
      const asked = widget.queries[0].query.fields.map(({ name }) => name);
      const shown = Object.values(widget.spec.encodings).flat();
      expect(shown.map(({ fieldName }) => fieldName).filter((name) => !asked.includes(name))).toEqual([]);
    }
  });

  it("fills the width, with no widget over another", () => {
    for (const one of places) {
      expect(one.x + one.width).toBeLessThanOrEqual(12);
      const over = places.filter(
        (other) =>
          other !== one &&
          other.x < one.x + one.width &&
          one.x < other.x + other.width &&
          other.y < one.y + one.height &&
          one.y < other.y + other.height,
      );
      expect(over).toEqual([]);
    }
  });

  it("has one name for each widget and data set", () => {
    const names = [...(page?.layout.map(({ widget }) => widget.name) ?? [])];
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(made.datasets.map(({ name }) => name)).size).toBe(made.datasets.length);
  });

  it("has no text that Terraform would evaluate", () => {
    expect(JSON.stringify(made).replaceAll("$${", "")).not.toContain("${");
  });
});

describe("dashboards about all of Databricks", () => {
  it("read system tables and nothing else", () => {
    const read = CONTENTS.slice(1, 4).flatMap((content) => {
      const made = dashboardContent({ consumer: { ...shipped, content }, catalogName: (key) => key }) as Lakeview;
      return made.datasets.flatMap(({ queryLines }) => tablesRead(queryLines.join("")));
    });
    expect([...new Set(read.map((parts) => parts.join(".")))].sort()).toEqual([
      "system.billing.list_prices",
      "system.billing.usage",
      "system.query.history",
      "system.storage.predictive_optimization_operations_history",
    ]);
  });
});
