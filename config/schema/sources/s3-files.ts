import { z } from "zod";
import { loading, retries, timeoutMinutes } from "../loading";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { folder } from "../text/paths";
import { readerOption, readerValue } from "../text/reader-options";
import { columnPath, sqlType } from "../text/sql-types";

/** Files that arrive in the raw zone, loaded by Auto Loader: bronze as they are, silver after checks. */
export const s3Files = z.strictObject({
  /** Files that arrive in the raw zone, loaded by Auto Loader: bronze as they are, silver after checks. */
  kind: z.literal("s3-files"),
  ...loading,
  /** Zone (key of `zones`, kind `raw`) where they arrive. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone. Default: the source's key. */
  path: folder.optional(),
  /**
   * How new files are found: by listing the folder at every run (`listing`), or by the zone's file events, which it has to
   * have (`fileEvents`) and which stay cheap with millions of files (`file-events`). Default `listing`.
   */
  discovery: z.enum(["listing", "file-events"]).default("listing"),
  /** How the files are written. ORC is not offered: Auto Loader cannot work out its columns. */
  format: z.enum(["json", "csv", "parquet", "avro", "text", "binaryFile", "xml"]),
  /**
   * Options of the format's reader, as Auto Loader spells them: `{ rowTag: "order" }`, which XML needs, or
   * `{ delimiter: ";" }` for CSV, whose first line is a header unless `{ header: "false" }`. Default none.
   */
  options: z.record(readerOption, readerValue).default({}),
  /**
   * Column → its SQL type, where what Auto Loader works out is wrong: `{ account_number: "STRING" }` keeps leading zeros.
   * Not for text and binaryFile. Default: types are worked out.
   */
  schemaHints: z.record(columnPath, sqlType).default({}),
  /** What happens when a column appears; `rescue` keeps its values in `_rescued_data`. Default `addNewColumns`. */
  schemaEvolution: z.enum(["addNewColumns", "rescue", "failOnNewColumns", "none"]).default("addNewColumns"),
  /** When the job runs the pipeline. */
  schedule,
  /** Retries of a failed run, 0 to 10. Default 2. */
  retries,
  /** Minutes after which a run is given up, 10 to 1440. Default 120. */
  timeoutMinutes: timeoutMinutes.default(120),
});
