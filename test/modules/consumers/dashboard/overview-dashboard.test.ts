import { describe, expect, it } from "vitest";
import type { QueryWidget } from "../../../../modules/consumers/dashboard/lakeview";
import { overviewDashboard } from "../../../../modules/consumers/dashboard/overview-dashboard";

const dashboard = overviewDashboard({ title: "Sales", catalogName: "dev_sales", schemaName: "gold" });
const layout = dashboard.pages.flatMap((page) => page.layout);
const widgets = layout.flatMap(({ widget }): QueryWidget[] => ("spec" in widget ? [widget] : []));

/** Names of the fields that a widget draws. */
function drawn({ spec: { encodings } }: QueryWidget): string[] {
  return Object.values(encodings as Readonly<Record<string, unknown>>)
    .flat()
    .map((encoding) => (encoding as { readonly fieldName: string }).fieldName);
}

describe("overviewDashboard", () => {
  it("asks the catalog's information schema for what the schema holds", () => {
    expect(dashboard.datasets.map(({ queryLines }) => queryLines.join(""))).toEqual([
      [
        "SELECT table_name, table_type, comment, table_owner, created, last_altered",
        "FROM `dev_sales`.information_schema.tables",
        "WHERE table_schema = 'gold'",
        "ORDER BY table_name",
      ].join("\n"),
    ]);
  });

  it("quotes names and texts, so that no name can become SQL", () => {
    const [dataset] = overviewDashboard({ title: "", catalogName: "a`b", schemaName: "c' OR 'x" }).datasets;
    expect(dataset?.queryLines[1]).toBe("FROM `a``b`.information_schema.tables\n");
    expect(dataset?.queryLines[2]).toBe("WHERE table_schema = 'c\\' OR \\'x'\n");
  });

  it("has the version that each kind of widget needs", () => {
    expect(widgets.map(({ spec }) => [spec.widgetType, spec.version])).toEqual([
      ["counter", 2],
      ["bar", 3],
      ["table", 2],
    ]);
  });

  it("draws only fields that the widget's query selects, by the same name, from a dataset that is there", () => {
    for (const widget of widgets) {
      const [{ query }] = widget.queries;
      expect(dashboard.datasets.map(({ name }) => name)).toContain(query.datasetName);
      expect(drawn(widget).sort(), widget.name).toEqual(query.fields.map(({ name }) => name).sort());
    }
  });

  it("counts and groups where it aggregates, and lists rows as they are", () => {
    expect(widgets.map(({ queries: [{ query }] }) => [query.disaggregated, query.fields.length])).toEqual([
      [false, 1],
      [false, 2],
      [true, 6],
    ]);
  });

  it("fills the twelve columns of every row without an overlap", () => {
    const cells = layout.flatMap(({ position: { x, y, width, height } }) =>
      Array.from({ length: width * height }, (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    const rows = Math.max(...layout.map(({ position }) => position.y + position.height));
    expect(cells.length).toBe(rows * 12);
    expect(dashboard.pages).toMatchObject([{ pageType: "PAGE_TYPE_CANVAS", layoutVersion: "GRID_V1" }]);
  });

  it("names widgets as the format allows, each once", () => {
    const names = layout.map(({ widget }) => widget.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,60}$/);
  });
});
