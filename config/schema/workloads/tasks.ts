import { z } from "zod";
import { distinct, slug, ucName } from "../common";
import { paused } from "../paused";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { email } from "../text/mail";
import { displayName } from "../text/names";
import { programPath } from "../text/paths";

import {
  dbtCommand,
  dependency,
  jarPath,
  javaClass,
  parameterName,
  programValue,
  pythonName,
  taskKey,
} from "../text/workloads";

const parameters = z.record(parameterName, programValue).default({});
const values = z.array(programValue).default([]);

/** Where Python runs: exactly one of the two. */
const python = {
  /** Cluster of the job's `clusters` that it runs on. Default: serverless. */
  cluster: slug.optional(),
  /** Environment of the job's `environments` that it runs in, serverless. Default: on `cluster`. */
  environment: slug.optional(),
  /** Python packages that are installed on the cluster; those of serverless are the environment's. Default none. */
  dependencies: distinct(z.array(dependency)).default([]),
  /** Wheels of the program that are installed on the cluster. Default none. */
  wheels: distinct(z.array(programPath)).default([]),
} as const;

const warehouse = ref("consumer", { kind: "sql-warehouse", sameWorkspace: true });

const types = {
  notebook: {
    /** A notebook of the program. */
    type: z.literal("notebook"),
    /** Its file in the program's folder: `report.py`, `.sql`, `.scala` or `.r`. */
    file: programPath,
    /** Values of its widgets. Default none. */
    parameters,
    /** Cluster of the job's `clusters` that it runs on. Default: serverless. */
    cluster: slug.optional(),
  },
  python: {
    /** A file of Python that is run as a script. */
    type: z.literal("python"),
    /** Its path in the program's folder. */
    file: programPath,
    /** Arguments of its command line. Default none. */
    parameters: values,
    ...python,
  },
  wheel: {
    /** A function of a Python package that is built already. */
    type: z.literal("wheel"),
    /** Name of the package. */
    package: pythonName,
    /** Entry point of the package that is called. */
    entryPoint: pythonName,
    /** Arguments of its command line. Default none. */
    parameters: values,
    ...python,
  },
  jar: {
    /** A program of Java or Scala that is built already, on a cluster of access mode `dedicated`. */
    type: z.literal("jar"),
    /** Class whose `main` is called, with its package: `com.acme.rules.Main`. */
    mainClass: javaClass,
    /** JARs that are installed on the cluster, that of the class among them; the job's service principal has to be able to read them. */
    jars: distinct(z.array(jarPath).min(1).max(20)),
    /** Arguments of its command line. Default none. */
    parameters: values,
    /** Cluster of the job's `clusters` that it runs on; serverless compute takes no JARs here. */
    cluster: slug,
    /**
     * The JARs are on the metastore's allowlist, which a cluster of access mode `standard` asks for, and this environment's
     * `metastore.artifactAllowlist` does not say so. Default false.
     */
    allowlisted: z.boolean().default(false),
  },
  sql: {
    /** Statements of SQL, on a warehouse. */
    type: z.literal("sql"),
    /** Their file in the program's folder. */
    file: programPath,
    /** SQL warehouse (key of `consumers`, same workspace) that runs them; the job's service principal is let on it. */
    warehouse,
    /** Values of its parameters. Default none. */
    parameters,
  },
  query: {
    /** A saved query, on a warehouse. */
    type: z.literal("query"),
    /** Query (key of `consumers`, same workspace). The job's service principal is let run it, and is granted `SELECT` on its schema; what it reads elsewhere stands in the job's `reads`. */
    query: ref("consumer", { kind: "query", sameWorkspace: true }),
    /** SQL warehouse (key of `consumers`, same workspace) that runs it; the job's service principal is let on it. */
    warehouse,
    /** Values of its parameters, of those that it has. Default: as the query says. */
    parameters,
  },
  dbt: {
    /** A project of dbt: `dbt-databricks` is among the packages of its environment or cluster. */
    type: z.literal("dbt"),
    /** Folder of the project in the program's folder. Default: the program's folder. */
    project: programPath.optional(),
    /** What dbt runs, in this order, at most 10: `["dbt deps", "dbt build"]`. */
    commands: z.array(dbtCommand).min(1).max(10),
    /** SQL warehouse (key of `consumers`, same workspace) that its models run on; the job's service principal is let on it. */
    warehouse,
    /** Catalog (key of `catalogs`) of its models. */
    catalog: ref("catalog"),
    /** Schema of its models. */
    schema: ref("schema", { reads: true }),
    ...python,
  },
  "great-expectations": {
    /** Checks of tables by suites of Great Expectations; tasks that depend on it go on where the tables are good. */
    type: z.literal("great-expectations"),
    /** Suites with the tables that they are about; at least one, at most 100. */
    suites: z
      .array(
        z.strictObject({
          /** File of the suite in the program's folder, JSON as Great Expectations 1 saves it: `suites/orders.json`. */
          file: programPath,
          /** Catalog (key of `catalogs`) of the table. */
          catalog: ref("catalog"),
          /** Schema of the table; the job's service principal is granted `SELECT` on it. */
          schema: ref("schema", { reads: true }),
          /** Table or view that is checked, as a whole. */
          table: readTable(),
        }),
      )
      .min(1)
      .max(100),
    /** Table that results are added to, a row per expectation and run. It is made where it is not there; several jobs may share one. */
    results: z.strictObject({
      /** Catalog (key of `catalogs`) of the table. */
      catalog: ref("catalog"),
      /** Schema of the table; the job's service principal is granted `CREATE_TABLE` and `MODIFY` on it. */
      schema: ref("schema", { reads: true }),
      /** Name of the table. */
      table: ucName,
    }),
    /**
     * Where an expectation of severity `critical`, the default in suites, is not met: `fail` ends the task as failed;
     * `report` ends it well, and conditions ask for `{{tasks.<task>.values.success}}`. Default `fail`.
     */
    onFailure: z.enum(["fail", "report"]).default("fail"),
  },
  pipeline: {
    /** An update of a pipeline of your own. */
    type: z.literal("pipeline"),
    /** Pipeline (key of `workloads`, same workspace). */
    pipeline: ref("workload", { kind: "pipeline", sameWorkspace: true }),
    /** Computes every table from its beginning. Default false. */
    fullRefresh: z.boolean().default(false),
  },
  source: {
    /** An update of the pipeline that loads a source. */
    type: z.literal("source"),
    /** Source (key of `sources`, same workspace). */
    source: ref("source", { sameWorkspace: true }),
  },
  dashboard: {
    /** Queries a published dashboard afresh, and sends a picture of it to subscribers. */
    type: z.literal("dashboard"),
    /** Dashboard (key of `consumers`, same workspace). The job's service principal is let see it, and is granted `SELECT` on its schema. */
    dashboard: ref("consumer", { kind: "dashboard", sameWorkspace: true }),
    /** SQL warehouse (key of `consumers`, same workspace) that runs its queries for it, not `CLASSIC`; the job's service principal is let on it. */
    warehouse,
    /** Who gets a picture of it by mail, with what the job's service principal may read. Default nobody. */
    subscription: z
      .strictObject({
        /** Users of the workspace, by the address that they sign in with. Default none. */
        users: distinct(z.array(email)).default([]),
        /** Notification destinations (keys of `notificationDestinations`) of the workspace. Default none. */
        destinations: distinct(z.array(ref("notificationDestination"))).default([]),
        /** Subject of the mail. Default: what Databricks writes. */
        subject: displayName(1, 200).optional(),
        /** It is queried afresh, but nobody gets a picture. Default false. */
        paused: paused(),
      })
      .optional(),
  },
  "clean-room-notebook": {
    /** A notebook of a Databricks clean room, on data of several companies that none of them sees. It runs serverless, in the room. */
    type: z.literal("clean-room-notebook"),
    /** Name of the clean room, which is made by hand. */
    room: displayName(1, 255),
    /** Name of the notebook in the room. */
    notebook: displayName(1, 255),
    /** The version of the notebook that somebody has read, as the room says it: with any other one the task fails. Default: the version that is there. */
    etag: displayName(1, 200).optional(),
    /** Values of its widgets. Default none. */
    parameters,
  },
  "run-job": {
    /** A run of another job, to its end. */
    type: z.literal("run-job"),
    /** Job (key of `workloads`, same workspace). */
    job: ref("workload", { kind: "job", sameWorkspace: true }),
    /** Values of its parameters. Default: as the job says. */
    parameters,
  },
} as const;

const flow = {
  /** What it does; shown in the user interface. Default none. */
  description: programValue.optional(),
  /** Tasks that it waits for. Default: it starts with the job. */
  dependsOn: z
    .array(
      z.strictObject({
        /** Key of the task. */
        task: taskKey,
        /** Outcome of a task of type `condition` with which it goes on. Default: of other tasks, none is needed. */
        outcome: z.boolean().optional(),
      }),
    )
    .default([]),
  /** How those have to end. Default `ALL_SUCCESS`. */
  runIf: z
    .enum(["ALL_SUCCESS", "ALL_DONE", "NONE_FAILED", "AT_LEAST_ONE_SUCCESS", "ALL_FAILED", "AT_LEAST_ONE_FAILED"])
    .default("ALL_SUCCESS"),
} as const;

const trying = {
  /** Retries when it fails, 0 to 10. Default 0. */
  retries: z.int().min(0).max(10).default(0),
  /** Seconds before each retry, 10 to 3600. Default 60. */
  retryAfterSeconds: z.int().min(10).max(3600).default(60),
  /** Retries when its time is over, too. Default false. */
  retryOnTimeout: z.boolean().default(false),
  /** Minutes after which it is given up, 1 to 10080. Default: those of the job. */
  timeoutMinutes: z.int().min(1).max(10_080).optional(),
} as const;

/** What a task of type `for-each` runs, once per value. */
export const repeatedTask = z.discriminatedUnion("type", [
  z.strictObject({ ...types.notebook, ...trying }),
  z.strictObject({ ...types.python, ...trying }),
  z.strictObject({ ...types.wheel, ...trying }),
  z.strictObject({ ...types.jar, ...trying }),
  z.strictObject({ ...types.sql, ...trying }),
  z.strictObject({ ...types.query, ...trying }),
  z.strictObject({ ...types["clean-room-notebook"], ...trying }),
  z.strictObject({ ...types["run-job"], ...trying }),
]);

/** A step of a job. */
export const task = z.discriminatedUnion("type", [
  z.strictObject({ ...types.notebook, ...flow, ...trying }),
  z.strictObject({ ...types.python, ...flow, ...trying }),
  z.strictObject({ ...types.wheel, ...flow, ...trying }),
  z.strictObject({ ...types.jar, ...flow, ...trying }),
  z.strictObject({ ...types.sql, ...flow, ...trying }),
  z.strictObject({ ...types.query, ...flow, ...trying }),
  z.strictObject({ ...types.dbt, ...flow, ...trying }),
  z.strictObject({ ...types["great-expectations"], ...flow, ...trying }),
  z.strictObject({ ...types.pipeline, ...flow, ...trying }),
  z.strictObject({ ...types.source, ...flow, ...trying }),
  z.strictObject({ ...types.dashboard, ...flow, ...trying }),
  z.strictObject({ ...types["clean-room-notebook"], ...flow, ...trying }),
  z.strictObject({ ...types["run-job"], ...flow, ...trying }),
  z.strictObject({
    /** A comparison that decides which tasks go on: those that depend on its `outcome`. */
    type: z.literal("condition"),
    /** What is compared: text, or `{{job.parameters.<name>}}`, `{{tasks.<task>.values.<name>}}`. */
    left: programValue,
    /** How: numbers for all but the first two. */
    op: z.enum(["EQUAL_TO", "NOT_EQUAL", "GREATER_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN", "LESS_THAN_OR_EQUAL"]),
    /** What it is compared with. */
    right: programValue,
    ...flow,
  }),
  z.strictObject({
    /** The same task for each of several values, which it gets as `{{input}}`. */
    type: z.literal("for-each"),
    /** The values, at most 100. Default: `inputsFrom`. */
    inputs: z.array(programValue).min(1).max(100).optional(),
    /** Where a list of values comes from: `{{tasks.<task>.values.<name>}}`, `{{job.parameters.<name>}}`. Default: `inputs`. */
    inputsFrom: programValue.optional(),
    /** Values that are worked on at the same time, 1 to 100. Default 1. */
    concurrency: z.int().min(1).max(100).default(1),
    /** What is run. */
    task: repeatedTask,
    ...flow,
  }),
]);
