import { type EventLog, eventLogQuery } from "../../../modules/ingestion/event-log-query";
import { CATALOG, type Case, jsonLines } from "../case";
import { event, LOG, rows, rule, update } from "./events";

/** An alert's query; the name of the catalog without quotes, so that the run finds it. */
const asked = (limits: Omit<Parameters<typeof eventLogQuery>[1], "hours">, more: Partial<EventLog> = {}) => ({
  "alert.query": eventLogQuery({ ...LOG, continuous: false, ...more }, { hours: 24, ...limits }).replaceAll(
    `\`${CATALOG}\``,
    CATALOG,
  ),
});

const told = (problems: number, what?: string): Case["expected"] => [
  { tables: { "bronze.alert": { content: [{ problems, ...(what !== undefined && { what }) }] } } },
];
const log = (...events: readonly object[]): Case["updates"] => [
  { "1.jsonl": jsonLines(...(events as Readonly<Record<string, unknown>>[])) },
];

/** What is told of an event log, and what is not. */
export const EVENT_LOG: readonly Case[] = [
  {
    name: "an alert: everything within its limits",
    configuration: asked({ brokenPercent: 5, fewestRows: 10, failedUpdates: 0, staleHours: 3 }),
    updates: log(
      rows(2, { num_output_rows: 100 }, rule("has_id", 95, 5)),
      update(2, "RUNNING"),
      update(1, "COMPLETED"),
    ),
    expected: told(0, ""),
  },
  {
    name: "an alert: rules that are broken too often, added up over updates, old events left out",
    configuration: asked({ brokenPercent: 5 }),
    updates: log(
      rows(2, {}, rule("has_id", 90, 10), rule("is_positive", 100, 0)),
      rows(1, {}, rule("has_id", 95, 5)),
      rows(30, {}, rule("is_positive", 0, 100)),
      event(1, "flow_progress", { status: "STARTING" }),
    ),
    expected: told(1, "dev_sales.silver.orders: 15 of 200 rows break has_id"),
  },
  {
    name: "an alert: any row that breaks a rule",
    configuration: asked({ brokenPercent: 0 }),
    updates: log(rows(2, {}, rule("has_id", 999, 1), rule("is_positive", 0, 0))),
    expected: told(1, "dev_sales.silver.orders: 1 of 1000 rows break has_id"),
  },
  {
    name: "an alert: few rows, inserted, changed and deleted ones together",
    configuration: asked({ fewestRows: 10 }),
    updates: log(
      rows(2, { num_output_rows: 3 }),
      rows(1, { num_upserted_rows: 4, num_deleted_rows: 2 }),
      rows(40, { num_output_rows: 50 }),
    ),
    expected: told(1, "9 rows written in 24 hours"),
  },
  {
    name: "an alert: no rows at all",
    configuration: asked({ fewestRows: 1 }),
    updates: log(update(1, "COMPLETED")),
    expected: told(1, "0 rows written in 24 hours"),
  },
  {
    name: "an alert: updates that failed, each once",
    configuration: asked({ failedUpdates: 1 }),
    updates: log(
      update(5, "FAILED", "u1"),
      update(4, "FAILED", "u1"),
      update(3, "FAILED", "u2"),
      update(2, "COMPLETED", "u3"),
      update(30, "FAILED", "u0"),
    ),
    expected: told(1, "2 updates failed in 24 hours"),
  },
  {
    name: "an alert: as many failed updates as are put up with",
    configuration: asked({ failedUpdates: 2 }),
    updates: log(update(5, "FAILED", "u1"), update(3, "FAILED", "u2")),
    expected: told(0),
  },
  {
    name: "an alert: no update that ended well for too long, longer ago than is looked back at",
    configuration: asked({ staleHours: 48 }),
    updates: log(update(50, "COMPLETED"), update(1, "FAILED"), update(1, "RUNNING")),
    expected: told(1),
  },
  {
    name: "an alert: no update ever",
    configuration: asked({ staleHours: 48 }),
    updates: log(update(1, "QUEUED")),
    expected: told(1, "no update ended well since the beginning"),
  },
  {
    name: "an alert: a pipeline that runs on and on, and reports",
    configuration: asked({ staleHours: 2 }, { continuous: true }),
    updates: log(update(100, "RUNNING"), rows(1, {})),
    expected: told(0),
  },
  {
    name: "an alert: several limits at once",
    configuration: asked({ brokenPercent: 1, fewestRows: 9, failedUpdates: 0, staleHours: 2 }, { continuous: true }),
    updates: log(update(3, "FAILED"), rows(3, { num_output_rows: 8 }, rule("has_id", 0, 8))),
    expected: told(4),
  },
];
