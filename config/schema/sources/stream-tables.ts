import { z } from "zod";
import { distinct, ucName } from "../common";
import { expectations } from "../loading";
import { eventField, eventValue } from "../text/events";
import { columnName, sqlType, tableColumn } from "../text/sql-types";
import { wrong } from "../wrong";
import { streamChanges } from "./stream-changes";

/** Columns of a table that is read from JSON. */
export const payloadColumns = z.union([z.literal("inferred"), z.record(columnName, sqlType)]);

/** How repeated records are left out. */
export const deduplicate = z.strictObject({
  /** Columns that are the same in a repeated record; at least one. */
  columns: distinct(z.array(tableColumn).min(1)),
  /** Minutes within which repetitions arrive, 1 to 10080; the longer, the more is remembered. */
  withinMinutes: z.int().min(1).max(10_080),
  /** Column of type TIMESTAMP that says when. Default: when the record arrived in the stream. */
  timeColumn: tableColumn.optional(),
});

/** A table with records of some kinds. */
const splitTable = z.strictObject({
  /** What such records say in `by`; at least one, and each in one table alone. */
  values: distinct(z.array(eventValue).min(1)),
  /**
   * Columns with their SQL types, of a JSON object per record; other fields are left out. `"inferred"` works them out and
   * adds new ones, which is in public preview at Databricks.
   */
  columns: payloadColumns,
  /** Records are changes of a database's table, and this one has the rows that come of them. Default: it has every record. */
  changes: streamChanges.optional(),
  /** Leaves repeated records out. Default: all are kept. */
  deduplicate: deduplicate.optional(),
  /** Rules of the table: name → SQL condition and what happens to a row that breaks it. Default none. */
  expectations,
});

/** One stream whose records are of several kinds, each with a silver table of its own. */
export const streamSplit = z.strictObject({
  /** Where a record says what it is. */
  by: z.discriminatedUnion("mode", [
    z.strictObject({
      /** A field of its JSON object. */
      mode: z.literal("field"),
      /** Its name, with dots between the levels: `event`, `metadata.table-name`. */
      field: eventField,
    }),
    z.strictObject({
      /** The topic that it came in, of Kafka. */
      mode: z.literal("topic"),
    }),
  ]),
  /** Table of `silverSchema` → what is in it. At least one; what goes into none of them is in `table`. */
  tables: z
    .record(ucName, splitTable)
    .refine((all) => Object.keys(all).length > 0, { error: wrong("names no table", "add one, or remove split") }),
});
