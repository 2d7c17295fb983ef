import { z } from "zod";
import { NODE_TYPES, type NodeType } from "../../facts/redshift";
import { distinct, wrong } from "../common";
import { takes } from "../company/mark";
import { parameterValue, weeklyWindow } from "../text/databases";
import { snapshotTimes, warehouseName, warehouseParameter } from "../text/redshift";
import { awsCron } from "../text/schedule";
import { dataSharingLimit, existingWarehouse, untilLimit, warehouse } from "./redshift";

/** A data warehouse on nodes that are always there: made here, or one of this account and region that is there already. */
export const redshiftCluster = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A data warehouse on a cluster of Amazon Redshift. */
    kind: z.literal("redshift-cluster"),
    /** The cluster is made here, encrypted with a key of the environment. */
    mode: z.literal("create"),
    /** Type of its nodes. Their disks are Redshift's managed storage, which grows by itself. */
    nodeType: z.enum(Object.keys(NODE_TYPES.value) as NodeType[]),
    /** Nodes, 1 to 128, as many as the type takes. Default 2. */
    nodes: z.int().min(1).max(128).default(2),
    /** It stands in two zones at once and goes on when one fails, for twice the price. Needs two nodes. Default false: it moves to another zone, which takes a while. */
    multiAz: z.boolean().default(false),
    /** Clusters that help for a while when queries wait, 0 to 10; an hour a day is free. Default 0. */
    concurrencyClusters: z.int().min(0).max(10).default(0),
    /** Further parameters: `{ statement_timeout: "7200000" }`, in milliseconds. Default none. */
    parameters: z.record(warehouseParameter, parameterValue).default({}),
    /** What may be used beside its nodes, which costs more; at most 12. Default: no limit. */
    usageLimits: z
      .array(
        z.discriminatedUnion("of", [
          z.strictObject({
            /** Files that Spectrum reads. */
            of: z.literal("spectrum"),
            /** Terabytes in the period, 1 to 100000. */
            terabytes: z.int().min(1).max(100_000),
            ...untilLimit,
          }),
          z.strictObject({
            /** Clusters that help for a while. */
            of: z.literal("concurrency"),
            /** Minutes of them in the period, 1 to 1000000. */
            minutes: z.int().min(1).max(1_000_000),
            ...untilLimit,
          }),
          dataSharingLimit(),
        ]),
      )
      .max(12)
      .default([]),
    /** Snapshots, with which the cluster can be had back. */
    snapshots: z
      .strictObject({
        /** Days that automatic ones are kept, 1 to 35. Default 14. */
        retentionDays: takes("retention.backupDays", z.int().min(1).max(35).default(14)),
        /** When they are made, in UTC: `rate(12 hours)`, `cron(30 3 *)`; at most 10. Default: as AWS does, every eight hours or 5 GB. */
        times: distinct(z.array(snapshotTimes).min(1).max(10)).optional(),
      })
      .prefault({}),
    /** Hours in which it is off and only its storage is paid. Default: it is always on. */
    pause: z
      .strictObject({
        /** When it goes off, in UTC: cron of AWS, minutes hours day-of-month month day-of-week year, `"0 19 ? * MON-FRI *"`. */
        at: awsCron,
        /** When it comes back, in UTC: `"0 6 ? * MON-FRI *"`. */
        resumeAt: awsCron,
      })
      .optional(),
    /** When AWS may patch and restart it, in UTC: `sun:03:00-sun:04:00`. Default: as AWS chooses. */
    maintenanceWindow: weeklyWindow.optional(),
    /** Which release it runs: the newest, or the one before. Default `current`. */
    track: z.enum(["current", "trailing"]).default("current"),
    /** When a change of the configuration reaches the cluster. Default `maintenance-window`. */
    applyChanges: z.enum(["maintenance-window", "immediately"]).default("maintenance-window"),
    /** When there is an alarm. */
    alarms: z
      .strictObject({
        /** Percent of CPU in a quarter of an hour, 50 to 100. Default 90. */
        cpuPercent: z.int().min(50).max(100).default(90),
        /** Percent of the storage that it may grow to, 50 to 95. Default 80. */
        diskPercent: z.int().min(50).max(95).default(80),
        /** Connections at a time, 1 to 2000. Default: no alarm. */
        connections: z.int().min(1).max(2000).optional(),
      })
      .prefault({}),
    /** The cluster is billed by the hour, around the clock: write `true` to accept it. */
    acknowledgeHourlyCost: z.literal(true, {
      error: wrong("is not accepted", "write true: the cluster is billed by the hour, around the clock"),
    }),
    ...warehouse,
  }),
  z.strictObject({
    /** A data warehouse on a cluster of Amazon Redshift. */
    kind: z.literal("redshift-cluster"),
    /** The cluster is there already, in this AWS account and region: looked up, never changed. */
    mode: z.literal("existing"),
    /** What Redshift calls it, for example `finance-prod`. */
    identifier: warehouseName,
    ...existingWarehouse,
  }),
]);
