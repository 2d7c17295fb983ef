import { z } from "zod";
import { distinct, logRetentionDays, slug } from "../common";
import { takes } from "../company/mark";
import { eventSchedule } from "../event-schedule";
import { ref } from "../ref";
import { functionArn } from "../text/aws";
import { eventField } from "../text/events";
import { programPath } from "../text/paths";
import { description } from "../text/prose";
import { parameterName, programValue } from "../text/workloads";

const name = {
  /** Its name, unique in the state machine. */
  name: slug,
} as const;

/** One thing after the other. */
const step = z.discriminatedUnion("type", [
  z.strictObject({
    /** Starts a job, and waits until its run has ended well. */
    type: z.literal("run-job"),
    ...name,
    /** The job (key of `workloads`, kind `job`) of the workspace. */
    job: ref("workload", { kind: "job", sameWorkspace: true }),
    /** Parameters of the job that the run is given. Default: as the job has them. */
    parameters: z
      .record(
        parameterName,
        z.discriminatedUnion("mode", [
          z.strictObject({
            /** The same for each run. */
            mode: z.literal("value"),
            /** What each run gets. */
            value: programValue,
          }),
          z.strictObject({
            /** A value of what the execution was started with. */
            mode: z.literal("input"),
            /** Where it is: `order.id`; after a schedule `scheduledTime`. */
            field: eventField,
          }),
        ]),
      )
      .default({}),
    /** Seconds between two looks at the run, 10 to 3600. Each is a transition that AWS charges for. Default 60. */
    pollSeconds: z.int().min(10).max(3600).default(60),
  }),
  z.strictObject({
    /** Calls a Lambda function, and waits for its answer. */
    type: z.literal("function"),
    ...name,
    /** Its ARN, of this account and region. It gets what the execution was started with, and what came of earlier steps. */
    functionArn,
  }),
  z.strictObject({
    /** Waits. */
    type: z.literal("wait"),
    ...name,
    /** Seconds, 1 to 86400. */
    seconds: z.int().min(1).max(86_400),
  }),
]);

/** A state machine of AWS Step Functions that works with jobs of Databricks. */
export const stateMachine = z.strictObject({
  /** A state machine of AWS Step Functions that works with jobs of Databricks. */
  kind: z.literal("state-machine"),
  /** Workspace (key of `workspaces`) of the jobs; one that the internet reaches. */
  workspace: ref("workspace"),
  /** What it is for, written into its definition. Default none. */
  description: description.optional(),
  /** What it does. */
  definition: z.discriminatedUnion("mode", [
    z.strictObject({
      /** One step after the other; it ends at the first that fails. */
      mode: z.literal("steps"),
      /** The steps in their order, 1 to 100. */
      steps: z.array(step).min(1).max(100),
      /** Minutes after which an execution is given up, 1 to 525600; a run of Databricks goes on. Default 1440, a day. */
      timeoutMinutes: z.int().min(1).max(525_600).default(1440),
    }),
    z.strictObject({
      /** A definition of your own in the Amazon States Language, in JSONata or JSONPath. */
      mode: z.literal("file"),
      /** Folder of the project that it is in: `programs/orders`. */
      folder: programPath,
      /** The file, a path inside the folder: `orders.asl.json`. */
      file: programPath,
      /** Jobs (keys of `workloads`, kind `job`) of the workspace that it starts. Default none. */
      jobs: distinct(z.array(ref("workload", { kind: "job", sameWorkspace: true }))).default([]),
      /** ARNs of Lambda functions of this account and region that it calls. Default none. */
      functions: distinct(z.array(functionArn)).default([]),
    }),
  ]),
  /** Set times at which it starts. Default: somebody or something starts it. */
  schedule: eventSchedule.optional(),
  /** What is kept of executions, in a log group that is encrypted with the environment's key. */
  log: z
    .strictObject({
      /** All events, errors, or what ended an execution. Default `ERROR`. */
      level: z.enum(["ALL", "ERROR", "FATAL"]).default("ERROR"),
      /** Whether input and output are in the log, too. Default false. */
      includeData: z.boolean().default(false),
      /** Days, one of CloudWatch's values. Default 90. */
      retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    })
    .prefault({}),
  /**
   * Service principal (key of the account's `servicePrincipals`) that AWS signs in as; it may start the jobs, and not the
   * one that Terraform runs as. Its secret is put by hand.
   */
  startsAs: ref("servicePrincipal", { signsIn: true }),
});
