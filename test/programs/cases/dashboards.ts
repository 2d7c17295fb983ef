import { costsQuery } from "../../../modules/consumers/dashboard/costs-dashboard";
import { slowestQuery, upkeepQuery, warehousesQuery } from "../../../modules/consumers/dashboard/performance-dashboard";
import { rulesQuery, updatesQuery } from "../../../modules/consumers/dashboard/quality-dashboard";
import { queriesQuery } from "../../../modules/consumers/dashboard/queries-dashboard";
import { CATALOG, type Case, jsonLines } from "../case";
import { event, LOG, rows, rule, update } from "./events";

/** A query with the tables of the case in place of system tables. */
const ofTables = (query: string): string =>
  query
    .replaceAll(/\bsystem\.(?:billing|query|storage)\./g, `${CATALOG}.bronze.`)
    .replaceAll(`\`${CATALOG}\``, CATALOG);
/** Columns that are the same whenever it is asked. */
const asked = (columns: string, query: string) => ofTables(`SELECT ${columns}\nFROM (\n${query}\n)`);
const none = { "usage.json": "", "prices.json": "", "history.json": "", "upkeep.json": "" };

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

const effort = (warehouse: string | undefined, text: string, minutes: number, more: object = {}) => ({
  ...statement(1, "a@acme.example", "FINISHED", minutes),
  ...(warehouse !== undefined && { compute: { type: "WAREHOUSE", warehouse_id: warehouse } }),
  statement_text: text,
  statement_type: "SELECT",
  ...more,
});
const upkeep = (daysAgo: number, table: string, operation: string, status: string, dbus?: number) => ({
  days_ago: daysAgo,
  catalog_name: "sales",
  schema_name: "gold",
  table_name: table,
  operation_type: operation,
  operation_status: status,
  ...(dbus !== undefined && { usage_quantity: dbus }),
});
const EFFORT =
  "statements, CAST(minutes AS DOUBLE) AS minutes, CAST(queued AS DOUBLE) AS queued, CAST(skipped_percent AS INT) AS skipped, CAST(cached_percent AS INT) AS cached, advice";

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
  {
    name: "performance: what warehouses wait for, and what may help",
    configuration: { "dashboard.query": asked(`warehouse, ${EFFORT}`, warehousesQuery(7)) },
    updates: [
      {
        ...none,
        "history.json": jsonLines(
          effort("busy", "SELECT 1", 6, { waiting_at_capacity_duration_ms: 120_000, from_result_cache: false }),
          effort("busy", "SELECT 1", 0, { from_result_cache: true }),
          effort("small", "SELECT 2", 10, { spilled_local_bytes: 5_000_000_000 }),
          effort(undefined, "", 2),
          { ...effort("busy", "SELECT 1", 60), days_ago: 8 },
        ),
      },
    ],
    expected: answer(
      { warehouse: "(serverless)", statements: 1, minutes: 2, queued: 0, cached: 0, advice: "" },
      {
        warehouse: "busy",
        statements: 2,
        minutes: 6,
        queued: 2,
        cached: 50,
        advice: "more clusters: raise maxClusters of the warehouse",
      },
      {
        warehouse: "small",
        statements: 1,
        minutes: 10,
        queued: 0,
        cached: 0,
        advice: "more memory: a larger size of the warehouse, or fewer columns and rows",
      },
    ),
  },
  {
    name: "performance: the slowest statements, with how many files they skip",
    configuration: { "dashboard.query": asked(`statement, ${EFFORT}`, slowestQuery(7)) },
    updates: [
      {
        ...none,
        "history.json": jsonLines(
          effort("bi", "SELECT * FROM orders", 5, { read_files: 1500, pruned_files: 500 }),
          effort("bi", "SELECT * FROM orders", 5, { read_files: 1500, pruned_files: 500 }),
          effort("bi", "SELECT * FROM days", 4, { read_files: 100, pruned_files: 1900 }),
          effort("bi", "SELECT a", 2, { waiting_for_compute_duration_ms: 60_000 }),
          effort("bi", "SELECT b", 2, { compilation_duration_ms: 60_000 }),
        ),
      },
    ],
    expected: answer(
      {
        statement: "SELECT * FROM orders",
        statements: 2,
        minutes: 10,
        queued: 0,
        skipped: 25,
        cached: 0,
        advice: "clustering keys and statistics of the tables, a narrower filter",
      },
      { statement: "SELECT * FROM days", statements: 1, minutes: 4, queued: 0, skipped: 95, cached: 0, advice: "" },
      {
        statement: "SELECT a",
        statements: 1,
        minutes: 2,
        queued: 0,
        cached: 0,
        advice: "a serverless warehouse, or a longer autoStopMinutes",
      },
      {
        statement: "SELECT b",
        statements: 1,
        minutes: 2,
        queued: 0,
        cached: 0,
        advice: "fewer and larger files, simpler views: predictive optimization",
      },
    ),
  },
  {
    name: "performance: what predictive optimization has done to each table",
    configuration: {
      "dashboard.query": asked("table_of, operation, times, failed, CAST(dbus AS DOUBLE) AS dbus", upkeepQuery(7)),
    },
    updates: [
      {
        ...none,
        "upkeep.json": jsonLines(
          upkeep(1, "orders", "COMPACTION", "SUCCESSFUL", 1.5),
          upkeep(2, "orders", "COMPACTION", "FAILED: INTERNAL_ERROR", 0.25),
          upkeep(2, "orders", "ANALYZE", "SUCCESSFUL"),
          upkeep(9, "orders", "VACUUM", "SUCCESSFUL", 9),
        ),
      },
    ],
    expected: answer(
      { table_of: "sales.gold.orders", operation: "ANALYZE", times: 1, failed: 0 },
      { table_of: "sales.gold.orders", operation: "COMPACTION", times: 2, failed: 1, dbus: 1.75 },
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
