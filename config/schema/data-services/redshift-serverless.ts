import { z } from "zod";
import { PRICE_PERFORMANCE, RPUS } from "../../facts/redshift";
import { wrong } from "../common";
import { takes } from "../company/mark";
import { schedule } from "../schedule";
import { warehouseName } from "../text/redshift";
import { dataSharingLimit, existingWarehouse, untilLimit, warehouse } from "./redshift";

const LEVELS = Object.keys(PRICE_PERFORMANCE.value) as (keyof typeof PRICE_PERFORMANCE.value)[];
const { least, step, finestTo, coarseStep, most } = RPUS.value;

const rpus = z
  .int()
  .min(least)
  .max(most)
  .refine((count) => count === least || count % (count > finestTo ? coarseStep : step) === 0, {
    error: wrong(
      "is no capacity of Redshift Serverless",
      `use ${least}, a multiple of ${step} up to ${finestTo}, or a multiple of ${coarseStep} up to ${most}`,
    ),
  });

/** A data warehouse that is paid by what its queries use: made here, or one of this account and region that is there already. */
export const redshiftServerless = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A data warehouse of Amazon Redshift Serverless. */
    kind: z.literal("redshift-serverless"),
    /** Namespace and workgroup are made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** How much computes a query. One RPU has 16 GB of memory. Default `base`, of 8 RPUs. */
    capacity: z
      .discriminatedUnion("mode", [
        z.strictObject({
          /** It starts with a figure of your own. */
          mode: z.literal("base"),
          /** RPUs that a query starts with: 4, a multiple of 8 up to 512, or a multiple of 32 up to 1024. Default 8. */
          rpus: rpus.default(8),
        }),
        z.strictObject({
          /** AWS chooses by what queries need, between cost and speed. */
          mode: z.literal("price-performance"),
          /** What it keeps to. Default `balanced`. */
          level: z.enum(LEVELS).default("balanced"),
        }),
      ])
      .prefault({ mode: "base" }),
    /** RPUs that are never exceeded, in the same steps. Default: as AWS gives, a fortune in the worst hour. */
    mostRpus: rpus.optional(),
    /** What it may use, and what happens then, one to four: a warehouse without a limit has no limit to its cost. */
    usageLimits: z
      .array(
        z.discriminatedUnion("of", [
          z.strictObject({
            /** Computing. */
            of: z.literal("compute"),
            /** Hours of one RPU in the period, 1 to 10000000. */
            rpuHours: z.int().min(1).max(10_000_000),
            ...untilLimit,
          }),
          dataSharingLimit(),
        ]),
      )
      .min(1, { error: wrong("has no limit", 'write the RPU hours of a month: [{ of: "compute", rpuHours: 500 }]') })
      .max(4),
    /** Seconds after which a query is stopped, 1 to 86399. Default 14400, four hours. */
    queryTimeoutSeconds: z.int().min(1).max(86_399).default(14_400),
    /** Which release it runs: the newest, or the one before. Default `current`. */
    track: z.enum(["current", "trailing"]).default("current"),
    /**
     * Snapshots of all its data at set times, beside the recovery points that AWS makes every half hour and keeps for a day.
     * Default: there are none.
     */
    snapshots: z
      .strictObject({
        /** When one is made. Its seconds are 0. */
        schedule,
        /** Days that each is kept, 1 to 3653. Default 14. */
        retentionDays: takes("retention.backupDays", z.int().min(1).max(3653).default(14)),
      })
      .optional(),
    /** When there is an alarm. */
    alarms: z
      .strictObject({
        /** Connections at a time, 1 to 2000. Default: no alarm. */
        connections: z.int().min(1).max(2000).optional(),
        /** Minutes that it has computed with `mostRpus`, so that queries wait, 15 to 1440. Default 60; without `mostRpus` no alarm. */
        fullForMinutes: z.int().min(15).max(1440).multipleOf(5).default(60),
      })
      .prefault({}),
    ...warehouse,
  }),
  z.strictObject({
    /** A data warehouse of Amazon Redshift Serverless. */
    kind: z.literal("redshift-serverless"),
    /** The workgroup is there already, in this AWS account and region: looked up, never changed. */
    mode: z.literal("existing"),
    /** What Redshift calls it, for example `finance`. */
    workgroup: warehouseName,
    ...existingWarehouse,
  }),
]);
