import { z } from "zod";
import { billedUnder } from "../budget-policies";
import { distinct, slug } from "../common";
import { takes } from "../company/mark";
import { dataAccess } from "../data-access";
import { fillable } from "../fillable";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { email } from "../text/mail";
import { programPath } from "../text/paths";
import { description } from "../text/prose";
import { tags } from "../text/tags";
import { parameterName, programValue, taskKey } from "../text/workloads";
import { jobCluster, jobEnvironment } from "./job-compute";
import { task } from "./tasks";
import { trigger } from "./triggers";

const addresses = distinct(z.array(email));
const destinations = distinct(z.array(ref("notificationDestination")).max(3));

/** Several tasks that run one after the other, or beside each other: a job of your own. */
export const job = z.strictObject({
  /** Several tasks that run one after the other, or beside each other: a job of your own. */
  kind: z.literal("job"),
  /** Workspace (key of `workspaces`) that it runs in. */
  workspace: ref("workspace"),
  /** What it is for; shown in the user interface. Default none. */
  description: description.optional(),
  /** Folder of the project with its notebooks and files, from the project's root: `programs/nightly`. Default: it needs none. */
  program: z
    .strictObject({
      /** The folder. All of it is shipped, at most 20 MB. */
      folder: programPath,
    })
    .optional(),
  /** Its tasks, by key. */
  tasks: z.record(taskKey, task),
  /** What starts it. */
  trigger,
  /** Parameters with their defaults, which every task gets as `{{job.parameters.<name>}}`. Default none. */
  parameters: z.record(parameterName, programValue).default({}),
  /** Clusters that are made for a run, by key. Default: everything is serverless. */
  clusters: z.record(slug, jobCluster).default({}),
  /** Serverless environments of Python, by key. Default none. */
  environments: z.record(slug, jobEnvironment).default({}),
  ...dataAccess,
  /** Scopes (keys of `secretScopes`) whose secrets its programs read with `dbutils.secrets.get`. Default none. */
  secretScopes: distinct(z.array(ref("secretScope"))).default([]),
  /** Runs at the same time, 1 to 1000. Default 1. */
  maxConcurrentRuns: z.int().min(1).max(1000).default(1),
  /** A run that comes due while as many as may are under way waits, instead of being left out. Default true. */
  queue: z.boolean().default(true),
  /** Minutes after which a run is given up, 1 to 10080. Default: none. */
  timeoutMinutes: z.int().min(1).max(10_080).optional(),
  /** How serverless tasks start: `STANDARD` some minutes later and cheaper. Default `STANDARD`. */
  performance: z.enum(["STANDARD", "PERFORMANCE_OPTIMIZED"]).default("STANDARD"),
  /** Limits whose passing is told while a run goes on. Default none. */
  health: z
    .strictObject({
      /** Minutes that a run takes. Default: no limit. */
      runMinutes: z.int().min(1).max(10_080).optional(),
      /** Seconds that a stream is behind. Default: no limit. */
      backlogSeconds: z.int().min(1).optional(),
      /** Records that a stream is behind. Default: no limit. */
      backlogRecords: z.int().min(1).optional(),
      /** Bytes that a stream is behind. Default: no limit. */
      backlogBytes: z.int().min(1).optional(),
      /** Files that a stream is behind. Default: no limit. */
      backlogFiles: z.int().min(1).optional(),
    })
    .optional(),
  /** Who gets a mail: addresses of people or lists. */
  notify: fillable(
    z.strictObject({
      /** When a run has failed after all retries. At least one address; left out, whom the account says (`notifications.jobEmails`). */
      onFailure: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
      /** When a run begins. Default nobody. */
      onStart: addresses.default([]),
      /** When a run has ended well. Default nobody. */
      onSuccess: addresses.default([]),
      /** When a run takes longer than `health.runMinutes`. Default nobody. */
      onSlowRun: addresses.default([]),
      /** When a stream is further behind than `health` says. Default nobody. */
      onBacklog: addresses.default([]),
    }),
  ),
  /** Notification destinations (keys of `notificationDestinations`) of the workspace that are told, at most 3 each. Default none. */
  destinations: z
    .strictObject({
      /** When a run has failed after all retries. Default none. */
      onFailure: destinations.default([]),
      /** When a run begins. Default none. */
      onStart: destinations.default([]),
      /** When a run has ended well. Default none. */
      onSuccess: destinations.default([]),
      /** When a run takes longer than `health.runMinutes`. Default none. */
      onSlowRun: destinations.default([]),
      /** When a stream is further behind than `health` says. Default none. */
      onBacklog: destinations.default([]),
    })
    .prefault({}),
  /** Service principal (key of the account's `servicePrincipals`) that it runs as; not the one that Terraform runs as. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  ...billedUnder,
  /** Account group → what it may do with the job. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_VIEW", "CAN_MANAGE_RUN", "CAN_MANAGE"]).default({}),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
});
