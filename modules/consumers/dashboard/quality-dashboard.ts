import { quoteName, quoteText } from "../../../config/sql";
import { field, RULES, UPDATE, WRITTEN } from "../../ingestion/event-log-query";
import type { Lakeview } from "./lakeview";
import { bars, counter, list, onePage, sumOf } from "./widgets";

export interface QualityDashboardProps {
  /** Shown on top. */
  readonly title: string;
  /** Days that are looked back at. */
  readonly days: number;
  /** Event logs of pipelines; names in the metastore. */
  readonly logs: readonly { readonly catalogName: string; readonly schema: string; readonly table: string }[];
}

/** Events of all logs. */
const events = ({ logs, days }: Pick<QualityDashboardProps, "logs" | "days">): string =>
  logs
    .map(
      ({ catalogName, schema, table }) =>
        `SELECT ${quoteText(table)} AS log, timestamp, event_type, details, origin.update_id AS update_id FROM ${[catalogName, schema, table].map(quoteName).join(".")} WHERE timestamp >= current_timestamp() - INTERVAL ${days} DAYS`,
    )
    .join("\nUNION ALL\n");

/** Rows that met and broke each expectation, by day. Events as in `event-log-query`. */
export const rulesQuery = (props: Pick<QualityDashboardProps, "logs" | "days">): string =>
  [
    "SELECT log, day, rule.dataset AS dataset, rule.name AS rule,",
    "  sum(rule.passed_records) AS passed, sum(rule.failed_records) AS broken",
    "FROM (",
    `  SELECT log, date(timestamp) AS day, explode(from_json(${field("flow_progress.data_quality.expectations")}, '${RULES}')) AS rule`,
    `  FROM (\n${events(props)}\n)`,
    "  WHERE event_type = 'flow_progress'",
    ")",
    "GROUP BY log, day, rule.dataset, rule.name",
  ].join("\n");

/** Rows that each pipeline wrote, updates of it that failed, and when one last ended well, by day. */
export const updatesQuery = (props: Pick<QualityDashboardProps, "logs" | "days">): string =>
  [
    "SELECT log, date(timestamp) AS day,",
    `  sum(CASE WHEN event_type = 'flow_progress' THEN ${WRITTEN} ELSE 0 END) AS written,`,
    `  count(DISTINCT CASE WHEN event_type = 'update_progress' AND ${UPDATE} = 'FAILED' THEN update_id END) AS failed,`,
    `  max(CASE WHEN event_type = 'update_progress' AND ${UPDATE} = 'COMPLETED' THEN timestamp END) AS ended_well`,
    `FROM (\n${events(props)}\n)`,
    "GROUP BY log, date(timestamp)",
  ].join("\n");

/** How good the data is, how much came, and when it last came. */
export function qualityDashboard(props: QualityDashboardProps): Lakeview {
  const rules = rulesQuery(props);
  const updates = updatesQuery(props);
  const day = { column: "day", scale: "temporal", title: "Day" } as const;
  return onePage(
    props.title,
    [
      { name: "rules", displayName: "Expectations", queryLines: [rules] },
      { name: "updates", displayName: "Updates", queryLines: [updates] },
      {
        name: "most-broken",
        displayName: "Most broken",
        queryLines: [
          `SELECT dataset, rule, sum(passed) AS passed, sum(broken) AS broken\nFROM (\n${rules}\n)\nGROUP BY dataset, rule\nORDER BY broken DESC\nLIMIT 100`,
        ],
      },
      {
        name: "freshness",
        displayName: "Freshness",
        queryLines: [
          `SELECT log, max(ended_well) AS ended_well, sum(written) AS written, sum(failed) AS failed\nFROM (\n${updates}\n)\nGROUP BY log\nORDER BY ended_well NULLS FIRST`,
        ],
      },
    ],
    [
      [
        counter("broken", "rules", sumOf("broken"), `Rows that broke a rule in ${props.days} days`),
        counter("written", "updates", sumOf("written"), "Rows written"),
        counter("failed", "updates", sumOf("failed"), "Updates that failed"),
      ],
      [
        bars("broken-by-day", "rules", day, sumOf("broken"), "Rows that broke a rule"),
        bars("written-by-day", "updates", day, sumOf("written"), "Rows written"),
      ],
      [
        list(
          "most-broken",
          "most-broken",
          { dataset: "Table", rule: "Rule", passed: "Rows that met it", broken: "Rows that broke it" },
          "Rules that are broken most",
        ),
        list(
          "freshness",
          "freshness",
          { log: "Pipeline's event log", ended_well: "Ended well", written: "Rows written", failed: "Failed" },
          "When data last came",
        ),
      ],
    ],
  );
}
