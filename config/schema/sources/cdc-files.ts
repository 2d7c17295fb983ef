import { z } from "zod";
import { distinct } from "../common";
import { expectations, loadedBy, loadedInto } from "../loading";
import { destinationTable } from "../managed-ingestion";
import { ref } from "../ref";
import { loadingRun } from "../run";
import { sourceName } from "../text/connections";
import { folder } from "../text/paths";
import { readerOption, readerValue } from "../text/reader-options";
import { columnPath, operationCode, sqlType, tableColumn } from "../text/sql-types";

/** One table, with a folder of its own. */
const table = z.strictObject({
  /** Schema of the database that it comes from. */
  schema: sourceName,
  /** Table of that schema. */
  table: sourceName,
  /** Its folder, below the source's. Default: `<schema>/<table>`, as DMS has it. */
  folder: folder.optional(),
  /** What it is called here, in both schemas. Default: as there, in lower case. */
  as: destinationTable.optional(),
  /** Columns that tell rows apart; at least one. */
  keys: distinct(z.array(tableColumn).min(1)),
  /** Keeps what a row was before, each with the times at which it held (SCD type 2). Default false: rows as they are now. */
  history: z.boolean().default(false),
  /** Columns that silver has, and no other; the keys are among them. Default: all. */
  include: distinct(z.array(tableColumn).min(1)).optional(),
  /** Columns that silver does not have; bronze has every one. Default none. */
  exclude: distinct(z.array(tableColumn).min(1)).optional(),
  /** Column → its SQL type, where what Auto Loader works out is wrong: `{ iban: "STRING" }`. Default: types are worked out. */
  schemaHints: z.record(columnPath, sqlType).default({}),
  /**
   * All columns of the source's table with their SQL types. Then nothing is worked out, so that the table may have no file
   * yet; a column that comes later is kept in `_rescued_data`. Default: columns are worked out, and there has to be a file.
   */
  columns: z.record(tableColumn, sqlType).optional(),
  /** Rules of the silver table: name → SQL condition and what happens to a row that breaks it. Deletions always pass. Default none. */
  expectations,
});

/** Files of changes that AWS DMS or another tool leaves in a raw zone, a folder per table: bronze has every change, silver the rows. */
export const cdcFiles = z.strictObject({
  /** Files of changes that AWS DMS or another tool leaves in a raw zone, a folder per table: bronze has every change, silver the rows. */
  kind: z.literal("cdc-files"),
  ...loadedInto,
  ...loadedBy,
  /** Zone (key of `zones`, kind `raw`) where they arrive. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone, with the folders of the tables in it. Default: the source's key. */
  path: folder.optional(),
  /**
   * How new files are found: by listing the folders at every run (`listing`), or by the zone's file events, which it has to
   * have (`fileEvents`) and which stay cheap with millions of files (`file-events`). Default `listing`.
   */
  discovery: z.enum(["listing", "file-events"]).default("listing"),
  /** How the files are written; DMS writes Parquet and CSV. */
  format: z.enum(["parquet", "csv", "json", "avro"]),
  /** Options of the format's reader, as Auto Loader spells them. Default none. */
  options: z.record(readerOption, readerValue).default({}),
  /** What happens when a column appears; `rescue` keeps its values in `_rescued_data`. Default `addNewColumns`. */
  schemaEvolution: z.enum(["addNewColumns", "rescue", "failOnNewColumns", "none"]).default("addNewColumns"),
  /** How a file says what happened to a row, and in what order. */
  changes: z.discriminatedUnion("writtenBy", [
    z.strictObject({
      /** AWS DMS: its column `Op` says what happened; files `LOAD…` are those of the full load. */
      writtenBy: z.literal("dms"),
      /** Column that DMS adds with the time of a change: `TimestampColumnName` of its endpoint. */
      timestampColumn: tableColumn,
      /**
       * Column with `$AR_H_CHANGE_SEQ`, which a transformation rule of the task adds. Without one, two changes of a row at
       * the same time, as in one transaction, have no order. Default none.
       */
      sequenceColumn: tableColumn.optional(),
      /**
       * Whether a row of the full load is older than every change (`before-changes`), or as old as the time it was copied
       * at (`by-time`): a table that is copied again then replaces what is there, but a change during the copy may get
       * lost. Default `before-changes`.
       */
      fullLoad: z.enum(["before-changes", "by-time"]).default("before-changes"),
    }),
    z.strictObject({
      /** Another tool, which says what happened in a column of its own. */
      writtenBy: z.literal("other"),
      /** Column that says what happened to the row. */
      operationColumn: tableColumn,
      /** What it says of a row that was deleted; everything else is the row as it is now. At least one. */
      deletes: distinct(z.array(operationCode).min(1)),
      /** Columns that say which of two changes of a row is the later, the most important first; at least one. */
      sequenceBy: distinct(z.array(tableColumn).min(1)),
    }),
  ]),
  /** Tables that are loaded; at least one. */
  tables: z.array(table).min(1),
  /** When they are loaded. */
  run: loadingRun,
});
