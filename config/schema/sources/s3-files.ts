import { z } from "zod";
import { distinct, email, slug, ucName, wrong } from "../common";
import { schedule } from "./schedule";

const folder = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w=.-]*(\/[\w=.-]+)*$/,
    wrong("is not a folder", "write it relative to the zone, without leading or trailing slash: orders/v1"),
  );

/** Files that arrive in the raw zone, loaded by Auto Loader: bronze as they are, silver after checks. */
export const s3Files = z.strictObject({
  /** Files that arrive in the raw zone, loaded by Auto Loader: bronze as they are, silver after checks. */
  kind: z.literal("s3-files"),
  /** Workspace (key of `workspaces`) whose pipeline loads them. */
  workspace: slug,
  /** Zone (key of `zones`, kind `raw`) where they arrive. Default `raw`. */
  zone: slug.default("raw"),
  /** Folder of the zone. Default: the source's key. */
  path: folder.optional(),
  /** How the files are written. ORC is not offered: Auto Loader cannot work out its columns. */
  format: z.enum(["json", "csv", "parquet", "avro", "text", "binaryFile", "xml"]),
  /**
   * Options of the format's reader, as Auto Loader spells them: `{ rowTag: "order" }`, which XML needs, or
   * `{ delimiter: ";" }` for CSV, whose first line is a header unless `{ header: "false" }`. Default none.
   */
  options: z
    .record(
      z
        .string()
        .regex(
          /^[A-Za-z]{2,64}$/,
          wrong("is not a reader option", 'write its name as in Auto Loader, for example "rowTag"'),
        ),
      z.string().max(200),
    )
    .default({}),
  /** Catalog (key of `catalogs`) that the tables go to. */
  catalog: ucName,
  /** Schema of the raw table. Default `bronze`. */
  bronzeSchema: ucName.default("bronze"),
  /** Schema of the checked table. Default `silver`. */
  silverSchema: ucName.default("silver"),
  /** Table name in both schemas. Default: the source's key with underscores. */
  table: ucName.optional(),
  /** What happens when a column appears; `rescue` keeps its values in `_rescued_data`. Default `addNewColumns`. */
  schemaEvolution: z.enum(["addNewColumns", "rescue", "failOnNewColumns", "none"]).default("addNewColumns"),
  /** Rules of the silver table: name → SQL condition and what happens to a row that breaks it. Default none. */
  expectations: z
    .record(
      ucName,
      z.strictObject({
        /** SQL condition that a good row meets, for example `order_id IS NOT NULL`. */
        condition: z.string().min(3).max(1000),
        /** `warn` counts, `drop` leaves the row out, `fail` stops the update. Default `drop`. */
        action: z.enum(["warn", "drop", "fail"]).default("drop"),
      }),
    )
    .default({}),
  /** When the job runs the pipeline. */
  schedule,
  /** Retries of a failed run, 0 to 10. Default 2. */
  retries: z.int().min(0).max(10).default(2),
  /** Minutes after which a run is given up, 10 to 1440. Default 120. */
  timeoutMinutes: z.int().min(10).max(1440).default(120),
  /** Who is told when a run fails. At least one address. */
  notify: distinct(z.array(email).min(1)),
  /** Service principal (key of the account's `servicePrincipals`) that the job and pipeline run as. */
  runAs: slug,
});
