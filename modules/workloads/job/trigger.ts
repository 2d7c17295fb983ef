import type { JobConfig } from "@cdktf/provider-databricks/lib/job";
import type { JobModel } from "../../../config/kinds/workloads/job";

type Started = Pick<JobConfig, "schedule" | "trigger" | "continuous">;

const status = (paused: boolean): string => (paused ? "PAUSED" : "UNPAUSED");

/** What starts a job. */
export function triggerOf({ trigger, arrivals }: JobModel, catalogName: (key: string) => string): Started {
  switch (trigger.mode) {
    case "manual":
      return {};
    case "scheduled": {
      const { quartzCron, timezone, paused } = trigger.schedule;
      return { schedule: { quartzCronExpression: quartzCron, timezoneId: timezone, pauseStatus: status(paused) } };
    }
    case "periodic":
      return {
        trigger: { pauseStatus: status(trigger.paused), periodic: { interval: trigger.every, unit: trigger.unit } },
      };
    case "file-arrival":
      return {
        trigger: { pauseStatus: status(trigger.paused), fileArrival: { url: arrivals ?? "", ...waitsOf(trigger) } },
      };
    case "table-update":
      return {
        trigger: {
          pauseStatus: status(trigger.paused),
          tableUpdate: {
            tableNames: trigger.tables.map(
              ({ catalog, schema, table }) => `${catalogName(catalog)}.${schema}.${table}`,
            ),
            condition: trigger.condition,
            ...waitsOf(trigger),
          },
        },
      };
    case "continuous":
      return { continuous: { pauseStatus: status(trigger.paused), taskRetryMode: trigger.taskRetryMode } };
  }
}

function waitsOf({
  secondsBetweenRuns,
  secondsAfterLastChange,
}: {
  readonly secondsBetweenRuns?: number | undefined;
  readonly secondsAfterLastChange?: number | undefined;
}) {
  return {
    ...(secondsBetweenRuns !== undefined && { minTimeBetweenTriggersSeconds: secondsBetweenRuns }),
    ...(secondsAfterLastChange !== undefined && { waitAfterLastChangeSeconds: secondsAfterLastChange }),
  };
}
