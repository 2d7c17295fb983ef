import { quoteName, quoteText } from "../../../config/sql";
import type { Field, Lakeview } from "./lakeview";
import { bars, counter, list } from "./widgets";

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
          {
            widget: counter("count", PRODUCTS, COUNT, "Data products").widget,
            position: { x: 0, y: 1, width: 4, height: 5 },
          },
          {
            widget: bars(
              "by-type",
              PRODUCTS,
              { column: "table_type", scale: "categorical", title: COLUMNS.table_type },
              COUNT,
              "By type",
              "Data products",
            ).widget,
            position: { x: 4, y: 1, width: 8, height: 5 },
          },
          {
            widget: list("list", PRODUCTS, COLUMNS, "All data products").widget,
            position: { x: 0, y: 6, width: 12, height: 8 },
          },
        ],
      },
    ],
  };
}
