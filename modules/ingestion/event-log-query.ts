import type { Watched } from "../../config/kinds/event-alerts";
import { quoteName } from "../../config/sql";
import { COUNT_OF_FOUND } from "./found-problems";

type Limits = Pick<
  NonNullable<Watched["alerts"]>,
  "hours" | "brokenPercent" | "fewestRows" | "failedUpdates" | "staleHours"
>;

/** Where an event log is, and what its events mean. */
export interface EventLog {
  readonly catalogName: string;
  readonly schemaName: string;
  readonly table: string;
  /** The pipeline runs on and on, so that its updates do not end. */
  readonly continuous: boolean;
}

/**
 * Asks an event log for what is beyond the limits: one row with the number of problems and a sentence for each.
 * Fields of events as in Databricks, "Pipeline event log schema" (2026-10). Reads JSON by functions that Spark has too,
 * so that the query is tried without a warehouse.
 */
export function eventLogQuery(log: EventLog, limits: Limits): string {
  const table = [log.catalogName, log.schemaName, log.table].map(quoteName).join(".");
  return [
    "WITH recent AS (",
    `  SELECT * FROM ${table}`,
    `  WHERE timestamp >= current_timestamp() - INTERVAL ${limits.hours} HOURS`,
    "),",
    "found AS (",
    LIMITS.flatMap((problem) => problem(limits, log, table) ?? []).join("\n  UNION ALL\n"),
    ")",
    COUNT_OF_FOUND,
  ].join("\n");
}

type Limit = (limits: Limits, log: EventLog, table: string) => string | undefined;

/** Form of the expectations of an event. */
export const RULES = "array<struct<name: string, dataset: string, passed_records: bigint, failed_records: bigint>>";
/** A field of an event's details. */
export const field = (path: string) => `get_json_object(details, '$.${path}')`;
const count = (path: string) => `coalesce(try_cast(${field(path)} AS BIGINT), 0)`;

const broken: Limit = ({ brokenPercent }) =>
  brokenPercent === undefined
    ? undefined
    : `  SELECT concat(rule.dataset, ': ', sum(rule.failed_records), ' of ', sum(rule.passed_records + rule.failed_records), ' rows break ', rule.name) AS problem
  FROM (
    SELECT explode(from_json(${field("flow_progress.data_quality.expectations")}, '${RULES}')) AS rule
    FROM recent WHERE event_type = 'flow_progress'
  )
  GROUP BY rule.dataset, rule.name
  HAVING sum(rule.failed_records) * 100 > ${brokenPercent} * sum(rule.passed_records + rule.failed_records)`;

/** Rows that an event of a flow wrote. */
export const WRITTEN = ["num_output_rows", "num_upserted_rows", "num_deleted_rows"]
  .map((metric) => count(`flow_progress.metrics.${metric}`))
  .join(" + ");

const few: Limit = ({ fewestRows, hours }) =>
  fewestRows === undefined
    ? undefined
    : `  SELECT concat(written, ' rows written in ${hours} hours') AS problem
  FROM (SELECT coalesce(sum(${WRITTEN}), 0) AS written FROM recent WHERE event_type = 'flow_progress')
  WHERE written < ${fewestRows}`;

/** State of an update. */
export const UPDATE = field("update_progress.state");

const failed: Limit = ({ failedUpdates, hours }) =>
  failedUpdates === undefined
    ? undefined
    : `  SELECT concat(failed, ' updates failed in ${hours} hours') AS problem
  FROM (
    SELECT count(DISTINCT origin.update_id) AS failed
    FROM recent WHERE event_type = 'update_progress' AND ${UPDATE} = 'FAILED'
  )
  WHERE failed > ${failedUpdates}`;

const stale: Limit = ({ staleHours }, { continuous }, table) =>
  staleHours === undefined
    ? undefined
    : `  SELECT concat('${continuous ? "nothing reported" : "no update ended well"} since ', coalesce(date_format(latest, 'yyyy-MM-dd HH:mm'), 'the beginning')) AS problem
  FROM (
    SELECT max(timestamp) AS latest
    FROM ${table} WHERE ${continuous ? "event_type = 'flow_progress'" : `event_type = 'update_progress' AND ${UPDATE} = 'COMPLETED'`}
  )
  WHERE latest IS NULL OR latest < current_timestamp() - INTERVAL ${staleHours} HOURS`;

const LIMITS: readonly Limit[] = [broken, few, failed, stale];
