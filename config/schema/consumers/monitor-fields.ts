import { z } from "zod";
import { distinct, wrong } from "../common";
import { takes } from "../company/mark";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { email } from "../text/mail";
import { metricDefinition, metricName } from "../text/monitors";
import { sqlCondition } from "../text/sql";
import { tableColumn } from "../text/sql-types";

const customMetric = () =>
  z.strictObject({
    /** `aggregate` of a column's rows, `derived` from other figures of the same time, `drift` between two times. */
    type: z.enum(["aggregate", "derived", "drift"]),
    /** SQL expression with templates of Jinja: `avg(\`{{input_column}}\`)`, `{{current_df}}.m - {{base_df}}.m`. */
    definition: metricDefinition,
    /** Columns that it is made of; empty: the table as a whole. Default empty. */
    columns: distinct(z.array(tableColumn)).default([]),
  });

/** What every monitor of one table says beside what it looks at. */
export const monitorFields = () => ({
  /** Table of the same columns that is compared with beside the time before: what a model was trained or tested with, or a time when all was well. Default: none. */
  baseline: z
    .strictObject({
      /** Catalog (key of `catalogs`) that it is in. */
      catalog: ref("catalog"),
      /** Schema of the catalog. */
      schema: ref("schema", { reads: true }),
      /** Its name. */
      table: readTable(),
    })
    .optional(),
  /** Conditions in SQL whose rows are looked at apart too, `country = 'DE'`. Default none. */
  slices: distinct(z.array(sqlCondition)).default([]),
  /** Name → further figure. Default none. */
  metrics: z.record(metricName, customMetric()).default({}),
  /**
   * Databricks looks for data of persons in the table's columns too, and tells whom `notify` names of what it finds. Default
   * false.
   */
  dataClassification: z.boolean().default(false),
  /** Where its two tables get to, `<table>_profile_metrics` and `<table>_drift_metrics`: alerts read them there. */
  into: z.strictObject({
    /** Catalog (key of `catalogs`). */
    catalog: ref("catalog"),
    /** Schema of the tables. */
    schema: ref("schema", { reads: true }),
  }),
  /** A dashboard of the figures, which Databricks makes; on the warehouse of this consumer. Default: no dashboard. */
  dashboardOn: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }).optional(),
  /** When it is computed; each time costs serverless compute. */
  schedule,
  /** Who is told by mail when that fails. Default: whom the account says (`notifications.jobEmails`), else nobody. At most 5. */
  notify: takes(
    "notifications.jobEmails",
    distinct(z.array(email).max(5, wrong("has more than 5", "use a list of mail"))),
  ).default([]),
});
