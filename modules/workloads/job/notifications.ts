import type { JobConfig } from "@cdktf/provider-databricks/lib/job";
import type { JobModel } from "../../../config/kinds/workloads/job";

type Told = Pick<JobConfig, "emailNotifications" | "webhookNotifications" | "notificationSettings" | "health">;
type Event = keyof JobModel["notify"];

/** Event of the configuration → argument. */
const EVENTS = {
  onFailure: "onFailure",
  onStart: "onStart",
  onSuccess: "onSuccess",
  onSlowRun: "onDurationWarningThresholdExceeded",
  onBacklog: "onStreamingBacklogExceeded",
} as const satisfies Readonly<Record<Event, string>>;

/** Limit of the configuration → what Databricks measures, and how much of it one of the limit is. */
const METRICS = {
  runMinutes: ["RUN_DURATION_SECONDS", 60],
  backlogSeconds: ["STREAMING_BACKLOG_SECONDS", 1],
  backlogRecords: ["STREAMING_BACKLOG_RECORDS", 1],
  backlogBytes: ["STREAMING_BACKLOG_BYTES", 1],
  backlogFiles: ["STREAMING_BACKLOG_FILES", 1],
} as const satisfies Readonly<Record<keyof NonNullable<JobModel["health"]>, readonly [metric: string, factor: number]>>;

/** Who is told of what, and the limits whose passing is told. */
export function notificationsOf(
  { notify, destinations, health }: JobModel,
  destinationId: (key: string) => string,
): Told {
  const events = Object.entries(EVENTS) as [Event, string][];
  const mails = events.filter(([event]) => notify[event].length > 0).map(([event, name]) => [name, [...notify[event]]]);
  const hooks = events
    .filter(([event]) => destinations[event].length > 0)
    .map(([event, name]) => [name, destinations[event].map((key) => ({ id: destinationId(key) }))]);
  const rules = (Object.keys(METRICS) as (keyof typeof METRICS)[]).flatMap((limit) => {
    const most = health?.[limit];
    const [metric, factor] = METRICS[limit];
    return most === undefined ? [] : [{ metric, op: "GREATER_THAN", value: most * factor }];
  });
  return {
    emailNotifications: Object.fromEntries(mails),
    ...(hooks.length > 0 && { webhookNotifications: Object.fromEntries(hooks) }),
    notificationSettings: { noAlertForCanceledRuns: true, noAlertForSkippedRuns: true },
    ...(rules.length > 0 && { health: { rules } }),
  };
}
