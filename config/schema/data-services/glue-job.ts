import { z } from "zod";
import { GLUE_VERSIONS, GLUE_WORKERS } from "../../facts/glue";
import { ipv4Cidr } from "../cidr";
import { logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { publicHost } from "../network/domain";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { paused } from "../paused";
import { ref } from "../ref";
import { databaseName } from "../text/databases";
import { glueSchedule, tablePrefix } from "../text/glue";
import { folder, programPath } from "../text/paths";
import { description } from "../text/prose";
import { parameterName, programValue } from "../text/workloads";

const WORKERS = Object.keys(GLUE_WORKERS.value) as (keyof typeof GLUE_WORKERS.value)[];

/** What a connection to a database has, wherever the database is. */
const into = {
  /** Database on the server. */
  database: databaseName,
  /** Its user and password as JSON, `username` and `password` (key of `dataServices`, kind `secret`); the job's role is among its readers by itself. */
  login: ref("dataService", { kind: "secret" }),
  /** In a VPC that is made here: the one zone that the workers stand in. Default: the first of the VPC. */
  availabilityZoneIds: z.array(availabilityZoneId).length(1).optional(),
  /** In a VPC that is there already, which needs it: the one subnet of the workers, with a way to S3. Default: one of those for data services. */
  subnetIds: z.array(awsResourceId("subnet")).length(1).optional(),
};

/** A Spark job of AWS Glue: its program writes files into a folder of a raw zone. */
export const glueJob = z.strictObject({
  /** A Spark job of AWS Glue. */
  kind: z.literal("glue-job"),
  /** What the job is for; shown in the console. Default none. */
  description: description.optional(),
  /** What runs. */
  program: z.strictObject({
    /** Folder of the project, `programs/export`; all its files are shipped. */
    folder: programPath,
    /** The script, a file of the folder in Python: `main.py`. Its other Python files and wheels can be imported. */
    script: programPath,
  }),
  /** Version of Glue. Default `5.0`: Spark 3.5, Python 3.11. */
  glueVersion: z.enum(GLUE_VERSIONS.value).default("5.0"),
  /** What it runs on. */
  workers: z
    .strictObject({
      /** Type of the workers: `G.1X` has 4 CPUs and 16 GB; `R.…` have more memory. Default `G.1X`. */
      type: z.enum(WORKERS).default("G.1X"),
      /** How many workers, 2 to 299; the most of them with `autoScaling`. Default 2. */
      count: z.int().min(2).max(299).default(2),
      /** Only as many workers run as there is work for. Default true. */
      autoScaling: z.boolean().default(true),
    })
    .prefault({}),
  /** `flex` is cheaper, and starts when AWS has room for it; with workers of type `G.1X` and `G.2X`. Default `standard`. */
  execution: z.enum(["standard", "flex"]).default("standard"),
  /** Minutes after which a run is stopped, 1 to 2880. Default 60. */
  timeoutMinutes: z.int().min(1).max(2880).default(60),
  /** How often a run that failed is tried again, 0 to 10. Default 0. */
  retries: z.int().min(0).max(10).default(0),
  /** Runs at the same time, 1 to 100. Default 1. */
  concurrentRuns: z.int().min(1).max(100).default(1),
  /** Whether Glue remembers what earlier runs have read. Default `off`. */
  bookmarks: z.enum(["on", "paused", "off"]).default("off"),
  /** Further arguments of the script, without their hyphens; no secrets. `output_path` is there anyway. Default none. */
  parameters: z.record(parameterName, programValue).default({}),
  /** Zone (key of `zones`, kind `raw`) that it writes into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone that it writes into. Default: the key. */
  folder: folder.optional(),
  /** Database that it reads over JDBC, inside the VPC. Default: none, and the job stands in no VPC. */
  connection: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** A database of the configuration. */
        mode: z.literal("data-service"),
        /** The database (key of `dataServices`, kind `rds-instance` or `aurora-cluster`). */
        service: ref("dataService", { kind: ["rds-instance", "aurora-cluster"] }),
        ...into,
      }),
      z.strictObject({
        /** Another database, by its host name. */
        mode: z.literal("host"),
        /** What runs there. */
        system: z.enum(["postgresql", "mysql", "sql-server", "oracle"]),
        /** Host name. */
        host: publicHost,
        /** TCP port, 1 to 65535. Default: that of the system. */
        port: z.int().min(1).max(65_535).optional(),
        /** IPv4 block that the host is in; workers are let out to it. */
        cidr: ipv4Cidr,
        ...into,
      }),
    ])
    .optional(),
  /** A crawler that enters what was written into the Glue Data Catalog after each run. Default: none. */
  crawler: z
    .strictObject({
      /** What the job writes: `files` of Parquet, JSON, CSV and the like, or tables of Apache `iceberg`. Default `files`. */
      finds: z.enum(["files", "iceberg"]).default("files"),
      /** What names of tables begin with. Default: nothing. */
      tablePrefix: tablePrefix.optional(),
    })
    .optional(),
  /** What starts a run. */
  trigger: z.discriminatedUnion("mode", [
    z.strictObject({
      /** People and programs, which start the workflow. */
      mode: z.literal("on-demand"),
    }),
    z.strictObject({
      /** A schedule. */
      mode: z.literal("schedule"),
      /** When, in UTC: `cron(15 2 * * ? *)`. */
      cron: glueSchedule,
      /** The trigger is made, but starts nothing. Default false. */
      paused: paused(),
    }),
  ]),
  /** Days that the logs of runs are kept; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Hours without a run that succeeded, 1 to 168, after which there is an alarm. Default: no alarm. */
  expectSuccessWithinHours: z.int().min(1).max(168).optional(),
});
