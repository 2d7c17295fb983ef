import { z } from "zod";
import { allowList } from "../allow-list";
import { distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import {
  dailyWindow,
  databaseParameter,
  databaseUser,
  newDatabaseName,
  parameterValue,
  weeklyWindow,
} from "../text/databases";

/** Where a database stands, or what is in front of it: it is not reached from the internet. */
export const databaseNetwork = z
  .strictObject({
    /**
     * IPv4 blocks of applications that use the database, on its port; at most 20. Classic compute of the environment's
     * workspaces is let in anyway. Default none.
     */
    clientCidrs: allowList({ least: 0, most: 20 }).default([]),
    /** In a VPC that is made here: two or three availability zones. Default: all of the VPC. */
    availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(3)).optional(),
    /** In a VPC that is there already, which needs it: two or three subnets, `subnet-…`, each in another zone. Default: those that are made for data services. */
    subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(3)).optional(),
  })
  .default({ clientCidrs: [] });

/** Fields of every relational database that is made here. */
export const database = {
  /** Where it stands. Default: in subnets for data services of the VPC, reached by classic compute alone. */
  network: databaseNetwork,
  /** Database that is made with it; SQL Server has none at first. Default none. */
  database: newDatabaseName.optional(),
  /** Its administrator; the password is RDS's affair: made, kept and rotated in Secrets Manager. Default `dbowner`. */
  masterUser: databaseUser.default("dbowner"),
  /**
   * Changes of its tables can be read: logical replication of PostgreSQL, row binlog of MySQL; for SQL Server it is
   * switched on by SQL per database. Needs a restart of the database when it is changed. Default false.
   */
  captureChanges: z.boolean().default(false),
  /** Further parameters of the engine: `{ max_slot_wal_keep_size: "51200" }`. They count from the next restart. Default none. */
  parameters: z.record(databaseParameter, parameterValue).default({}),
  /** Backups that RDS makes every day, with which any second since can be restored. */
  backup: z
    .strictObject({
      /** Days that they are kept, 1 to 35. Default 14. */
      retentionDays: takes("retention.backupDays", z.int().min(1).max(35).default(14)),
      /** When they are made, in UTC, half an hour at least: `02:00-03:00`. Default: as AWS chooses. */
      window: dailyWindow.optional(),
    })
    .default({ retentionDays: 14 }),
  /** When AWS may patch and restart it, in UTC: `sun:03:00-sun:04:00`. Default: as AWS chooses. */
  maintenanceWindow: weeklyWindow.optional(),
  /** Roles of IAM can sign in without a password, once a user is made for them; not with SQL Server. Default true, of SQL Server false. */
  iamAuthentication: z.boolean().optional(),
  /** When a change of the configuration reaches the database: another class or version takes it away for minutes. Default `maintenance-window`. */
  applyChanges: z.enum(["maintenance-window", "immediately"]).default("maintenance-window"),
  /** What is measured. */
  monitoring: z
    .strictObject({
      /** Seconds between measurements of the operating system: 1, 5, 10, 15, 30 or 60; 0 for none. Default 60. */
      everySeconds: z.literal([0, 1, 5, 10, 15, 30, 60]).default(60),
      /** Database Insights: `standard` keeps a week, `advanced` 15 months at a price; `off` for small classes without it. Default `standard`. */
      insights: z.enum(["off", "standard", "advanced"]).default("standard"),
    })
    .default({ everySeconds: 60, insights: "standard" }),
  /** Days that its logs are kept in CloudWatch; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** When there is an alarm. */
  alarms: z
    .strictObject({
      /** Percent of CPU in a quarter of an hour, 50 to 100. Default 90. */
      cpuPercent: z.int().min(50).max(100).default(90),
      /** Connections at a time, 1 to 16000. Default: no alarm. */
      connections: z.int().min(1).max(16_000).optional(),
      /** GiB of changes that nothing has read yet and that fill its disk, 1 to 1000; with `captureChanges` of PostgreSQL. Default 20. */
      unreadChangesGib: z.int().min(1).max(1000).default(20),
      /** Whether RDS itself tells, too: when it fails over, fails, is short of disk, patched or deleted. Default true. */
      events: z.boolean().default(true),
    })
    .default({ cpuPercent: 90, unreadChangesGib: 20, events: true }),
  /** The version has no standard support any more, and AWS charges for each hour (Extended Support): write `true` to accept it. Default: refused. */
  acknowledgeExtendedSupport: z.literal(true).optional(),
  /** The database is billed by the hour, around the clock: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the database is billed by the hour, around the clock"),
  }),
} as const;

/** Fields of every relational database that is there already. */
export const existingDatabase = {
  /**
   * Its security group, `sg-…`, in this VPC or one that is peered with it. Classic compute is let out to it, and to the
   * database in it. Default: how it is reached is said by `network.connections`.
   */
  securityGroupId: awsResourceId("sg").optional(),
  /**
   * It has a public address, and lets the addresses of Databricks' serverless compute in, which is for its owner to do.
   * Default: serverless compute reaches it by a private endpoint alone.
   */
  fromInternet: z.literal(true).optional(),
  /** Changes of its tables can be read; the plan holds its version against what the connectors take. Default false. */
  captureChanges: z.boolean().default(false),
} as const;
