import { z } from "zod";
import { GRANULARITIES } from "../../facts/monitors";
import { distinct, ucName, wrong } from "../common";
import { takes } from "../company/mark";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { email } from "../text/mail";
import { metricDefinition, metricName } from "../text/monitors";
import { sqlCondition } from "../text/sql";
import { tableColumn } from "../text/sql-types";

const customMetric = z.strictObject({
  /** `aggregate` of a column's rows, `derived` from other figures of the same time, `drift` between two times. */
  type: z.enum(["aggregate", "derived", "drift"]),
  /** SQL expression with templates of Jinja: `avg(\`{{input_column}}\`)`, `{{current_df}}.m - {{base_df}}.m`. */
  definition: metricDefinition,
  /** Columns that it is made of; empty: the table as a whole. Default empty. */
  columns: distinct(z.array(tableColumn)).default([]),
});

/** A profile of what a model has answered, and how it drifts. */
export const modelMonitor = z.strictObject({
  /** A monitor of a table of inferences: how good a model's answers are, and how they and its questions drift. */
  kind: z.literal("model-monitor"),
  /** Workspace (key of `workspaces`) that computes it. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) of the table of inferences. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema"),
  /** The table: a row for each answer, with its question in columns. What an endpoint logs is JSON, which a pipeline unpacks first. */
  table: ucName,
  /** Whether the table is there by now: false leaves the monitor out; Databricks refuses a monitor without its table. */
  exists: z.boolean(),
  /** What the model does: `classification` or `regression`. */
  problem: z.enum(["classification", "regression"]),
  /** Column with the time of the answer. */
  timestampColumn: tableColumn,
  /** Column with the answer. */
  predictionColumn: tableColumn,
  /** Column that says which model, or which version, has answered. */
  modelColumn: tableColumn,
  /** Column with the truth, where it gets known; without it, how good the answers are is not computed. Default: it is not known. */
  labelColumn: tableColumn.optional(),
  /** Column with the probabilities of each class; for `classification` alone. Default: there is none. */
  probabilityColumn: tableColumn.optional(),
  /** Lengths of time that answers are put together by, each of which costs: `1 day`. */
  granularities: distinct(z.array(z.enum(GRANULARITIES.value)).min(1)),
  /** Table of the same columns that is compared with beside the time before: what the model was trained or tested with. Default: none. */
  baseline: z
    .strictObject({
      /** Catalog (key of `catalogs`) that it is in. */
      catalog: ref("catalog"),
      /** Schema of the catalog. */
      schema: ref("schema"),
      /** Its name. */
      table: ucName,
    })
    .optional(),
  /** Conditions in SQL whose rows are looked at apart too, `country = 'DE'`. Default none. */
  slices: distinct(z.array(sqlCondition)).default([]),
  /** Name → further figure. Default none. */
  metrics: z.record(metricName, customMetric).default({}),
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
    schema: ref("schema"),
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
