import { z } from "zod";
import { distinct } from "../common";
import { sourceName } from "../text/connections";
import { columnName } from "../text/sql-types";

/** How the changes of every format are applied. */
const applied = {
  /** Columns of `payload.columns` that tell rows apart; at least one. */
  keys: distinct(z.array(columnName).min(1)),
  /** Keeps what a row was before, each with the times at which it held (SCD type 2). Default false: rows as they are now. */
  history: z.boolean().default(false),
  /** Columns that silver does not have; bronze has the whole record. Default none. */
  exclude: distinct(z.array(columnName).min(1)).optional(),
  /**
   * What becomes of a record that cannot be read as a change of these columns: `fail` stops silver until that is
   * corrected, `drop` counts it and leaves it in bronze alone. Default `fail`.
   */
  unreadable: z.enum(["fail", "drop"]).default("fail"),
} as const;

/** Changes of a table that the records of a stream tell. */
export const streamChanges = z.discriminatedUnion("format", [
  z.strictObject({
    /** Debezium's envelope in JSON, with `before`, `after` and `op`. */
    format: z.literal("debezium"),
    ...applied,
    /** Records have their schema beside the envelope (`value.converter.schemas.enable`). Default false. */
    schemas: z.boolean().default(false),
  }),
  z.strictObject({
    /** AWS DMS, to Kinesis or Kafka: `data` and `metadata`. */
    format: z.literal("dms"),
    ...applied,
    /** Schema whose records are taken, where the stream has several. Default: all. */
    schema: sourceName.optional(),
    /** Table whose records are taken, where the stream has several. Default: all. */
    table: sourceName.optional(),
  }),
  z.strictObject({
    /** DynamoDB, to Kinesis. Columns are the attributes of an item; lists, maps and sets are text as DynamoDB writes them. */
    format: z.literal("dynamodb"),
    ...applied,
    /** Table whose records are taken, where the stream has several. Default: all. */
    table: sourceName.optional(),
  }),
]);
