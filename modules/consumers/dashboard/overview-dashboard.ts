import { quoteName, quoteText } from "../../../config/sql";
import type { Field, Lakeview, QueryWidget } from "./lakeview";

export interface OverviewDashboardProps {
  /** Shown on top. */
  readonly title: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Schema of the catalog that it is about. */
  readonly schemaName: string;
}

const PRODUCTS = "products";
const COUNT: Field = { name: "count(table_name)", expression: "COUNT(`table_name`)" };
/** Columns of the list, and their headings. */
const COLUMNS = {
  table_name: "Data product",
  table_type: "Type",
  comment: "Description",
  table_owner: "Owner",
  created: "Created",
  last_altered: "Last altered",
} as const;

/**
 * What a schema holds: how many tables and views, of which types, and since when. Everybody sees what they may
 * read, because the information schema shows no more and queries run as the reader.
 */
export function overviewDashboard(props: OverviewDashboardProps): Lakeview {
  return {
    datasets: [
      {
        name: PRODUCTS,
        displayName: "Data products",
        queryLines: [
          `SELECT ${Object.keys(COLUMNS).join(", ")}\n`,
          `FROM ${quoteName(props.catalogName)}.information_schema.tables\n`,
          `WHERE table_schema = ${quoteText(props.schemaName)}\n`,
          "ORDER BY table_name",
        ],
      },
    ],
    pages: [
      {
        name: "overview",
        displayName: "Overview",
        pageType: "PAGE_TYPE_CANVAS",
        layoutVersion: "GRID_V1",
        layout: [
          {
            widget: { name: "title", multilineTextboxSpec: { lines: [`## ${props.title}`] } },
            position: { x: 0, y: 0, width: 12, height: 1 },
          },
          { widget: counter(), position: { x: 0, y: 1, width: 4, height: 5 } },
          { widget: byType(), position: { x: 4, y: 1, width: 8, height: 5 } },
          { widget: list(), position: { x: 0, y: 6, width: 12, height: 8 } },
        ],
      },
    ],
  };
}

function counter(): QueryWidget {
  return {
    name: "count",
    queries: query([COUNT], false),
    spec: {
      version: 2,
      widgetType: "counter",
      encodings: { value: { fieldName: COUNT.name, displayName: "Data products" } },
      frame: { showTitle: true, title: "Data products" },
    },
  };
}

function byType(): QueryWidget {
  return {
    name: "by-type",
    queries: query([column("table_type"), COUNT], false),
    spec: {
      version: 3,
      widgetType: "bar",
      encodings: {
        x: { fieldName: "table_type", displayName: COLUMNS.table_type, scale: { type: "categorical" } },
        y: { fieldName: COUNT.name, displayName: "Data products", scale: { type: "quantitative" } },
      },
      frame: { showTitle: true, title: "By type" },
    },
  };
}

function list(): QueryWidget {
  return {
    name: "list",
    queries: query(Object.keys(COLUMNS).map(column), true),
    spec: {
      version: 2,
      widgetType: "table",
      encodings: {
        columns: Object.entries(COLUMNS).map(([fieldName, displayName]) => ({ fieldName, displayName })),
      },
      frame: { showTitle: true, title: "All data products" },
    },
  };
}

function column(name: string): Field {
  return { name, expression: quoteName(name) };
}

function query(fields: readonly Field[], disaggregated: boolean): QueryWidget["queries"] {
  return [{ name: "main_query", query: { datasetName: PRODUCTS, fields, disaggregated } }];
}
