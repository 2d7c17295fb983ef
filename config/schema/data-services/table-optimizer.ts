import { z } from "zod";
import { ref } from "../ref";
import { icebergName } from "../text/glue";
import { folder } from "../text/paths";

/** Hours from one run to the next, 3 to 168. */
const everyHours = z.int().min(3).max(168);

/** Optimizers of AWS Glue for a table of Apache Iceberg in the Data Catalog: what they do costs by the hour and unit. */
export const tableOptimizer = z.strictObject({
  /** Optimizers of AWS Glue for a table of Apache Iceberg in the Data Catalog. */
  kind: z.literal("table-optimizer"),
  /** Database of the Data Catalog that the table is in. */
  database: icebergName,
  /** The table, which is there already. Another one replaces the optimizers. */
  table: icebergName,
  /** Zone (key of `zones`, kind `raw`) that its files are in. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone that it alone has. */
  folder,
  /** Whether small files are put together, as Glue sees fit. Default true. */
  compaction: z.boolean().default(true),
  /** Which earlier states of the table are kept. Default: all of them. */
  retention: z
    .strictObject({
      /** Days that each is kept, 1 at least. Default 5. */
      days: z.int().min(1).max(3650).default(5),
      /** How many are kept whatever their age, 1 at least. Default 1. */
      leastKept: z.int().min(1).max(10_000).default(1),
      /** Whether their files go, too; without, they stay and cost. Default true. */
      removeFiles: z.boolean().default(true),
      /** Hours from one run to the next, 3 to 168. Default 24. */
      everyHours: everyHours.default(24),
    })
    .optional(),
  /** Files of the folder that no state of the table names. Default: they stay. */
  orphans: z
    .strictObject({
      /** Days that each is kept, 1 at least; shorter than a writer takes, files that it has not yet named are lost. Default 3. */
      days: z.int().min(1).max(3650).default(3),
      /** Hours from one run to the next, 3 to 168. Default 24. */
      everyHours: everyHours.default(24),
    })
    .optional(),
});
