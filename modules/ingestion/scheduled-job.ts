import { Job } from "@cdktf/provider-databricks/lib/job";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RunAs } from "./run-as";

/** Wait before a failed run is tried again: time for a passing fault to pass. */
const RETRY_AFTER_MILLISECONDS = 60_000;

export interface ScheduledJobProps {
  /** Name in the workspace. */
  readonly name: string;
  /** What it does; shown in the user interface. */
  readonly description: string;
  /** Pipeline that it updates. */
  readonly pipelineId: string;
  readonly schedule: {
    /** Quartz cron with seconds, `0 0 * * * ?`. */
    readonly quartzCron: string;
    /** IANA time zone. */
    readonly timezone: string;
    readonly paused: boolean;
  };
  /** Retries of a failed run. */
  readonly retries: number;
  /** Minutes after which a run is given up, its retries included. */
  readonly timeoutMinutes: number;
  readonly runAs: RunAs;
  /** Who gets a mail when a run has failed after all its retries. */
  readonly notify: readonly string[];
  /** At most 25. */
  readonly tags: Readonly<Record<string, string>>;
  /** What the service principal needs before the first run. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** A job that updates a pipeline on a schedule, one run at a time. */
export class ScheduledJob extends Construct {
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    this.jobId = new Job(this, "job", {
      name: props.name,
      description: props.description,
      task: [
        {
          taskKey: "load",
          pipelineTask: { pipelineId: props.pipelineId, fullRefresh: false },
          maxRetries: props.retries,
          minRetryIntervalMillis: RETRY_AFTER_MILLISECONDS,
        },
      ],
      schedule: {
        quartzCronExpression: props.schedule.quartzCron,
        timezoneId: props.schedule.timezone,
        pauseStatus: props.schedule.paused ? "PAUSED" : "UNPAUSED",
      },
      timeoutSeconds: props.timeoutMinutes * 60,
      // A run that comes due during the previous one waits for it instead of being left out.
      maxConcurrentRuns: 1,
      queue: { enabled: true },
      // Starts some minutes later than the default, PERFORMANCE_OPTIMIZED, and costs less; nobody waits for it.
      performanceTarget: "STANDARD",
      runAs: { servicePrincipalName: props.runAs.applicationId },
      emailNotifications: { onFailure: [...props.notify] },
      notificationSettings: { noAlertForCanceledRuns: true, noAlertForSkippedRuns: true },
      tags: { ...props.tags },
      dependsOn: [...props.dependsOn],
    }).id;
  }
}
