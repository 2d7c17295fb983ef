import { z } from "zod";
import { GRANULARITIES } from "../../facts/monitors";
import { distinct } from "../common";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { tableColumn } from "../text/sql-types";
import { monitorFields } from "./monitor-fields";

/** A profile of what a model has answered, and how it drifts. */
export const modelMonitor = z.strictObject({
  /** A monitor of a table of inferences: how good a model's answers are, and how they and its questions drift. */
  kind: z.literal("model-monitor"),
  /** Workspace (key of `workspaces`) that computes it. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) of the table of inferences. */
  catalog: ref("catalog"),
  /** Schema that it is in. */
  schema: ref("schema", { reads: true }),
  /** The table: a row for each answer, with its question in columns. What an endpoint logs is JSON, which a pipeline unpacks first. */
  table: readTable(),
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
  ...monitorFields(),
});
