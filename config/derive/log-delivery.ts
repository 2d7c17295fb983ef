import { partitionOf } from "../facts/partitions";
import type { ParsedLogDelivery } from "../schema/log-delivery";

/** Names of what it takes in AWS, after the company: no environment can be called `account`. */
export const logDeliveryNames = (company: string, awsAccountId: string) => ({
  bucket: `${company}-account-logs-${awsAccountId}`,
  key: `${company}-account-logs`,
  role: `${company}-account-log-delivery`,
});

/** What Databricks calls a sort of logs, and the one format that it delivers them in. */
export const LOG_TYPES = {
  auditLogs: { key: "audit-logs", logType: "AUDIT_LOGS", outputFormat: "JSON" },
  billableUsage: { key: "billable-usage", logType: "BILLABLE_USAGE", outputFormat: "CSV" },
} as const;

/** A sort of logs, as the configuration calls it. */
export type LogField = keyof typeof LOG_TYPES;

/** Every sort, in the order of the fields. */
export const LOG_FIELDS = Object.keys(LOG_TYPES) as readonly LogField[];

/** With the names that were left out, and each sort that is delivered. */
export function resolveLogDelivery(company: string, logs: ParsedLogDelivery) {
  const names = logDeliveryNames(company, logs.awsAccountId);
  const { auditLogs: _, billableUsage: __, bucket, ...rest } = logs;
  return {
    ...rest,
    names: { ...names, bucket: bucket ?? names.bucket },
    partition: partitionOf(logs.region).name,
    deliveries: LOG_FIELDS.flatMap((field) => {
      const delivered = logs[field];
      const { key, ...type } = LOG_TYPES[field];
      return delivered === undefined
        ? []
        : [
            {
              ...delivered,
              ...type,
              field,
              key,
              prefix: delivered.prefix ?? key,
              name: delivered.name ?? `${company}-${key}`,
            },
          ];
    }),
  };
}
