import { CATALOG } from "../case";

/** Where the event log of cases is. */
export const LOG = { catalogName: CATALOG, schemaName: "bronze", table: "orders_event_log" };

/** An event of a pipeline, some hours ago. */
export const event = (hoursAgo: number, type: string, details: object, update = "u1") => ({
  hours_ago: hoursAgo,
  event_type: type,
  update_id: update,
  details: JSON.stringify({ [type]: details }),
});
/** An update in a state. */
export const update = (hoursAgo: number, state: string, id?: string) =>
  event(hoursAgo, "update_progress", { state }, id);
/** Rows that met and broke an expectation. */
export const rule = (name: string, passed: number, failed: number) => ({
  name,
  dataset: "dev_sales.silver.orders",
  passed_records: passed,
  failed_records: failed,
});
/** Rows that a flow wrote, and what its expectations saw. */
export const rows = (hoursAgo: number, metrics: object, ...expectations: object[]) =>
  event(hoursAgo, "flow_progress", { status: "RUNNING", metrics, data_quality: { expectations } });
