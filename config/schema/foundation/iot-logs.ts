import { z } from "zod";
import { logRetentionDays, singletonMode } from "../common";
import { takes } from "../company/mark";

/** What AWS IoT logs. It has one level and one group of logs per AWS account and region. Costs: per GB written and kept. */
export const iotLogs = z.strictObject({
  /** `create` the setting with its role and group, rely on the `existing` one, or `off`. Default `off`. */
  mode: singletonMode.default("off"),
  /** From which level on: `ERROR` has messages that were refused or lost, `INFO` each message. Default `ERROR`. */
  level: z.enum(["ERROR", "WARN", "INFO", "DEBUG"]).default("ERROR"),
  /** Days that it is kept; one of CloudWatch's values. Default 90. */
  retentionDays: takes("retention.logDays", logRetentionDays.default(90)),
});
