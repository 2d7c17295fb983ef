import { z } from "zod";
import { billedUnder } from "../budget-policies";
import { distinct, ucName } from "../common";
import { takes } from "../company/mark";
import { dataAccess } from "../data-access";
import { eventAlerts } from "../event-alerts";
import { fillable } from "../fillable";
import { retries, timeoutMinutes } from "../loading";
import { paused } from "../paused";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { secretReference } from "../secret-reference";
import { email } from "../text/mail";
import { programPath } from "../text/paths";
import { reason } from "../text/prose";
import { timeZone } from "../text/schedule";
import { tags } from "../text/tags";
import { configurationKey, dependency, programValue } from "../text/workloads";

/** A declarative pipeline of your own: streaming tables and materialized views, written in Python or SQL. */
export const pipeline = z.strictObject({
  /** A declarative pipeline of your own: streaming tables and materialized views, written in Python or SQL. */
  kind: z.literal("pipeline"),
  /** Workspace (key of `workspaces`) that it runs in. */
  workspace: ref("workspace"),
  /** Its program, expectations included. */
  program: z.strictObject({
    /** Folder of the project, from its root: `programs/orders`. All of it is shipped, at most 20 MB. */
    folder: programPath,
    /**
     * Files of the folder, or folders in it, that define tables; Python can import the others. Default: every `.py` and
     * `.sql` file.
     */
    definitions: distinct(z.array(programPath).min(1)).optional(),
  }),
  /** Catalog (key of `catalogs`) of its schema, and of names that the program does not qualify. */
  catalog: ref("catalog"),
  /** Schema that it makes and fills tables in, and of names that the program does not qualify. */
  schema: ref("schema", { reads: true }),
  /** Tables and views that it makes there, so that nothing else does. Default: none is claimed. */
  tables: distinct(z.array(ucName)).default([]),
  ...dataAccess,
  /** What the program reads with `spark.conf.get`, and in SQL as `${key}`; or settings of Spark. Default none. */
  configuration: z.record(configurationKey, programValue).default({}),
  /** The same, with values out of secret scopes; on classic compute alone. Default none. */
  secrets: z.record(configurationKey, secretReference).default({}),
  /** Scopes (keys of `secretScopes`) whose secrets the program reads with `dbutils.secrets.get`. Default none. */
  secretScopes: distinct(z.array(ref("secretScope"))).default([]),
  /** Where it runs. Default: serverless. */
  compute: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** In Databricks' account, as large as it has to be. */
        mode: z.literal("serverless"),
        /** Python packages that its program imports, as pip writes them: `["holidays==0.84"]`. Default none. */
        dependencies: distinct(z.array(dependency)).default([]),
      }),
      z.strictObject({
        /** On instances of the environment's network. */
        mode: z.literal("classic"),
        /** Cluster policy (key of `clusterPolicies`) of the workspace, of workload `pipeline`. */
        clusterPolicy: ref("clusterPolicy"),
        /** Compute profile (key of the account's `computeProfiles`) that says how many workers, where that is left out here. Default none. */
        profile: ref("computeProfile").optional(),
        /** Workers that it has while it runs, 1 to 100. Default 1. */
        minWorkers: z.int().min(1).max(100).default(1),
        /** Workers that it may grow to, at least `minWorkers`, at most what the policy allows. Default 4. */
        maxWorkers: z.int().min(1).max(100).default(4),
        /** The faster engine, at a higher price per hour. Default true. */
        photon: z.boolean().default(true),
        /** `CORE` streams and materializes, `PRO` adds AUTO CDC, `ADVANCED` adds expectations. Default `ADVANCED`. */
        edition: z.enum(["CORE", "PRO", "ADVANCED"]).default("ADVANCED"),
      }),
    ])
    .default({ mode: "serverless", dependencies: [] }),
  /** When it runs. */
  run: z.discriminatedUnion("mode", [
    z.strictObject({
      /** At set times: everything that has come since the last time. */
      mode: z.literal("scheduled"),
      /** When it runs. */
      schedule,
      /** Retries of a failed run, 0 to 10. Default 2. */
      retries,
      /** Minutes after which a run is given up, 10 to 1440. Default 120. */
      timeoutMinutes: timeoutMinutes.default(120),
    }),
    z.strictObject({
      /** On and on: results follow within seconds, and compute is paid day and night. */
      mode: z.literal("continuous"),
      /** Why that is worth its price, 10 to 300 characters. */
      acknowledgeContinuousCost: reason,
      /** The pipeline is made, and nothing runs it. One that is running when it is paused is stopped by hand. Default false. */
      paused: paused(),
      /** When Databricks may restart it, for updates of its own. Default: at any time. */
      restartWindow: z
        .strictObject({
          /** Hour of the day at which five hours begin, 0 to 23. */
          startHour: z.int().min(0).max(23),
          /** Days on which it may. Default: every day. */
          daysOfWeek: distinct(
            z.array(z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"])).min(1),
          ).optional(),
          /** IANA time zone of `startHour`. Default `UTC`. */
          timezone: timeZone.default("UTC"),
        })
        .optional(),
    }),
    z.strictObject({
      /** When somebody, or a task of a job, starts it. */
      mode: z.literal("triggered"),
    }),
  ]),
  /** No retries and a cluster that stays, for trying things out. Default false. */
  development: z.boolean().default(false),
  /** Release of the engine: `PREVIEW` gets new ones earlier. Default `CURRENT`. */
  channel: z.enum(["CURRENT", "PREVIEW"]).default("CURRENT"),
  /** Table in `schema` that gets the event log, with the outcome of every expectation. Default `<key>_event_log`. */
  eventLogTable: ucName.optional(),
  /** Who is told. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
  /** Of what they are told. Default `on-update-fatal-failure` and `on-flow-failure`. */
  notifyOf: distinct(
    z.array(z.enum(["on-update-success", "on-update-failure", "on-update-fatal-failure", "on-flow-failure"])).min(1),
  ).default(["on-update-fatal-failure", "on-flow-failure"]),
  /** What is told of it by a query over the event log. Default nothing. */
  alerts: eventAlerts.optional(),
  /** Service principal (key of the account's `servicePrincipals`) that it runs as; not the one that Terraform runs as. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  ...billedUnder,
  /** Account group → what it may do with the pipeline. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_VIEW", "CAN_RUN", "CAN_MANAGE"]).default({}),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
});
