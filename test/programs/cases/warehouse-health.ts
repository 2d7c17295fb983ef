import { type WatchedWarehouse, warehouseHealthQuery } from "../../../modules/consumers/sql-warehouse/health-query";
import { CATALOG, type Case, jsonLines } from "../case";

/** An alert's query with the tables of the case in place of system tables. */
const asked = (limits: Omit<WatchedWarehouse["limits"], "hours">, maxClusters = 3) => ({
  "alert.query": warehouseHealthQuery({ warehouseId: "w1", maxClusters, limits: { hours: 2, ...limits } }).replaceAll(
    /\bsystem\.(?:query|compute)\./g,
    `${CATALOG}.bronze.`,
  ),
});
const told = (problems: number, what: string): Case["expected"] => [
  { tables: { "bronze.answer": { content: [{ problems, what }] } } },
];
const happened = (history: readonly object[], events: readonly object[] = []): Case["updates"] => [
  {
    "history.json": jsonLines(...(history as Readonly<Record<string, unknown>>[])),
    "events.json": jsonLines(...(events as Readonly<Record<string, unknown>>[])),
  },
];

interface Statement {
  readonly of?: string;
  readonly queued?: number;
  readonly took?: number;
  readonly status?: string;
}

const statement = (minutesAgo: number, { of = "w1", queued, took = 1, status = "FINISHED" }: Statement = {}) => ({
  minutes_ago: minutesAgo,
  execution_status: status,
  compute: { type: "WAREHOUSE", warehouse_id: of },
  total_duration_ms: took * 1000,
  ...(queued !== undefined && { waiting_at_capacity_duration_ms: queued * 1000 }),
});
const event = (minutesAgo: number, type: string, clusters: number, of = "w1") => ({
  minutes_ago: minutesAgo,
  warehouse_id: of,
  event_type: type,
  cluster_count: clusters,
});

/** What is told of a warehouse, and what is not. */
export const WAREHOUSE_HEALTH: readonly Case[] = [
  {
    name: "a warehouse: nothing has happened",
    configuration: asked({
      queued: { seconds: 30, statements: 0 },
      slow: { seconds: 600, statements: 0 },
      failed: { percent: 5, ofAtLeast: 1 },
      fullMinutes: 60,
      runningHours: 12,
    }),
    updates: happened([]),
    expected: told(0, ""),
  },
  {
    name: "a warehouse: statements that waited, of this one alone, and not long ago",
    configuration: asked({ queued: { seconds: 30, statements: 1 } }),
    updates: happened([
      statement(10, { queued: 31 }),
      statement(20, { queued: 90 }),
      statement(30, { queued: 30 }),
      statement(30),
      statement(130, { queued: 90 }),
      statement(10, { queued: 90, of: "w2" }),
    ]),
    expected: told(1, "2 statements waited longer than 30 seconds"),
  },
  {
    name: "a warehouse: as many slow statements as are put up with",
    configuration: asked({ slow: { seconds: 600, statements: 1 } }),
    updates: happened([statement(10, { took: 601 }), statement(10, { took: 600 })]),
    expected: told(0, ""),
  },
  {
    name: "a warehouse: a slow statement, and too many that failed",
    configuration: asked({ slow: { seconds: 600, statements: 0 }, failed: { percent: 25, ofAtLeast: 3 } }),
    updates: happened([
      statement(10, { took: 700 }),
      statement(10, { status: "FAILED" }),
      statement(10, { status: "CANCELED" }),
    ]),
    expected: told(2, "1 of 3 statements failed; 1 statements took longer than 600 seconds"),
  },
  {
    name: "a warehouse: too few statements to say that many failed",
    configuration: asked({ failed: { percent: 0, ofAtLeast: 3 } }),
    updates: happened([statement(10, { status: "FAILED" }), statement(10, { status: "FAILED" })]),
    expected: told(0, ""),
  },
  {
    name: "a warehouse: all its clusters, from before the hours that are looked back at until now",
    configuration: asked({ fullMinutes: 60 }),
    updates: happened(
      [],
      [
        event(300, "RUNNING", 1),
        event(200, "SCALED_UP", 3),
        event(50, "SCALED_DOWN", 2),
        event(20, "SCALED_UP", 3),
        event(500, "RUNNING", 3, "w2"),
      ],
    ),
    expected: told(1, "all clusters, 3, ran for 90 minutes"),
  },
  {
    name: "a warehouse: all its clusters, and stopped since",
    configuration: asked({ fullMinutes: 60 }),
    updates: happened([], [event(110, "RUNNING", 3), event(60, "STOPPING", 3), event(59, "STOPPED", 0)]),
    expected: told(0, ""),
  },
  {
    name: "a warehouse: it has not stopped",
    configuration: asked({ runningHours: 12 }),
    updates: happened(
      [],
      [
        event(3000, "RUNNING", 1),
        event(2000, "STOPPED", 0),
        event(805, "STARTING", 0),
        event(800, "RUNNING", 1),
        event(100, "SCALED_UP", 2),
      ],
    ),
    expected: told(1, "has not stopped for 13 hours"),
  },
  {
    name: "a warehouse: it has stopped",
    configuration: asked({ runningHours: 12 }),
    updates: happened([], [event(2000, "RUNNING", 1), event(30, "STOPPED", 0)]),
    expected: told(0, ""),
  },
];
