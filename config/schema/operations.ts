import { z } from "zod";
import { AWS_QUOTAS } from "../facts/aws-quotas";
import { distinct, logRetentionDays } from "./common";
import { takes } from "./company/mark";
import { fillable } from "./fillable";
import { email } from "./text/mail";

/** Watching one environment. */
export const operationsSchema = z.strictObject({
  /** Who is told by the alarms; every address has to confirm its subscription once. Left out: whom the account says (`notifications.alarmEmails`). */
  alarmEmails: fillable(takes("notifications.alarmEmails", distinct(z.array(email).min(1)))),
  /** Days that log groups keep their events; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** AWS cost budget of the environment's account. */
  budget: z.strictObject({
    /** US dollars a month. */
    monthlyUsd: z.number().positive().max(10_000_000),
    /** Percentages of it at which a mail goes out. Default 80 and 100. */
    alertPercents: distinct(z.array(z.number().positive().max(1000)).min(1).max(5)).default([80, 100]),
    /** Who gets the mail. Default: `alarmEmails`. At most 10. */
    emails: distinct(z.array(email).min(1).max(AWS_QUOTAS.value.addressesPerBudgetNotification)).optional(),
  }),
});

export type ParsedOperations = z.output<typeof operationsSchema>;
