import type { Lakeview } from "./lakeview";
import { bars, counter, list, onePage, sumOf } from "./widgets";

export interface QueriesDashboardProps {
  /** Shown on top. */
  readonly title: string;
  /** Days that are looked back at. */
  readonly days: number;
}

/**
 * Statements of the last days on warehouses and serverless compute, in all workspaces of the region.
 * Columns as in Databricks, "Query history system table reference" (2026-10).
 */
export const queriesQuery = (days: number): string =>
  [
    "SELECT date(start_time) AS day,",
    "  executed_by AS who,",
    "  coalesce(client_application, '(none)') AS tool,",
    "  1 AS statements,",
    "  CASE WHEN execution_status = 'FAILED' THEN 1 ELSE 0 END AS failed,",
    "  total_duration_ms / 60000 AS minutes,",
    "  read_bytes / 1000000000 AS gigabytes",
    "FROM system.query.history",
    `WHERE start_time >= current_timestamp() - INTERVAL ${days} DAYS`,
  ].join("\n");

/** Who asks how much, with which tool, how long it takes and how often it fails. */
export function queriesDashboard({ title, days }: QueriesDashboardProps): Lakeview {
  const query = queriesQuery(days);
  const statements = sumOf("statements");
  return onePage(
    title,
    [
      { name: "statements", displayName: "Statements", queryLines: [query] },
      {
        name: "busiest",
        displayName: "Busiest",
        queryLines: [
          `SELECT who, tool, sum(statements) AS statements, sum(failed) AS failed, round(sum(minutes), 1) AS minutes, round(sum(gigabytes), 1) AS gigabytes\nFROM (\n${query}\n)\nGROUP BY who, tool\nORDER BY minutes DESC NULLS LAST\nLIMIT 100`,
        ],
      },
    ],
    [
      [
        counter("statements", "statements", statements, `Statements in ${days} days`),
        counter("failed", "statements", sumOf("failed"), "Failed"),
        counter("minutes", "statements", sumOf("minutes"), "Minutes"),
      ],
      [
        bars(
          "by-day",
          "statements",
          { column: "day", scale: "temporal", title: "Day" },
          statements,
          "Statements by day",
        ),
        bars("by-tool", "statements", { column: "tool", scale: "categorical", title: "Tool" }, statements, "By tool"),
      ],
      [
        list(
          "busiest",
          "busiest",
          {
            who: "Who",
            tool: "Tool",
            statements: "Statements",
            failed: "Failed",
            minutes: "Minutes",
            gigabytes: "Gigabytes read",
          },
          "Who asks most",
        ),
      ],
    ],
  );
}
