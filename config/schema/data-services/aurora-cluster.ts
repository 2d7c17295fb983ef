import { z } from "zod";
import { AURORA_ENGINES } from "../../facts/databases";
import { databaseIdentifier, engineVersion, instanceClass } from "../text/databases";
import { database, existingDatabase } from "./database";

const engine = z.enum(Object.keys(AURORA_ENGINES.value) as (keyof typeof AURORA_ENGINES.value)[]);

/** A relational database of Aurora: made here, or one of this account and region that is there already. */
export const auroraCluster = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A relational database of Aurora. */
    kind: z.literal("aurora-cluster"),
    /** The cluster is made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** Engine, as RDS calls it. Another one replaces the database. */
    engine,
    /** Version, as RDS writes it: `16` (AWS chooses the minor version and keeps it up to date), or `16.8`. */
    engineVersion,
    /** What the instances are. */
    capacity: z.discriminatedUnion("mode", [
      z.strictObject({
        /** They grow and shrink by themselves; paid by what is used. */
        mode: z.literal("serverless"),
        /** Capacity units (about 2 GiB of memory each) that are there at least, 0.5 to 256. Default 0.5. */
        minUnits: z.number().min(0.5).max(256).multipleOf(0.5).default(0.5),
        /** Capacity units at most, 1 to 256. */
        maxUnits: z.number().min(1).max(256).multipleOf(0.5),
      }),
      z.strictObject({
        /** They are of a fixed size. */
        mode: z.literal("provisioned"),
        /** Instance class, `db.r7g.large`. */
        instanceClass,
      }),
    ]),
    /** Instances, 1 to 15: one that is written to, the others read and stand by in other zones. Default 2. */
    instances: z.int().min(1).max(15).default(2),
    /** `standard` is billed by I/O too, `io-optimized` is not and costs more by itself. Default `standard`. */
    storage: z.enum(["standard", "io-optimized"]).default("standard"),
    ...database,
  }),
  z.strictObject({
    /** A relational database of Aurora. */
    kind: z.literal("aurora-cluster"),
    /** The cluster is there already, in this AWS account and region: looked up, never changed. */
    mode: z.literal("existing"),
    /** What RDS calls it, for example `erp-prod`. */
    identifier: databaseIdentifier,
    /** Engine, as RDS calls it. */
    engine,
    ...existingDatabase,
  }),
]);
