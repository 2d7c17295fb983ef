import { z } from "zod";
import { billedUnder } from "./budget-policies";
import { distinct, ucName } from "./common";
import { takes } from "./company/mark";
import { eventAlerts } from "./event-alerts";
import { fillable } from "./fillable";
import { ref } from "./ref";
import { email } from "./text/mail";
import { sqlCondition } from "./text/sql";

/** Where a pipeline loads to: bronze as things are, silver after checks. */
export const loadedInto = {
  /** Workspace (key of `workspaces`) whose pipeline loads it. */
  workspace: ref("workspace"),
  /** Catalog (key of `catalogs`) that the tables go to. */
  catalog: ref("catalog"),
  /** Schema of the raw table. Default `bronze`. */
  bronzeSchema: ref("schema", { layer: "bronze" }).default("bronze"),
  /** Schema of the checked table. Default `silver`. */
  silverSchema: ref("schema", { layer: "silver" }).default("silver"),
} as const;

/** Rules of a silver table. */
export const expectations = z
  .record(
    ucName,
    z.strictObject({
      /**
       * SQL condition that a good row meets, for example `order_id IS NOT NULL`. A value that it cannot be worked out for,
       * such as a text that is compared with a number, ends the update, whatever `action` says.
       */
      condition: sqlCondition,
      /** `warn` counts, `drop` leaves the row out, `fail` stops the update. Default `drop`. */
      action: z.enum(["warn", "drop", "fail"]).default("drop"),
    }),
  )
  .default({});

/** Who loads, and who hears of it. */
export const loadedBy = {
  /** Who is told when a run fails. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
  /** Service principal (key of the account's `servicePrincipals`) that the job and pipeline run as; not the deployer. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  ...billedUnder,
  /** What is told of its pipeline by a query over the event log. Default nothing. */
  alerts: eventAlerts.optional(),
} as const;

/** Fields of every source that a pipeline loads into a bronze table as it is, and into a silver one after checks. */
export const loading = {
  ...loadedInto,
  /** Table name in both schemas. Default: the source's key with underscores. */
  table: ucName.optional(),
  /** Rules of the silver table: name → SQL condition and what happens to a row that breaks it. Default none. */
  expectations,
  ...loadedBy,
} as const;

/** Retries of a failed run, 0 to 10. Default 2. */
export const retries = z.int().min(0).max(10).default(2);

/** Minutes after which a scheduled run is given up, 10 to 1440. */
export const timeoutMinutes = z.int().min(10).max(1440);
