import { AWS_QUOTAS } from "../facts/aws-quotas";
import { NO_COSTS_IN_GOVCLOUD } from "../facts/partitions";
import type { Problem } from "../problem";
import { errorAt, isSpoiled, perEnvironment } from "./check";

const AT = ["operations", "anomalies"];

/** Whoever is told of costs that are not as usual can be told, and the account knows what it costs. */
export const anomalies = perEnvironment((env): Problem[] => {
  const { awsAccountId, region, operations } = env.data;
  const asked = operations?.anomalies;
  if (asked === undefined) return [];
  const emails = asked.emails ?? (isSpoiled(env, [...AT, "emails"]) ? [] : (operations?.alarmEmails ?? []));
  const most = AWS_QUOTAS.value.addressesPerBudgetNotification;
  const owner = asked.mode === "existing" ? asked.monitorArn?.split(":")[4] : undefined;
  return [
    ...(region?.startsWith("us-gov-")
      ? [errorAt(env, AT, NO_COSTS_IN_GOVCLOUD, "remove it, and watch them there")]
      : []),
    ...(asked.frequency === "IMMEDIATE" && asked.emails !== undefined
      ? [
          errorAt(
            env,
            [...AT, "emails"],
            "AWS sends no mails of an IMMEDIATE subscription: it tells the topic of alarms",
            'remove them, whom the topic tells stands in operations.alarmEmails, or set frequency to "DAILY"',
          ),
        ]
      : []),
    ...(asked.frequency !== "IMMEDIATE" && asked.emails === undefined && emails.length > most
      ? [
          errorAt(
            env,
            AT,
            `would send mails to ${emails.length} addresses of operations.alarmEmails`,
            `write at most ${most} under emails`,
          ),
        ]
      : []),
    ...(owner !== undefined && awsAccountId !== undefined && owner !== awsAccountId
      ? [
          errorAt(
            env,
            [...AT, "monitorArn"],
            `is of the account ${owner}, and the environment of ${awsAccountId}`,
            "name the monitor of the environment's account",
          ),
        ]
      : []),
  ];
});
