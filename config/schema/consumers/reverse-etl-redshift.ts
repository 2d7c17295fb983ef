import { z } from "zod";
import { roleArn } from "../common";
import { ref } from "../ref";
import { secretReference } from "../secret-reference";
import { databaseName } from "../text/databases";
import { folder } from "../text/paths";
import { warehouseDatabase } from "../text/redshift";

/** A table of a warehouse of Redshift, which loads files that the job puts into a raw zone. */
export const redshiftTarget = z.strictObject({
  /** A table of a warehouse of Redshift, which loads files that the job puts into a raw zone. */
  store: z.literal("redshift"),
  /** The warehouse (key of `dataServices`, kind `redshift-serverless` or `redshift-cluster`). */
  dataService: ref("dataService", { kind: ["redshift-serverless", "redshift-cluster"], into: true }),
  /** Database in it. */
  database: warehouseDatabase,
  /** Schema of the table. Default `public`. */
  schema: databaseName.default("public"),
  /** The table, which is there. */
  table: databaseName,
  /** User that may read, insert, update and delete there: a secret of the workspace. */
  user: secretReference,
  /** Its password: a secret of the workspace. */
  password: secretReference,
  /** Where files are between the lake and the warehouse: in the folder `<folder>/<key>`, for as long as a run lasts. */
  staging: z.strictObject({
    /** Zone (key of `zones`, kind `raw`) whose files expire after 30 days at most, so that none of a run that broke off stays. */
    zone: ref("zone", { zone: "raw" }),
    /** Folder of the zone, or one above it, that `files.reads` of the warehouse has. */
    folder,
  }),
  /** Of a warehouse that is there already: the role that it loads files with, one that it has. Default: its default role. */
  roleArn: roleArn.optional(),
});
