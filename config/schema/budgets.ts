import { z } from "zod";
import { AWS_QUOTAS } from "../facts/aws-quotas";
import { distinct } from "./common";
import { email } from "./text/mail";

const dollars = z.number().positive().max(10_000_000);

/** Who is told by mail. */
export const budgetEmails = distinct(z.array(email).min(1).max(AWS_QUOTAS.value.addressesPerBudgetNotification));

/** A budget of AWS costs. */
export const awsBudgetFields = {
  /** US dollars a month. */
  monthlyUsd: dollars,
  /** Percentages of it at which a mail goes out. Default 80 and 100. */
  alertPercents: distinct(z.array(z.number().positive().max(1000)).min(1).max(5)).default([80, 100]),
} as const;

/** A budget of Databricks' usage. It tells once, when the month has cost so much: Databricks takes one threshold. */
export const databricksBudgetFields = {
  /** US dollars a month, by Databricks' list prices. */
  monthlyUsd: dollars,
} as const;

/** Budgets of what a domain has. */
export const domainBudget = z.strictObject({
  /** Of what AWS bills with its tag `Domain`; the payer activates that tag. Default none. */
  aws: z.strictObject(awsBudgetFields).optional(),
  /** Of what Databricks bills with its tag `Domain` in the environment's workspaces. Default none. */
  databricks: z.strictObject(databricksBudgetFields).optional(),
  /** Who gets the mail. Default: the environment's `operations.alarmEmails`. At most 10. */
  emails: budgetEmails.optional(),
});
