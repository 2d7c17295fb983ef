import { quoteName } from "../../../config/sql";
import type { Dataset, Field, Lakeview, Page, QueryWidget } from "./lakeview";

/** Height of a row of counters, of pictures, of lists; in grid units. */
const HEIGHTS = { counter: 3, chart: 7, list: 8 } as const;
const COLUMNS = 12;

/** What fills a place on a page. */
export interface Piece {
  readonly kind: keyof typeof HEIGHTS;
  readonly widget: QueryWidget;
}

/** A column as it is. */
export const column = (name: string): Field => ({ name, expression: quoteName(name) });
/** The sum of a column. */
export const sumOf = (name: string): Field => ({ name: `sum(${name})`, expression: `SUM(${quoteName(name)})` });

const asks = (datasetName: string, fields: readonly Field[], disaggregated: boolean): QueryWidget["queries"] => [
  { name: "main_query", query: { datasetName, fields, disaggregated } },
];

/** One number. */
export const counter = (name: string, dataset: string, field: Field, title: string): Piece => ({
  kind: "counter",
  widget: {
    name,
    queries: asks(dataset, [field], false),
    spec: {
      version: 2,
      widgetType: "counter",
      encodings: { value: { fieldName: field.name, displayName: title } },
      frame: { showTitle: true, title },
    },
  },
});

/**
 * A bar for each day or each word.
 * @param what stands beside the height of bars
 */
export const bars = (
  name: string,
  dataset: string,
  along: { readonly column: string; readonly scale: "categorical" | "temporal"; readonly title: string },
  field: Field,
  title: string,
  what: string = title,
): Piece => ({
  kind: "chart",
  widget: {
    name,
    queries: asks(dataset, [column(along.column), field], false),
    spec: {
      version: 3,
      widgetType: "bar",
      encodings: {
        x: { fieldName: along.column, displayName: along.title, scale: { type: along.scale } },
        y: { fieldName: field.name, displayName: what, scale: { type: "quantitative" } },
      },
      frame: { showTitle: true, title },
    },
  },
});

/** Rows as the data set has them; its columns → their headings. */
export const list = (
  name: string,
  dataset: string,
  headings: Readonly<Record<string, string>>,
  title: string,
): Piece => ({
  kind: "list",
  widget: {
    name,
    queries: asks(dataset, Object.keys(headings).map(column), true),
    spec: {
      version: 2,
      widgetType: "table",
      encodings: {
        columns: Object.entries(headings).map(([fieldName, displayName]) => ({ fieldName, displayName })),
      },
      frame: { showTitle: true, title },
    },
  },
});

/** One page: a title, and rows of pieces that share its width. */
export function onePage(title: string, datasets: readonly Dataset[], rows: readonly (readonly Piece[])[]): Lakeview {
  const layout: Page["layout"][number][] = [
    {
      widget: { name: "title", multilineTextboxSpec: { lines: [`## ${title}`] } },
      position: { x: 0, y: 0, width: COLUMNS, height: 1 },
    },
  ];
  let y = 1;
  for (const row of rows) {
    const width = COLUMNS / row.length;
    const height = Math.max(...row.map(({ kind }) => HEIGHTS[kind]));
    layout.push(...row.map(({ widget }, index) => ({ widget, position: { x: index * width, y, width, height } })));
    y += height;
  }
  return {
    datasets,
    pages: [
      { name: "overview", displayName: "Overview", pageType: "PAGE_TYPE_CANVAS", layoutVersion: "GRID_V1", layout },
    ],
  };
}
