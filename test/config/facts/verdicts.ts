import { schedule } from "../../../config/schema/schedule";
import { jobTrigger } from "../../../tools/simulate/cloud/rules/databricks/compute/job-trigger";
import { Lakehouse } from "../../tools/simulate/cloud/databricks/lakehouse";

interface Schedule {
  readonly quartzCron?: string;
  readonly timezone?: string;
}

/** What the configuration's schema and the simulated Databricks say of a schedule; undefined is yes. */
export function verdicts({ quartzCron = "0 0 * * * ?", timezone = "UTC" }: Schedule) {
  const parsed = schedule.safeParse({ quartzCron, timezone });
  const simulated = new Lakehouse().create(jobTrigger, "databricks_job", {
    name: "load",
    schedule: [{ quartz_cron_expression: quartzCron, timezone_id: timezone }],
  });
  return { schema: parsed.error?.issues[0]?.message, simulation: simulated?.detail };
}

export const ACCEPTED = { schema: undefined, simulation: undefined };
