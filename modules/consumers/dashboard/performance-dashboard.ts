import type { Lakeview } from "./lakeview";
import { bars, counter, list, onePage, sumOf } from "./widgets";

export interface PerformanceDashboardProps {
  /** Shown on top. */
  readonly title: string;
  /** Days that are looked back at. */
  readonly days: number;
}

/** Letters of a statement that are shown. */
const SHOWN = 200;

/**
 * What statements of the last days waited for and read, in all workspaces of the region.
 * Columns as in Databricks, "Query history system table reference" (2026-10).
 */
export const effortQuery = (days: number): string =>
  [
    "SELECT date(start_time) AS day,",
    "  coalesce(compute.warehouse_id, '(serverless)') AS warehouse,",
    `  coalesce(nullif(left(statement_text, ${SHOWN}), ''), statement_type) AS statement,`,
    "  coalesce(total_duration_ms, 0) / 60000 AS minutes,",
    "  coalesce(waiting_at_capacity_duration_ms, 0) / 60000 AS queued,",
    "  coalesce(waiting_for_compute_duration_ms, 0) / 60000 AS starting,",
    "  coalesce(compilation_duration_ms, 0) / 60000 AS compiling,",
    "  coalesce(read_files, 0) AS read_files,",
    "  coalesce(pruned_files, 0) AS skipped_files,",
    "  coalesce(spilled_local_bytes, 0) / 1000000000 AS spilled,",
    "  CASE WHEN from_result_cache THEN 1 ELSE 0 END AS cached",
    "FROM system.query.history",
    `WHERE start_time >= current_timestamp() - INTERVAL ${days} DAYS`,
  ].join("\n");

/**
 * What would make a group of statements faster, by what took most of their time; a group with less than a minute is not
 * worth it. The order is that of what is cheapest to change.
 */
const ADVICE = [
  "CASE WHEN sum(minutes) < 1 THEN ''",
  "  WHEN sum(queued) > 0.2 * sum(minutes) THEN 'more clusters: raise maxClusters of the warehouse'",
  "  WHEN sum(spilled) > 1 THEN 'more memory: a larger size of the warehouse, or fewer columns and rows'",
  "  WHEN sum(starting) > 0.2 * sum(minutes) THEN 'a serverless warehouse, or a longer autoStopMinutes'",
  "  WHEN sum(compiling) > 0.3 * sum(minutes) THEN 'fewer and larger files, simpler views: predictive optimization'",
  "  WHEN sum(read_files) > 1000 AND sum(skipped_files) < sum(read_files) THEN 'clustering keys and statistics of the tables, a narrower filter'",
  "  ELSE '' END",
].join("\n");

const grouped = (by: "warehouse" | "statement", query: string): string =>
  [
    `SELECT ${by}, count(*) AS statements, round(sum(minutes), 1) AS minutes, round(sum(queued), 1) AS queued,`,
    "  round(sum(starting), 1) AS starting, round(sum(spilled), 1) AS spilled,",
    "  round(100 * sum(skipped_files) / nullif(sum(read_files) + sum(skipped_files), 0)) AS skipped_percent,",
    "  round(100 * sum(cached) / count(*)) AS cached_percent,",
    `  ${ADVICE} AS advice`,
    `FROM (\n${query}\n)`,
    `GROUP BY ${by}`,
    "ORDER BY minutes DESC",
    "LIMIT 100",
  ].join("\n");

/** Warehouses, with what would make them faster. */
export const warehousesQuery = (days: number): string => grouped("warehouse", effortQuery(days));
/** The statements that took longest, all times that they were asked together. */
export const slowestQuery = (days: number): string => grouped("statement", effortQuery(days));

/**
 * What predictive optimization has done to tables.
 * Columns as in Databricks, "Predictive optimization system table reference" (2026-10).
 */
export const upkeepQuery = (days: number): string =>
  [
    "SELECT concat_ws('.', catalog_name, schema_name, table_name) AS table_of, operation_type AS operation,",
    "  count(*) AS times,",
    "  sum(CASE WHEN operation_status LIKE 'FAILED%' THEN 1 ELSE 0 END) AS failed,",
    "  round(sum(usage_quantity), 2) AS dbus,",
    "  max(end_time) AS last_ended",
    "FROM system.storage.predictive_optimization_operations_history",
    `WHERE start_time >= current_timestamp() - INTERVAL ${days} DAYS`,
    "GROUP BY catalog_name, schema_name, table_name, operation_type",
    "ORDER BY dbus DESC NULLS LAST",
    "LIMIT 100",
  ].join("\n");

const EFFORT = {
  statements: "Statements",
  minutes: "Minutes",
  queued: "Minutes in the queue",
  starting: "Minutes until compute was there",
  spilled: "Gigabytes that did not fit into memory",
  skipped_percent: "Files that were skipped, %",
  cached_percent: "Answers that were known, %",
  advice: "What may help",
} as const;

/** Which statements and warehouses are slow, what they wait for, what may help, and what Databricks has done to tables. */
export function performanceDashboard({ title, days }: PerformanceDashboardProps): Lakeview {
  const day = { column: "day", scale: "temporal", title: "Day" } as const;
  return onePage(
    title,
    [
      { name: "effort", displayName: "Effort", queryLines: [effortQuery(days)] },
      { name: "warehouses", displayName: "Warehouses", queryLines: [warehousesQuery(days)] },
      { name: "slowest", displayName: "Slowest statements", queryLines: [slowestQuery(days)] },
      { name: "upkeep", displayName: "Predictive optimization", queryLines: [upkeepQuery(days)] },
    ],
    [
      [
        counter("minutes", "effort", sumOf("minutes"), `Minutes of statements in ${days} days`),
        counter("queued", "effort", sumOf("queued"), "Minutes in the queue"),
        counter("spilled", "effort", sumOf("spilled"), "Gigabytes that did not fit into memory"),
      ],
      [
        bars("minutes-by-day", "effort", day, sumOf("minutes"), "Minutes by day"),
        bars("queued-by-day", "effort", day, sumOf("queued"), "Minutes in the queue by day"),
      ],
      [list("warehouses", "warehouses", { warehouse: "Warehouse", ...EFFORT }, "Warehouses")],
      [list("slowest", "slowest", { statement: "Statement", ...EFFORT }, "Statements that took longest")],
      [
        list(
          "upkeep",
          "upkeep",
          {
            table_of: "Table",
            operation: "Operation",
            times: "Times",
            failed: "Failed",
            dbus: "DBUs, estimated",
            last_ended: "Last ended",
          },
          "What predictive optimization has done",
        ),
      ],
    ],
  );
}
