import { z } from "zod";
import { CAPACITY_UNITS, DMS_SOURCES, type DmsEngine } from "../../facts/dms";
import { allowList } from "../allow-list";
import { distinct, logRetentionDays, slug, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { paused } from "../paused";
import { ref } from "../ref";
import { databaseName, weeklyWindow } from "../text/databases";
import { folder } from "../text/paths";
import {
  addedColumn,
  certificatePem,
  oracleWallet,
  replicationEngineVersion,
  replicationInstanceClass,
  tablePattern,
} from "../text/replication";
import { topicName } from "./msk-cluster";
import { openedSecret } from "./opened-secret";

const ENGINES = Object.keys(DMS_SOURCES.value) as DmsEngine[];

/** How DMS gets into a source. */
const signIn = {
  /** Database that is read, of Oracle its SID or service; PostgreSQL, SQL Server and Oracle are read one at a time. Default: all that the user sees. */
  database: databaseName.optional(),
  /** The secret with `{"username": …, "password": …, "host": …, "port": …}`; DMS takes the address from there, too. */
  signIn: openedSecret,
  /**
   * Certificates (PEM) of the authority that the database's own comes from; of RDS the bundle of the region. With them
   * DMS knows whom it talks to; MySQL is not reached encrypted without. Default: encrypted, and not checked.
   */
  certificateAuthority: certificatePem.optional(),
  /** How changes of Oracle are read, and how it is reached. Default: the source is no Oracle. */
  oracle: z
    .strictObject({
      /** Auto-login wallet `cwallet.sso` in base64, with the certificates of the database's authority and nothing else; DMS encrypts connections to Oracle with it alone. */
      wallet: oracleWallet,
      /**
       * What reads the redo logs: `log-miner`, which the database runs, or `binary-reader`, which DMS does itself, with
       * less load and more changes. Default `log-miner`.
       */
      reader: z.enum(["log-miner", "binary-reader"]).default("log-miner"),
      /** DMS adds supplemental logging to the tables itself, for which its user has `ALTER ANY TABLE`. Default false: somebody has added it. */
      addSupplementalLogging: z.boolean().default(false),
    })
    .optional(),
};

const source = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A database of this environment. */
    mode: z.literal("data-service"),
    /** The database (key of `dataServices`, kind `rds-instance` or `aurora-cluster`). */
    service: ref("dataService", { kind: ["rds-instance", "aurora-cluster"] }),
    ...signIn,
  }),
  z.strictObject({
    /** Any other database that the VPC reaches. */
    mode: z.literal("network"),
    /** Engine, as DMS calls it: `postgres`, `mysql`, `sqlserver`, … */
    engine: z.enum(ENGINES),
    /** IPv4 blocks of its addresses. The host name stands in the secret. */
    cidrs: allowList({ most: 20 }),
    /** TCP port, 1 to 65535, the same as in the secret. Default: the engine's. */
    port: z.int().min(1).max(65_535).optional(),
    ...signIn,
  }),
]);

const messages = {
  /** Messages about tables that were made or changed, beside those about rows; readers have to know them. Default false. */
  controlMessages: z.boolean().default(false),
};

const target = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Files in Parquet in a folder of a raw zone: `<folder>/<schema>/<table>/`. */
    mode: z.literal("zone"),
    /** Zone (key of `zones`, kind `raw`). Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Folder of the zone; tables get folders in it. Default: the key. */
    folder: folder.optional(),
    /** Changes of a day are in a folder `yyyy/mm/dd` of their table, by the time of their commit. Default true. */
    dateFolders: z.boolean().default(true),
    /** Column with the time of the commit, and for rows of the full load that of the load. Default `dms_timestamp`. */
    timestampColumn: addedColumn.default("dms_timestamp"),
    /**
     * Column with a number that grows with each change of the source, by which changes of one commit are told apart;
     * empty in rows of the full load. Default: there is none.
     */
    sequenceColumn: addedColumn.optional(),
    /**
     * Folder, below `folder`, that the changes of all tables come into together, in the order of their transactions.
     * Default: changes come into the folder of their table, beside the full load.
     */
    transactionsFolder: folder.optional(),
    /** When a file of changes ends; the first that is reached counts. */
    files: z
      .strictObject({
        /** Seconds, 60 to 3600. Default 60. */
        seconds: z.int().min(60).max(3600).default(60),
        /** Megabytes, 1 to 1024. Default 32. */
        megabytes: z.int().min(1).max(1024).default(32),
      })
      .prefault({}),
  }),
  z.strictObject({
    /** A JSON message for each row and change in a Kinesis stream, which a source `stream` reads. */
    mode: z.literal("stream"),
    /** The stream (key of `dataServices`, kind `kinesis-stream`). */
    stream: ref("dataService", { kind: "kinesis-stream", into: true }),
    ...messages,
  }),
  z.strictObject({
    /** A JSON message for each row and change in a topic of Kafka, which a source `stream` reads. */
    mode: z.literal("kafka"),
    /** The cluster (key of `dataServices`, kind `msk-cluster`, with brokers of its own: DMS signs in with a password, never by IAM). */
    cluster: ref("dataService", { kind: "msk-cluster", into: true }),
    /** Topic; it is there already. */
    topic: topicName,
    /** User of the cluster's `scramUsers` that DMS signs in as. Its password is a variable of Terraform, and stands in the state. */
    user: slug,
    ...messages,
  }),
]);

const table = z.strictObject({
  /** Schema of the source; of MySQL, the database. `%` stands for any characters. */
  schema: tablePattern,
  /** Tables of it, by name or pattern. Default `%`, all of them. */
  tables: distinct(z.array(tablePattern).min(1)).default(["%"]),
  /** Tables that are left out of those. Default none. */
  except: distinct(z.array(tablePattern)).default([]),
});

const shared = {
  /** Where rows come from. */
  source,
  /** Where they go. */
  target,
  /** What is replicated; another choice later starts anew. Default `full-load-and-changes`. */
  replicate: z.enum(["full-load", "changes", "full-load-and-changes"]).default("full-load-and-changes"),
  /** Tables that are replicated; views are not. */
  tables: z.array(table).min(1).max(100),
  /** Kilobytes of a large object (text, JSON, binary) that are taken, 1 to 102400. PostgreSQL: a longer one fails the replication; others cut it off. Default 64. */
  largeObjectKilobytes: z.int().min(1).max(102_400).default(64),
  /** PostgreSQL tells changes of tables too, for which its user makes triggers and a table of its own. Default false. */
  captureTableChanges: z.boolean().default(false),
  /**
   * Whether it runs. The first time, leave it out: the user of the database and the secret have to be there before, or
   * the apply fails. Default false.
   */
  started: z.boolean().default(false),
  /** It is made, and does not run; unpaused, it goes on where it was, as long as the database still has its changes. Default false. */
  paused: paused(),
  /** A standby in another zone takes over when one fails. Default true. */
  multiAz: z.boolean().default(true),
  /** Where it stands in the VPC. Default: in all subnets for data services. */
  network: z
    .strictObject({
      /** In a VPC that is made here: two or three availability zones. Default: all of the VPC. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1).max(3)).optional(),
      /** In a VPC that is there already, which needs it: two or three subnets, `subnet-…`, each in another zone. Default: those that are made for data services. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(3)).optional(),
    })
    .default({}),
  /** When AWS may patch and restart it, in UTC: `sun:03:00-sun:04:00`. Default: as AWS chooses. */
  maintenanceWindow: weeklyWindow.optional(),
  /** Days that its log is kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Minutes that changes may lag behind, 5 to 1440, before there is an alarm. Default 30. */
  alarmLagMinutes: z.int().min(5).max(1440).default(30),
} as const;

const acknowledgeHourlyCost = z.literal(true, {
  error: wrong(
    "is not accepted",
    "write true: it is billed by the hour, and where it follows changes around the clock",
  ),
});

const units = z.literal(CAPACITY_UNITS.value);

/** A replication of AWS DMS: tables of a database, and their changes, into a raw zone, a stream or a topic. */
export const dmsReplication = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A replication of AWS DMS. */
    kind: z.literal("dms-replication"),
    /** AWS sees to what it runs on, and to its size. */
    mode: z.literal("serverless"),
    /** Size, in DMS capacity units of 2 GB of memory each. */
    capacity: z.strictObject({
      /** Units at most: 1, 2, 4, 8, 16, 32, 64, 128, 192, 256 or 384. */
      maxUnits: units,
      /** Units that are there at least, one of the same. Default: as AWS computes it. */
      minUnits: units.optional(),
    }),
    ...shared,
    /** It is billed by the hour while it runs, and where it follows changes around the clock: write `true` to accept it. */
    acknowledgeHourlyCost,
  }),
  z.strictObject({
    /** A replication of AWS DMS. */
    kind: z.literal("dms-replication"),
    /** It runs on an instance of its own, of a class and a version. */
    mode: z.literal("instance"),
    /** Class of the instance, `dms.c6i.large`. */
    instanceClass: replicationInstanceClass,
    /** Version of DMS, `3.6.1`; minor ones come by themselves. Default: as AWS chooses. */
    engineVersion: replicationEngineVersion.optional(),
    /** GiB of its disk, for logs and changes that do not fit into memory, 5 to 6144. Default 50. */
    storageGib: z.int().min(5).max(6144).default(50),
    ...shared,
    /** The instance is billed by the hour, around the clock, whether it runs or not: write `true` to accept it. */
    acknowledgeHourlyCost,
  }),
]);
