import { z } from "zod";
import { billedUnder } from "./budget-policies";
import { distinct, ucName } from "./common";
import { takes } from "./company/mark";
import { eventAlerts } from "./event-alerts";
import { fillable } from "./fillable";
import { retries, timeoutMinutes } from "./loading";
import { ref } from "./ref";
import { schedule } from "./schedule";
import { sourceName } from "./text/connections";
import { email } from "./text/mail";

/** What is done with the rows of a table that Lakeflow Connect loads. */
export const tableOptions = {
  /** Keeps what a row was before, each with the times at which it held (SCD type 2). Default false: rows as they are now. */
  history: z.boolean().default(false),
  /** Columns that tell rows apart. Default: the key of the source. */
  primaryKeys: distinct(z.array(sourceName).min(1)).optional(),
  /** Columns that say which of two versions of a row is the later. Default: as the source says. */
  sequenceBy: distinct(z.array(sourceName).min(1)).optional(),
  /** Columns that are loaded, and no other. Default: all. */
  include: distinct(z.array(sourceName).min(1)).optional(),
  /** Columns that are not loaded. Default none. */
  exclude: distinct(z.array(sourceName).min(1)).optional(),
} as const;

/** Fields of every source that Lakeflow Connect loads with a managed pipeline. */
export const managedIngestion = {
  /** Workspace (key of `workspaces`) whose pipeline loads it. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that the tables go to. */
  catalog: ref("catalog"),
  /** Schema of the tables, of layer `bronze`. Default `bronze`. */
  schema: ref("schema", { layer: "bronze" }).default("bronze"),
  /** When the job runs the pipeline, which takes all that has changed since the last time. */
  schedule,
  /** Retries of a failed run, 0 to 10. Default 2. */
  retries,
  /** Minutes after which a run is given up, 10 to 1440. Default 240: the first run copies everything. */
  timeoutMinutes: timeoutMinutes.default(240),
  /** Who is told when a run fails. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
  /** Service principal (key of the account's `servicePrincipals`) that job and pipelines run as. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  ...billedUnder,
  /** What is told of the pipeline by a query over its event log, which is then a table of `schema`. Default nothing. */
  alerts: eventAlerts.optional(),
} as const;

/** A schema, or what stands for one, of which everything is loaded. */
export const wholeSchema = {
  /** Schema of the source. */
  schema: sourceName,
  /** Keeps what rows were before (SCD type 2). Default false. */
  history: z.boolean().default(false),
} as const;

/** Name of the table that something is loaded into. */
export const destinationTable = ucName;
