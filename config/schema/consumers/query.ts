import { z } from "zod";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { title } from "../text/names";
import { description } from "../text/prose";
import { calendarDay } from "../text/schedule";
import { queryOption, queryParameterName, sqlQuery } from "../text/sql-query";

const shared = {
  /** What readers see above the field. Default the parameter's name. */
  title: title.optional(),
};

/** Several values at once. */
const several = {
  /**
   * Several values may be chosen, and stand one behind the other with commas between them: `plain`, or each in `single` or
   * `double` quotes. Default: one alone.
   */
  several: z.enum(["plain", "single", "double"]).optional(),
  /** Further values that are chosen at first, with `several`; each once. Default none. */
  furtherValues: z.array(queryOption).default([]),
};

/** What a query asks its reader for. */
export const queryParameter = z.discriminatedUnion("type", [
  z.strictObject({
    /** A text. */
    type: z.literal("text"),
    ...shared,
    /** What it is at first. */
    value: queryOption,
  }),
  z.strictObject({
    /** A number. */
    type: z.literal("number"),
    ...shared,
    /** What it is at first. */
    value: z.number(),
  }),
  z.strictObject({
    /** A day. */
    type: z.literal("date"),
    ...shared,
    /** What it is at first. Default: `moving`. */
    value: calendarDay.optional(),
    /** A day that moves with the calendar, at first: exactly one of this and `value`. Default: `value`. */
    moving: z.enum(["NOW", "YESTERDAY"]).optional(),
  }),
  z.strictObject({
    /** A range of days: `:name.min` and `:name.max` in the SQL, or `{{ name.start }}` and `{{ name.end }}`. */
    type: z.literal("date-range"),
    ...shared,
    /** Its first day, at first. Default: `moving`. */
    from: calendarDay.optional(),
    /** Its last day, at first. Default: `moving`. */
    to: calendarDay.optional(),
    /** A range that moves with the calendar, at first: exactly one of this and `from` with `to`. Default: those. */
    moving: z
      .enum([
        "TODAY",
        "YESTERDAY",
        "THIS_WEEK",
        "THIS_MONTH",
        "THIS_YEAR",
        "LAST_WEEK",
        "LAST_MONTH",
        "LAST_YEAR",
        "LAST_7_DAYS",
        "LAST_14_DAYS",
        "LAST_30_DAYS",
        "LAST_60_DAYS",
        "LAST_90_DAYS",
        "LAST_12_MONTHS",
      ])
      .optional(),
  }),
  z.strictObject({
    /** One of several texts. */
    type: z.literal("choice"),
    ...shared,
    /** What there is to choose from, in the order of the list; each once. */
    options: z.array(queryOption).min(1),
    /** What is chosen at first; one of `options`. */
    value: queryOption,
    ...several,
  }),
  z.strictObject({
    /** One of the values that another query gives. */
    type: z.literal("query"),
    ...shared,
    /** Query (key of `consumers`, same workspace) that gives them in its first column; who chooses has to be let run it, too. */
    query: ref("consumer", { kind: "query", sameWorkspace: true }),
    /** What is chosen at first; one of its values. */
    value: queryOption,
    ...several,
  }),
]);

/** A saved query of the SQL editor, which runs as whoever asks. */
export const query = z.strictObject({
  /** A saved query of the SQL editor, which its readers run with parameters of their own. */
  kind: z.literal("query"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** Name in the list of queries. */
  title,
  /** Folder (key of `folders` of its workspace) that it lies in; who may do something with the folder may do it with the query. Changing it makes another query. Default: one of its own. */
  folder: ref("workspaceFolder").optional(),
  /** What it answers, for its readers. Default none. */
  description: description.optional(),
  /** SQL warehouse (key of `consumers`, same workspace) that it runs on; whoever runs it needs `CAN_USE` on it. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that names without one are in. */
  catalog: ref("catalog"),
  /** Schema that names without one are in. Default `gold`. */
  schema: ref("schema", { reads: true }).default("gold"),
  /** The SQL. A parameter stands as `:name`, or as `{{ name }}` where it is filled in as it was typed. */
  text: sqlQuery,
  /** Parameter's name → what is asked for. All that `text` names, and no others. Default none. */
  parameters: z.record(queryParameterName, queryParameter).default({}),
  /** Gives 1,000 rows at most where the SQL says no limit. Default true. */
  autoLimit: z.boolean().default(true),
  /** Words that it is found by in the list of queries; each once. Default none. */
  labels: z.array(queryOption).default([]),
  /** Account group → what it may do with the query; `CAN_VIEW` does not run it. Complete: others lose what they were given. */
  permissions: permissions(["CAN_VIEW", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"]),
});
