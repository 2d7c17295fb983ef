import type { Statement } from "../iam/policy-document";

/**
 * Lets one EventBridge rule write into a log group. Kept as the provider documents it for this target: the rule
 * is a condition of writing events only.
 */
export function alarmHistoryStatements(logGroupArn: string, ruleArn: string): Statement[] {
  const services = { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] };
  return [
    {
      Sid: "EventsCreateStreams",
      Effect: "Allow",
      Principal: services,
      Action: "logs:CreateLogStream",
      Resource: `${logGroupArn}:*`,
    },
    {
      Sid: "EventsWrite",
      Effect: "Allow",
      Principal: services,
      Action: "logs:PutLogEvents",
      Resource: `${logGroupArn}:*`,
      Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
    },
  ];
}
