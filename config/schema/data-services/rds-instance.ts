import { z } from "zod";
import { INSTANCE_ENGINES } from "../../facts/databases";
import { databaseIdentifier, engineVersion, instanceClass } from "../text/databases";
import { database, existingDatabase } from "./database";

const ENGINES = Object.keys(INSTANCE_ENGINES.value) as (keyof typeof INSTANCE_ENGINES.value)[];

/** Engines that are only there already. */
const EXISTING_ENGINES = [...ENGINES, "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb"] as const;

/** A relational database of RDS on an instance: made here, or one of this account and region that is there already. */
export const rdsInstance = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A relational database of RDS. */
    kind: z.literal("rds-instance"),
    /** The database is made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** Engine, as RDS calls it. Another one replaces the database. */
    engine: z.enum(ENGINES),
    /** Version, as RDS writes it: `16` (AWS chooses the minor version and keeps it up to date), or `16.8`. */
    engineVersion,
    /** Instance class, `db.m7g.large`. */
    instanceClass,
    /** Disk. */
    storage: z.strictObject({
      /** GiB to begin with, 20 to 65536. */
      gib: z.int().min(20).max(65_536),
      /** GiB up to which AWS lets it grow by itself, at least a tenth more. Default: twice `gib`. */
      growsToGib: z.int().min(22).max(65_536).optional(),
      /** `gp3`, or `io2` for more I/O than that gives. Default `gp3`. */
      type: z.enum(["gp3", "io2"]).default("gp3"),
      /** I/O operations a second, 1000 to 256000. Default: as AWS has it for the size; `io2` needs it. */
      iops: z.int().min(1000).max(256_000).optional(),
    }),
    /** A standby in another zone takes over when an instance fails. Default true. */
    multiAz: z.boolean().default(true),
    ...database,
  }),
  z.strictObject({
    /** A relational database of RDS. */
    kind: z.literal("rds-instance"),
    /** The database is there already, in this AWS account and region: looked up, never changed. */
    mode: z.literal("existing"),
    /** What RDS calls it, for example `erp-prod`. */
    identifier: databaseIdentifier,
    /** Engine, as RDS calls it. */
    engine: z.enum(EXISTING_ENGINES),
    ...existingDatabase,
  }),
]);
