import { z } from "zod";
import { GRANULARITIES } from "../../facts/monitors";
import { distinct } from "../common";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { tableColumn } from "../text/sql-types";
import { monitorFields } from "./monitor-fields";

/** A profile of a table's columns, and how they drift. */
export const tableMonitor = z.strictObject({
  /** A monitor of a table: counts, means and empty values of each column, and how they drift. */
  kind: z.literal("table-monitor"),
  /** Workspace (key of `workspaces`) that computes it. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) of the table. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema", { reads: true }),
  /** The table. One monitor for each. */
  table: readTable(),
  /** Whether the table is there by now: false leaves the monitor out; Databricks refuses a monitor without its table. */
  exists: z.boolean(),
  /** What each run looks at. */
  profile: z.discriminatedUnion("type", [
    z.strictObject({
      /** All rows each time, compared with the time before; costs by the size of the table. */
      type: z.literal("snapshot"),
    }),
    z.strictObject({
      /** Rows of each length of time, compared with the one before. */
      type: z.literal("time-series"),
      /** Column with the time of the row, a `TIMESTAMP` or `DATE`. */
      timestampColumn: tableColumn,
      /** Lengths of time that rows are put together by, each of which costs: `1 day`. */
      granularities: distinct(z.array(z.enum(GRANULARITIES.value)).min(1)),
    }),
  ]),
  ...monitorFields(),
});
