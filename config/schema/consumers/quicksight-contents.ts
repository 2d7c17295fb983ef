import { z } from "zod";
import { distinct, slug } from "../common";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { displayName } from "../text/names";
import { description } from "../text/prose";
import {
  quickSightGroup,
  quickSightTemplate,
  quickSightUser,
  templatePlaceholder,
  timeOfDay,
} from "../text/quicksight";
import { timeZone } from "../text/schedule";
import { resultColumn } from "../text/sql-query";

/** People of QuickSight. */
export const quickSightPeople = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A group that is made here: not where people come from IAM Identity Center, whose groups are made there. */
    mode: z.literal("create"),
    /** What the group is for. Default none. */
    description: description.optional(),
    /** Users of QuickSight who are in it, by their names there; each is registered already. Default none. */
    members: distinct(z.array(quickSightUser)).default([]),
  }),
  z.strictObject({
    /** A group that is there already. */
    mode: z.literal("existing"),
    /** Its name in QuickSight. */
    name: quickSightGroup,
  }),
]);

/** Group (key of `groups`) → what it may do. */
const rights = z.record(slug, z.enum(["viewer", "owner"])).default({});

const time = {
  /** Time of day: `06:30`. */
  at: timeOfDay,
  /** IANA time zone that `at` is meant in. Default `UTC`. */
  timezone: timeZone.default("UTC"),
} as const;

/** Columns of a table, which people of QuickSight see. */
export const quickSightDataSet = z.strictObject({
  /** Name that people see. */
  title: displayName(1, 128),
  /** Catalog (key of `catalogs`) of the table. */
  catalog: ref("catalog"),
  /** Schema of the table; `servicePrincipal` is granted `SELECT` on it. Default `gold`. */
  schema: ref("schema", { reads: true }).default("gold"),
  /** Table or view. What else there is to be computed, a view computes. */
  table: readTable(),
  /** Column → its type, as QuickSight calls it. All that it should show. */
  columns: z.record(resultColumn, z.enum(["STRING", "INTEGER", "DECIMAL", "DATETIME", "BOOLEAN"])),
  /** How people get rows. */
  rows: z.discriminatedUnion("mode", [
    z.strictObject({
      /** Each look queries the warehouse, which runs as long and is paid. */
      mode: z.literal("query"),
    }),
    z.strictObject({
      /** A copy in QuickSight (SPICE), which is paid by the gigabyte, and as old as its last refresh. */
      mode: z.literal("copy"),
      /** When the copy is made again, as a whole. Default: people do it by hand. */
      refresh: z
        .discriminatedUnion("every", [
          z.strictObject({
            /** Every hour, from `at` on. */
            every: z.literal("hour"),
            ...time,
          }),
          z.strictObject({
            /** Every day. */
            every: z.literal("day"),
            ...time,
          }),
          z.strictObject({
            /** Every week. */
            every: z.literal("week"),
            /** Day of the week. */
            on: z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]),
            ...time,
          }),
          z.strictObject({
            /** Every month. */
            every: z.literal("month"),
            /** Day of the month, 1 to 28. */
            day: z.int().min(1).max(28),
            ...time,
          }),
        ])
        .optional(),
    }),
  ]),
  /** Group (key of `groups`) → what it may do with the data set. Default: what folders let them. */
  permissions: rights,
});

const templated = {
  /** Name that people see. */
  title: displayName(1, 128),
  /** Template that it is made of, of any account that lets this one read it. With a version, so that nobody changes what is shown. */
  template: quickSightTemplate,
  /** What the template calls a data set → the data set (key of `dataSets`) that stands there. All that the template has. */
  dataSets: z.record(templatePlaceholder, slug),
} as const;

/** An analysis that is made of a template, over data sets of this entry. */
export const quickSightAnalysis = z.strictObject({
  ...templated,
  /** Groups (keys of `groups`) that work on it. Default: those of its folders. */
  owners: distinct(z.array(slug)).default([]),
});

/** A dashboard that is made of a template, over data sets of this entry. */
export const quickSightDashboard = z.strictObject({
  ...templated,
  /** Group (key of `groups`) → what it may do with the dashboard. Default: what folders let them. */
  permissions: rights,
});

/** A folder that is shared. */
export const quickSightFolder = z.strictObject({
  /** Name that people see. */
  title: displayName(1, 200),
  /** Folder (key of `folders`) that it is in, whose permissions hold for it. Default: none. */
  parent: slug.optional(),
  /** Data sets (keys of `dataSets`) in it. Default none. */
  dataSets: distinct(z.array(slug)).default([]),
  /** Analyses (keys of `analyses`) in it. Default none. */
  analyses: distinct(z.array(slug)).default([]),
  /** Dashboards (keys of `dashboards`) in it. Default none. */
  dashboards: distinct(z.array(slug)).default([]),
  /** Group (key of `groups`) → what it may do with the folder and all that is in it. Default none. */
  permissions: rights,
});
