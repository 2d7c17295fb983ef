import { z } from "zod";
import { distinct } from "./common";
import { settingOrMap } from "./text/terraform";

/** Anomalies in logs: lines of a pattern that was never there, or much more or less often than it used to be. */
export const logAnomalies = z.strictObject({
  /**
   * Settings whose log groups are watched, or maps of them: `foundation.cloudTrail`, `dataServices.orders`, `workloads`.
   * Default all that name their log groups after the environment.
   */
  of: distinct(z.array(settingOrMap).min(1)).optional(),
  /** Minutes between two looks at what is new. Default 15. */
  everyMinutes: z.literal([1, 5, 10, 15, 30, 60]).default(15),
  /** Days after which an anomaly that goes on counts as normal, 7 to 90. Default 21. */
  normalAfterDays: z.int().min(7).max(90).default(21),
  /** Anomalies that the alarms tell of: those of `high` priority, also those of `medium`, or `none`, to be looked at in CloudWatch alone. Default `high`. */
  alarms: z.enum(["high", "medium", "none"]).default("high"),
});

export type LogAnomalies = z.output<typeof logAnomalies>;
