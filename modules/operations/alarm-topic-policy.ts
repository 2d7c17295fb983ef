import type { Statement } from "../iam/policy-document";
import type { AlarmSource } from "./alarm-source";
import { alarmArnPattern } from "./alarm-source";

/** Lets the environment's alarms publish to a topic, and nobody without TLS. */
export function alarmTopicStatements(topicArn: string, alarms: AlarmSource): Statement[] {
  return [
    {
      Sid: "AlarmsPublish",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: {
        StringEquals: { "aws:SourceAccount": alarms.accountId },
        ArnLike: { "aws:SourceArn": `${alarmArnPattern(alarms)}*` },
      },
    },
    {
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}
