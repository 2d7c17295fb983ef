import { z } from "zod";
import { anomalies } from "./anomalies";
import { budgetPolicy } from "./budget-policies";
import { awsBudgetFields, budgetEmails, databricksBudgetFields } from "./budgets";
import { calls } from "./calls";
import { distinct, logRetentionDays, slug } from "./common";
import { takes } from "./company/mark";
import { fillable } from "./fillable";
import { logAnomalies } from "./log-anomalies";
import { ref } from "./ref";
import { email } from "./text/mail";

/** Watching one environment. */
export const operationsSchema = z.strictObject({
  /** Who is told by the alarms; every address has to confirm its subscription once. Left out: whom the account says (`notifications.alarmEmails`). */
  alarmEmails: fillable(takes("notifications.alarmEmails", distinct(z.array(email).min(1)))),
  /**
   * One call for many alarms, of the environment or of each domain: it begins with the first of them and ends with the
   * last. Mails of single alarms go on. Default: nobody is called.
   */
  calls: calls.optional(),
  /** Days that log groups keep their events; one of CloudWatch's values. Default 90. */
  logRetentionDays: takes("retention.logDays", logRetentionDays.default(90)),
  /** Detectors of anomalies in the environment's log groups, and alarms of what they find. Default none. */
  logAnomalies: logAnomalies.optional(),
  /** AWS cost budget of the environment's account. */
  budget: z.strictObject({
    ...awsBudgetFields,
    /** Who gets the mail. Default: `alarmEmails`. At most 10. */
    emails: budgetEmails.optional(),
  }),
  /** Budget of what Databricks bills for the environment's workspaces. Default none. */
  databricksBudget: z
    .strictObject({
      ...databricksBudgetFields,
      /** Who gets the mail. Default: `alarmEmails`. At most 10. */
      emails: budgetEmails.optional(),
    })
    .optional(),
  /** Who is told when the AWS account costs more than it usually does. Default: nobody. */
  anomalies: anomalies.optional(),
  /** Tags that serverless usage gets in Databricks' bill, by key: jobs, pipelines, apps and endpoints name them. Default none. */
  budgetPolicies: z.record(slug, budgetPolicy).default({}),
  /** Budget policy (key of `budgetPolicies`) of serverless usage that names none and whose domain names none. Default: Databricks chooses, by who makes it. */
  defaultBudgetPolicy: ref("budgetPolicy").optional(),
});

export type ParsedOperations = z.output<typeof operationsSchema>;
