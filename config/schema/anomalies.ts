import { z } from "zod";
import { budgetEmails } from "./budgets";
import { anomalyMonitorArn } from "./text/aws";

const told = {
  /** US dollars of an anomaly's whole impact from which somebody is told, 1 to 10 million. */
  minimumUsd: z.int().min(1).max(10_000_000),
  /** Percent above what was expected, too, 1 to 10000. Default: the dollars alone decide. */
  minimumPercent: z.int().min(1).max(10_000).optional(),
  /** `DAILY` and `WEEKLY` are mails; `IMMEDIATE` tells the topic of the environment's alarms, as soon as AWS sees it. Default `DAILY`. */
  frequency: z.enum(["DAILY", "WEEKLY", "IMMEDIATE"]).default("DAILY"),
  /** Who gets the mails. Default: `alarmEmails`. At most 10; with `IMMEDIATE`, none. */
  emails: budgetEmails.optional(),
} as const;

/** Costs of the AWS account that are not as usual. */
export const anomalies = z.discriminatedUnion("mode", [
  z.strictObject({
    /** This environment makes the account's monitor of its AWS services; there is one of it per account. */
    mode: z.literal("create"),
    ...told,
  }),
  z.strictObject({
    /** The monitor is there already: another environment of the account made it, or AWS did. */
    mode: z.literal("existing"),
    /** Its ARN. */
    monitorArn: anomalyMonitorArn,
    ...told,
  }),
]);
