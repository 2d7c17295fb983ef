import { z } from "zod";
import { paused } from "../paused";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { folder } from "../text/paths";
import { reason } from "../text/prose";

const waits = {
  /** Seconds between two runs at least, 60 to 86400. Default: none. */
  secondsBetweenRuns: z.int().min(60).max(86_400).optional(),
  /** Seconds without a further change before a run begins, 60 to 86400. Default: it begins at once. */
  secondsAfterLastChange: z.int().min(60).max(86_400).optional(),
  /** The trigger is made, but does not start the job. Default false. */
  paused: paused(),
} as const;

/** What starts a job. */
export const trigger = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Somebody, another job, or a program over the API. */
    mode: z.literal("manual"),
  }),
  z.strictObject({
    /** Set times. */
    mode: z.literal("scheduled"),
    /** When. */
    schedule,
  }),
  z.strictObject({
    /** Every so many hours, days or weeks after it was made. */
    mode: z.literal("periodic"),
    /** How many, 1 to 1000. */
    every: z.int().min(1).max(1000),
    /** Of what. */
    unit: z.enum(["HOURS", "DAYS", "WEEKS"]),
    /** The trigger is made, but does not start the job. Default false. */
    paused: paused(),
  }),
  z.strictObject({
    /** Files that arrive in a folder of a raw zone. The job's service principal is granted `READ_FILES` on the zone. */
    mode: z.literal("file-arrival"),
    /** Zone (key of `zones`, kind `raw`). Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Folder of the zone. */
    folder,
    ...waits,
  }),
  z.strictObject({
    /** Changes of tables. The job's service principal is granted `SELECT` on their schemas. */
    mode: z.literal("table-update"),
    /** The tables, at most 10. */
    tables: z
      .array(
        z.strictObject({
          /** Catalog (key of `catalogs`) of the table. */
          catalog: ref("catalog"),
          /** Schema of the table. */
          schema: ref("schema", { reads: true }),
          /** Name of the table. */
          table: readTable(),
        }),
      )
      .min(1)
      .max(10),
    /** Whether one of them is enough. Default `ANY_UPDATED`. */
    condition: z.enum(["ANY_UPDATED", "ALL_UPDATED"]).default("ANY_UPDATED"),
    ...waits,
  }),
  z.strictObject({
    /** The end of its last run: on and on, so compute is paid day and night. */
    mode: z.literal("continuous"),
    /** Why that is worth its price, 10 to 300 characters. */
    acknowledgeContinuousCost: reason,
    /** Whether a failed task is tried again while others run, or the job alone. Default `ON_FAILURE`. */
    taskRetryMode: z.enum(["ON_FAILURE", "NEVER"]).default("ON_FAILURE"),
    /** The trigger is made, but does not start the job. Default false. */
    paused: paused(),
  }),
]);
