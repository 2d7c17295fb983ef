import type { DeepReadonly } from "../../../config/readonly";
import type { WarehouseHealth } from "../../../config/schema/consumers/warehouse-health";
import { COUNT_OF_FOUND } from "../../ingestion/found-problems";

/** The warehouse that is asked about, and what is put up with. */
export interface WatchedWarehouse {
  readonly warehouseId: string;
  /** Clusters that it has at most. */
  readonly maxClusters: number;
  readonly limits: DeepReadonly<
    Pick<WarehouseHealth, "hours" | "queued" | "slow" | "failed" | "fullMinutes" | "runningHours">
  >;
}

/**
 * Asks system tables for what is beyond the limits: one row with the number of problems and a sentence for each. Names the
 * tables that it needs alone, because whoever asks may not be let read others.
 * Columns as in Databricks, "Query history system table reference" and "Warehouse events system table reference" (2026-10).
 * What they say is tried on Spark, without a warehouse.
 */
export function warehouseHealthQuery(of: WatchedWarehouse): string {
  const found = LIMITS.flatMap(({ reads, problem }) => {
    const said = problem(of);
    return said === undefined ? [] : [{ reads, said }];
  });
  const tables = (Object.keys(TABLES) as Table[]).filter((table) => found.some(({ reads }) => reads === table));
  return [
    `WITH ${tables.map((table) => `${table} AS (\n${TABLES[table](of)}\n)`).join(",\n")},`,
    "found AS (",
    found.map(({ said }) => said).join("\n  UNION ALL\n"),
    ")",
    COUNT_OF_FOUND,
  ].join("\n");
}

const since = (hours: number) => `current_timestamp() - INTERVAL ${hours} HOURS`;

/** What is asked, by a name of its own. A statement is in its table once it has ended. */
const TABLES = {
  recent: ({ warehouseId, limits }: WatchedWarehouse) =>
    [
      "  SELECT * FROM system.query.history",
      `  WHERE compute.warehouse_id = '${warehouseId}' AND end_time >= ${since(limits.hours)}`,
    ].join("\n"),
  events: ({ warehouseId }: WatchedWarehouse) =>
    [
      "  SELECT event_type, cluster_count, event_time AS began,",
      "    coalesce(lead(event_time) OVER (ORDER BY event_time), current_timestamp()) AS ended",
      `  FROM system.compute.warehouse_events WHERE warehouse_id = '${warehouseId}'`,
    ].join("\n"),
} as const;
type Table = keyof typeof TABLES;

interface Limit {
  readonly reads: Table;
  /** Rows of what is beyond the limit; undefined where nothing is said. */
  readonly problem: (of: WatchedWarehouse) => string | undefined;
}

/** Statements of which more than are put up with have something in common. */
const counted = (condition: string, statements: number, what: string): string =>
  `  SELECT concat(statements, ' statements ${what}') AS problem
  FROM (SELECT count(*) AS statements FROM recent WHERE ${condition})
  WHERE statements > ${statements}`;

const queued: Limit["problem"] = ({ limits: { queued: limit } }) =>
  limit &&
  counted(
    `waiting_at_capacity_duration_ms > ${limit.seconds * 1000}`,
    limit.statements,
    `waited longer than ${limit.seconds} seconds`,
  );

const slow: Limit["problem"] = ({ limits: { slow: limit } }) =>
  limit &&
  counted(`total_duration_ms > ${limit.seconds * 1000}`, limit.statements, `took longer than ${limit.seconds} seconds`);

const failed: Limit["problem"] = ({ limits: { failed: limit } }) =>
  limit &&
  `  SELECT concat(failed, ' of ', statements, ' statements failed') AS problem
  FROM (
    SELECT count(*) AS statements, coalesce(sum(CASE WHEN execution_status = 'FAILED' THEN 1 ELSE 0 END), 0) AS failed
    FROM recent
  )
  WHERE statements >= ${limit.ofAtLeast} AND failed * 100 > ${limit.percent} * statements`;

/** Seconds of the hours that are looked back at, in which it had as many clusters as it may have. */
const full: Limit["problem"] = ({ maxClusters, limits: { fullMinutes, hours } }) =>
  fullMinutes === undefined
    ? undefined
    : `  SELECT concat('all clusters, ${maxClusters}, ran for ', minutes, ' minutes') AS problem
  FROM (
    SELECT CAST(sum(unix_timestamp(ended) - unix_timestamp(greatest(began, ${since(hours)}))) / 60 AS INT) AS minutes
    FROM events
    WHERE ended > ${since(hours)} AND cluster_count >= ${maxClusters}
      AND event_type IN ('RUNNING', 'SCALED_UP', 'SCALED_DOWN')
  )
  WHERE minutes > ${fullMinutes}`;

const running: Limit["problem"] = ({ limits: { runningHours } }) =>
  runningHours === undefined
    ? undefined
    : `  SELECT concat('has not stopped for ', hours, ' hours') AS problem
  FROM (
    SELECT CAST((unix_timestamp(current_timestamp()) - unix_timestamp(min(began))) / 3600 AS INT) AS hours
    FROM events
    WHERE event_type = 'RUNNING'
      AND began > (SELECT coalesce(max(began), TIMESTAMP '1970-01-01 00:00:00') FROM events WHERE event_type = 'STOPPED')
  )
  WHERE hours >= ${runningHours}`;

const LIMITS: readonly Limit[] = [
  { reads: "recent", problem: queued },
  { reads: "recent", problem: slow },
  { reads: "recent", problem: failed },
  { reads: "events", problem: full },
  { reads: "events", problem: running },
];
