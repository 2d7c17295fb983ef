import { costsQuery } from "../../../modules/consumers/dashboard/costs-dashboard";
import { rulesQuery, updatesQuery } from "../../../modules/consumers/dashboard/quality-dashboard";
import { queriesQuery } from "../../../modules/consumers/dashboard/queries-dashboard";
import { CATALOG, type Case, jsonLines } from "../case";
import { event, LOG, rows, rule, update } from "./events";

/** A query with the tables of the case in place of system tables. */
const ofTables = (query: string): string =>
  query.replaceAll(/\bsystem\.(?:billing|query)\./g, `${CATALOG}.bronze.`).replaceAll(`\`${CATALOG}\``, CATALOG);
/** Columns that are the same whenever it is asked. */
const asked = (columns: string, query: string) => ofTables(`SELECT ${columns}\nFROM (\n${query}\n)`);
const none = { "usage.json": "", "prices.json": "", "history.json": "" };

const used = (daysAgo: number, sku: string, quantity: number, tags: Readonly<Record<string, string>> = {}) => ({
  days_ago: daysAgo,
  sku_name: sku,
  custom_tags: tags,
  billing_origin_product: "JOBS",
  usage_quantity: quantity,
});
const price = (sku: string, of: number, from: number, to?: number) => ({
  sku_name: sku,
  price: of,
  from_days_ago: from,
  to_days_ago: to,
});
const statement = (daysAgo: number, who: string, status: string, minutes: number) => ({
  days_ago: daysAgo,
  executed_by: who,
  execution_status: status,
  total_duration_ms: minutes * 60_000,
  read_bytes: 2_000_000_000,
});

const COSTS = "tag, product, CAST(quantity AS DOUBLE) AS quantity, CAST(cost AS DOUBLE) AS cost, currency";
const answer = (...content: Readonly<Record<string, unknown>>[]): Case["expected"] => [
  { tables: { "bronze.answer": { content } } },
];

/** Queries of the dashboards about system tables. */
export const SYSTEM_TABLES: readonly Case[] = [
  {
    name: "costs: the price of the day, by tag, without what is older or has no price",
    configuration: { "dashboard.query": asked(COSTS, costsQuery({ tag: "Team's", days: 30 })) },
    updates: [
      {
        ...none,
        "usage.json": jsonLines(
          used(20, "JOBS", 10, { "Team's": "sales" }),
          used(2, "JOBS", 10, { "Team's": "sales", Other: "x" }),
          used(2, "NEW", 4),
          used(31, "JOBS", 1000),
        ),
        "prices.json": jsonLines(price("JOBS", 0.1, 100, 10), price("JOBS", 0.2, 10)),
      },
    ],
    expected: answer(
      { tag: "(none)", product: "JOBS", quantity: 4 },
      { tag: "sales", product: "JOBS", quantity: 10, cost: 1, currency: "USD" },
      { tag: "sales", product: "JOBS", quantity: 10, cost: 2, currency: "USD" },
    ),
  },
  {
    name: "queries: statements, those that failed, and how long they took",
    configuration: {
      "dashboard.query": asked(
        "who, tool, statements, failed, CAST(minutes AS DOUBLE) AS minutes, CAST(gigabytes AS DOUBLE) AS gigabytes",
        queriesQuery(7),
      ),
    },
    updates: [
      {
        ...none,
        "history.json": jsonLines(
          statement(1, "a@acme.example", "FINISHED", 3),
          statement(6, "b@acme.example", "FAILED", 1),
          statement(8, "b@acme.example", "FAILED", 1),
        ),
      },
    ],
    expected: answer(
      { who: "a@acme.example", tool: "(none)", statements: 1, failed: 0, minutes: 3, gigabytes: 2 },
      { who: "b@acme.example", tool: "(none)", statements: 1, failed: 1, minutes: 1, gigabytes: 2 },
    ),
  },
];

const QUALITY = { days: 7, logs: [{ catalogName: LOG.catalogName, schema: LOG.schemaName, table: LOG.table }] };
const told = (...content: Readonly<Record<string, unknown>>[]): Case["expected"] => [
  { tables: { "bronze.alert": { content } } },
];

/** Queries of the dashboard about event logs. */
export const QUALITY_CASES: readonly Case[] = [
  {
    name: "quality: rows that met and broke rules, added up",
    configuration: { "alert.query": asked("log, dataset, rule, passed, broken", rulesQuery(QUALITY)) },
    updates: [
      {
        "1.jsonl": jsonLines(
          rows(1, {}, rule("has_id", 90, 10), rule("is_positive", 100, 0)),
          rows(1, {}, rule("has_id", 95, 5)),
          rows(24 * 8, {}, rule("has_id", 0, 100)),
          event(1, "flow_progress", { status: "STARTING" }),
        ),
      },
    ],
    expected: told(
      { log: LOG.table, dataset: "dev_sales.silver.orders", rule: "has_id", passed: 185, broken: 15 },
      { log: LOG.table, dataset: "dev_sales.silver.orders", rule: "is_positive", passed: 100, broken: 0 },
    ),
  },
  {
    name: "quality: rows that were written, updates that failed, each once, and whether one ended well",
    configuration: {
      "alert.query": asked("log, written, failed, ended_well IS NOT NULL AS ended_well", updatesQuery(QUALITY)),
    },
    updates: [
      {
        "1.jsonl": jsonLines(
          rows(1, { num_output_rows: 3 }),
          rows(1, { num_upserted_rows: 4, num_deleted_rows: 2 }),
          update(1, "FAILED", "u1"),
          update(1, "FAILED", "u1"),
          update(1, "COMPLETED", "u2"),
        ),
      },
    ],
    expected: told({ log: LOG.table, written: 9, failed: 1, ended_well: true }),
  },
];
