import { z } from "zod";
import { AIRFLOW_CLASSES } from "../../facts/airflow";
import { allowList } from "../allow-list";
import { distinct, logRetentionDays, wrong } from "../common";
import { takes } from "../company/mark";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { ref } from "../ref";
import { airflowOption, airflowVersion, maintenanceStart } from "../text/airflow";
import { objectVersion } from "../text/kafka-connect";
import { programPath } from "../text/paths";
import { programValue } from "../text/workloads";

const CLASSES = Object.keys(AIRFLOW_CLASSES.value) as [keyof typeof AIRFLOW_CLASSES.value];
const level = z.enum(["OFF", "CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"]);

const shared = {
  /** Apache Airflow that starts jobs of Databricks. */
  kind: z.literal("airflow"),
  /** Workspace (key of `workspaces`) of the jobs. */
  workspace: ref("workspace"),
  /** Jobs (keys of `workloads`, kind `job`) of the workspace that it starts. */
  jobs: distinct(z.array(ref("workload", { kind: "job", sameWorkspace: true })).min(1)),
  /**
   * Service principal (key of the account's `servicePrincipals`) that Airflow signs in as; it may start the jobs, and not
   * the one that Terraform runs as. Its secret is put by hand.
   */
  startsAs: ref("servicePrincipal", { signsIn: true }),
} as const;

const made = z.strictObject({
  ...shared,
  /** An environment of Amazon MWAA, made here. */
  mode: z.literal("create"),
  /** Version of Airflow. From one major version to the next MWAA changes no environment. Default `3.0.6`. */
  airflowVersion: airflowVersion.default("3.0.6"),
  /** Size of its schedulers, workers and web servers. Default `mw1.small`. */
  environmentClass: z.enum(CLASSES).default("mw1.small"),
  /** Workers, 1 to 25; `mw1.micro` has one. */
  workers: z
    .strictObject({
      /** As many there always are. Default 1. */
      least: z.int().min(1).max(25).default(1),
      /** As many there are when there is most to do. Default `least`. */
      most: z.int().min(1).max(25).optional(),
    })
    .prefault({}),
  /** Schedulers, 2 to 5; `mw1.micro` has one. Default: the fewest of its class. */
  schedulers: z.int().min(1).max(5).optional(),
  /** Web servers, 2 to 5; `mw1.micro` has one. Default: the fewest of its class. */
  webservers: z
    .strictObject({
      /** As many there always are. */
      least: z.int().min(1).max(5),
      /** As many there are when its API is called most. */
      most: z.int().min(1).max(5),
    })
    .optional(),
  /** What it runs: a folder of the project, all of which is shipped. DAGs are in its folder `dags`. */
  program: z.strictObject({
    /** The folder: `programs/airflow`. */
    folder: programPath,
    /** File with Python packages, a path inside the folder: `requirements.txt`. Default none. */
    requirements: programPath.optional(),
    /** Archive with plugins, and with wheels of packages where there is no way to PyPI. Default none. */
    plugins: z
      .discriminatedUnion("mode", [
        z.strictObject({
          /** A file of the folder. */
          mode: z.literal("shipped"),
          /** The archive, a path inside the folder: `plugins.zip`. */
          file: programPath,
        }),
        z.strictObject({
          /** Somebody has put it into the bucket: it may be larger than what is shipped. */
          mode: z.literal("uploaded"),
          /** Its key in the bucket, not among those of the folder: `uploads/plugins.zip`. */
          key: programPath,
          /** Version of the object, so that nobody puts another program in its place. */
          version: objectVersion,
        }),
      ])
      .optional(),
    /** Shell script that every component runs when it starts, a path inside the folder: `startup.sh`. Default none. */
    startupScript: programPath.optional(),
  }),
  /** Options of Airflow, `core.parallelism` → value; never a secret. Default none. */
  configuration: z.record(airflowOption, programValue).default({}),
  /** Who reaches the web server; everybody signs in with IAM. Default `private`: who is in the VPC. */
  access: z
    .discriminatedUnion("mode", [
      z.strictObject({
        /** Who is in the VPC, or comes from the blocks. */
        mode: z.literal("private"),
        /** IPv4 blocks that people come from. Default none. */
        clientCidrs: allowList({ least: 0, most: 20 }).default([]),
      }),
      z.strictObject({
        /** The internet. */
        mode: z.literal("public"),
        /** It answers everybody then, also where the workspaces are private: write `true` to accept it. */
        acknowledgePublicWebserver: z.literal(true, {
          error: wrong("is not accepted", 'write true, or use mode "private"'),
        }),
      }),
    ])
    .prefault({ mode: "private" }),
  /** What each component logs, into log groups that are encrypted with the environment's key. */
  logs: z
    .strictObject({
      /** What reads DAGs. Default `WARNING`. */
      dagProcessing: level.default("WARNING"),
      /** What decides when something starts. Default `WARNING`. */
      scheduler: level.default("WARNING"),
      /** What DAGs do. Default `INFO`. */
      task: level.default("INFO"),
      /** What people see. Default `WARNING`. */
      webserver: level.default("WARNING"),
      /** What runs tasks. Default `WARNING`. */
      worker: level.default("WARNING"),
      /** Days, one of CloudWatch's values. Default 90. */
      retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    })
    .prefault({}),
  /** When AWS may keep it up, for two hours a week, in UTC: `SUN:03:30`. Default `SUN:03:00`. */
  maintenanceWindow: maintenanceStart.default("SUN:03:00"),
  /** Whether tasks that run may end before a change replaces their workers. Default `graceful`. */
  workerReplacement: z.enum(["graceful", "forced"]).default("graceful"),
  /** Where it stands in the VPC. MWAA takes two zones; others later would replace it. */
  network: z
    .strictObject({
      /** In a VPC that is made here: two of its availability zones. Default: the first two. */
      availabilityZoneIds: distinct(z.array(availabilityZoneId).length(2)).optional(),
      /** In a VPC that is there already, which needs it: two of its subnets, private ones in different zones. Default none. */
      subnetIds: distinct(z.array(awsResourceId("subnet")).length(2)).optional(),
    })
    .prefault({}),
  /** It is billed by the hour, around the clock, whether something runs or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: the environment is billed by the hour, whether something runs or not"),
  }),
});

const existing = z.strictObject({
  ...shared,
  /** Airflow that is there already, wherever it is: its service principal is let on here. */
  mode: z.literal("existing"),
});

/** Apache Airflow that starts jobs of Databricks. */
export const airflow = z.discriminatedUnion("mode", [made, existing]);
