import type { EnvironmentInput } from "../../config/schema/environment";
import { withBi } from "./query-alerts";

type Workloads = NonNullable<EnvironmentInput["workloads"]>;
type Consumers = NonNullable<EnvironmentInput["consumers"]>;
export type TableInput = Extract<Workloads[string], { kind: "table" }>;
export type ViewInput = Extract<Workloads[string], { kind: "view" }>;
export type TableMonitorInput = Extract<Consumers[string], { kind: "table-monitor" }>;
export type SchemaMonitorInput = Extract<Consumers[string], { kind: "schema-monitor" }>;

/** A small table that others look up. */
export const countries = (change: Partial<TableInput> = {}): TableInput => ({
  kind: "table",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  table: "countries",
  comment: "Countries that are sold to; finance's own list",
  columns: [
    { name: "code", type: "STRING", comment: "Two letters of ISO 3166", nullable: false },
    { name: "name", type: "STRING" },
  ],
  ...change,
});

/** A table of Delta with everything that one can have. */
export const fullTable = (change: Partial<TableInput> = {}): TableInput =>
  countries({
    table: "order_contract",
    comment: "One row for each order, as sales' readers rely on",
    columns: [
      { name: "id", type: "BIGINT", identity: "always", comment: "Counted by Databricks" },
      { name: "placed_at", type: "TIMESTAMP", nullable: false },
      { name: "total", type: "DECIMAL(10, 2)", comment: "In the buyer's currency" },
      { name: "buyer_mail", type: "STRING", tags: { pii: "mail" } },
      { name: "lines", type: "ARRAY<STRUCT<sku: STRING, count: INT>>" },
    ],
    format: { type: "delta", changeDataFeed: true, appendOnly: true, icebergReads: true, historyDays: 30 },
    clusterBy: ["placed_at"],
    properties: { "acme.contract": "orders-v1" },
    owner: "data-engineers",
    tags: { restricted: "" },
    grants: {
      groups: { analysts: "reader", "data-engineers": ["ALL_PRIVILEGES"] },
      servicePrincipals: { ingestion: "writer" },
    },
    ...change,
  });

/** A table of Iceberg. */
export const icebergTable = (change: Partial<TableInput> = {}): TableInput =>
  countries({
    table: "shipments",
    comment: "Shipments, which the carrier's engine reads and writes",
    columns: [
      { name: "id", type: "BIGINT" },
      { name: "day", type: "DATE" },
    ],
    format: { type: "iceberg" },
    clusterBy: ["day"],
    ...change,
  });

const ORDERS = [
  { region: "EU", total: 10, mail: "a@acme.example" },
  { region: "US", total: 20.5, mail: null },
];

/** Rows and a column by who reads. */
export const ownOrders = (change: Partial<ViewInput> = {}): ViewInput => ({
  kind: "view",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  view: "own_orders",
  comment: "Orders of Europe for analysts, with mail addresses for engineers alone",
  exists: true,
  reads: { gold: { catalog: "sales", schema: "gold" } },
  text: [
    "SELECT region, total,",
    "  CASE WHEN is_account_group_member('data-engineers') THEN mail END AS mail",
    "FROM {{ gold }}.orders",
    "WHERE region = 'EU' OR is_account_group_member('data-engineers')",
  ].join("\n"),
  expects: [
    { reader: ["data-engineers"], given: { "gold.orders": ORDERS }, sees: ORDERS },
    {
      reader: ["analysts"],
      given: { "gold.orders": ORDERS },
      sees: [{ region: "EU", total: 10, mail: null }],
    },
  ],
  grants: { groups: { analysts: "reader" } },
  ...change,
});

/** A view of that view. */
export const orderCount = (change: Partial<ViewInput> = {}): ViewInput => ({
  kind: "view",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  view: "order_count",
  comment: "How many orders everybody sees",
  exists: true,
  views: { orders: "own-orders" },
  text: "SELECT count(*) AS orders FROM {{ orders }}",
  ...change,
});

/** A profile of a table over time. */
export const tableMonitor = (change: Partial<TableMonitorInput> = {}): TableMonitorInput => ({
  kind: "table-monitor",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  table: "order_contract",
  exists: true,
  profile: { type: "time-series", timestampColumn: "placed_at", granularities: ["1 day"] },
  into: { catalog: "sales", schema: "silver" },
  schedule: { quartzCron: "0 0 6 * * ?" },
  ...change,
});

/** Anomaly detection of a schema. */
export const schemaMonitor = (change: Partial<SchemaMonitorInput> = {}): SchemaMonitorInput => ({
  kind: "schema-monitor",
  workspace: "main",
  catalog: "sales",
  schema: "gold",
  ...change,
});

/** Adds tables of both formats, views over them, monitors, and what their tags need. */
export function withManagedTables(input: EnvironmentInput): void {
  withBi(input);
  input.metastore = {
    ...input.metastore,
    governedTags: {
      ...input.metastore?.governedTags,
      pii: { comment: "Says something of a person", values: ["card", "mail"] },
      restricted: { comment: "Not for everybody" },
    },
  };
  input.workloads = {
    ...input.workloads,
    countries: countries(),
    "order-contract": fullTable(),
    shipments: icebergTable(),
    // Made after the view that it reads, although it is written before.
    "order-count": orderCount(),
    "own-orders": ownOrders(),
    "later-orders": ownOrders({ view: "later_orders", exists: false }),
  };
  input.consumers = {
    ...input.consumers,
    "orders-profile": tableMonitor({ dashboardOn: "bi", notify: ["a@acme.example"], slices: ["total > 100"] }),
    "countries-profile": tableMonitor({ table: "countries", profile: { type: "snapshot" } }),
    "later-profile": tableMonitor({ table: "later", exists: false }),
    "gold-late": schemaMonitor(),
  };
}
