import { z } from "zod";
import { FEWEST_AT_ONCE } from "../../facts/functions";
import { distinct, logRetentionDays } from "../common";
import { takes } from "../company/mark";
import { eventPattern } from "../event-pattern";
import { eventSchedule } from "../event-schedule";
import { availabilityZoneId, awsResourceId } from "../network/ids";
import { paused } from "../paused";
import { ref } from "../ref";
import { eventField } from "../text/events";
import { description } from "../text/prose";
import { parameterName, programValue } from "../text/workloads";

/** What starts it. */
const on = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Each event that fits. */
    mode: z.literal("event"),
    /** Bus (key of `dataServices`, kind `event-bus`) that the events are on. Default: the account's default bus. */
    bus: ref("dataService", { kind: "event-bus" }).optional(),
    /** Which events; not all of them. */
    pattern: eventPattern,
    /** The trigger is made, and events that come meanwhile start nothing, also later. Default false. */
    paused: paused(),
  }),
  z.strictObject({
    /** Set times, by EventBridge Scheduler; a job can have a schedule of its own, too. */
    mode: z.literal("schedule"),
    /** When. */
    schedule: eventSchedule,
  }),
]);

/** How the workspace is called. */
const through = z.discriminatedUnion("mode", [
  z.strictObject({
    /** By EventBridge, from the internet. */
    mode: z.literal("internet"),
    /** Runs that are started in a second at most, 1 to 300; others wait. Default 5. */
    startsPerSecond: z.int().min(1).max(300).default(5),
  }),
  z.strictObject({
    /** By a function in the VPC, over the endpoint of back-end PrivateLink. */
    mode: z.literal("function"),
    /**
     * The secret (key of `dataServices`, kind `secret`) that holds the OAuth secret of `startsAs`, as it is and nothing
     * else. The function's role is among its readers by itself.
     */
    signIn: ref("dataService", { kind: "secret" }),
    /** Runs that are started at once at most, 2 to 100; others wait. They are taken from the account's functions. Default 2. */
    startsAtOnce: z.int().min(FEWEST_AT_ONCE.value).max(100).default(FEWEST_AT_ONCE.value),
    /** Days that its log is kept; one of CloudWatch's values. Default 90. */
    logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
    /** In a VPC that is made here: its availability zones. Default: all that have subnets for data services. */
    availabilityZoneIds: distinct(z.array(availabilityZoneId).min(1)).optional(),
    /** In a VPC that is there already, which needs it: its subnets. Default none. */
    subnetIds: distinct(z.array(awsResourceId("subnet")).min(1).max(16)).optional(),
  }),
]);

/** Something in AWS that starts a job. */
export const eventTrigger = z.strictObject({
  /** Something in AWS that starts a job. */
  kind: z.literal("event-trigger"),
  /** Workspace (key of `workspaces`) of the job. */
  workspace: ref("workspace"),
  /** What it is for; shown in the console. Default none. */
  description: description.optional(),
  /** The job (key of `workloads`, kind `job`). */
  job: ref("workload", { kind: "job", sameWorkspace: true }),
  /** What starts it. */
  on,
  /** Parameters of the job that a run is given. Default: as the job has them. */
  parameters: z
    .record(
      parameterName,
      z.discriminatedUnion("mode", [
        z.strictObject({
          /** The same for each run. */
          mode: z.literal("value"),
          /** The value, without `<` and `>`. */
          value: programValue,
        }),
        z.strictObject({
          /** A value in the event's detail. */
          mode: z.literal("event"),
          /** Where it is: `order.id`. */
          field: eventField,
        }),
      ]),
    )
    .default({}),
  /** How the workspace is called. Default: from the internet, which has to reach it. */
  through: through.prefault({ mode: "internet" }),
  /** How long a start is tried, before the event goes to the trigger's dead-letter queue. */
  retry: z
    .strictObject({
      /** Hours, 1 to 24. Default 24. */
      hours: z.int().min(1).max(24).default(24),
      /** Attempts, 0 to 185. Default 185. */
      attempts: z.int().min(0).max(185).default(185),
    })
    .prefault({}),
  /**
   * Service principal (key of the account's `servicePrincipals`) that AWS signs in as; it may start the job, and not the
   * one that Terraform runs as. Its secret is put by hand.
   */
  startsAs: ref("servicePrincipal", { signsIn: true }),
});
