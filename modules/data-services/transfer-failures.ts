import type { Construct } from "constructs";
import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";
import { FailureEvents } from "./failure-events";

export interface TransferFailuresProps {
  readonly ruleName: string;
  /** For messages: `The AS2 server acme-dev-edi`. */
  readonly about: string;
  /** What happened, in the words of the events: `AS2 Payload Receive Failed`. */
  readonly happened: readonly string[];
  /** Fields of the event that tell what it is about, each with ids; one of the fields is enough. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Tells of every transfer that failed. Source: Transfer Family user guide, "Managing Transfer Family events using Amazon EventBridge". */
export class TransferFailures extends FailureEvents {
  constructor(scope: Construct, id: string, { ruleName, about, happened, ids, topicArn }: TransferFailuresProps) {
    super(scope, id, {
      ruleName,
      description: `${about}: transfers that failed`,
      pattern: {
        source: ["aws.transfer"],
        "detail-type": happened,
        // EventBridge takes no alternative that is the only one.
        detail:
          Object.keys(ids).length > 1 ? { $or: Object.entries(ids).map(([field, some]) => ({ [field]: some })) } : ids,
      },
      paths: { what: "$.detail-type", time: "$.time" },
      message: `${about}: <what> at <time>. Its log says which file and why.`,
      topicArn,
    });
  }
}

/** Statement of the topic of alarms: these rules publish to it. */
export const failureStatement = (
  Sid: string,
  ruleNames: readonly string[],
  topicArn: string,
  { partition, region, accountId }: Place,
): Statement => ({
  Sid,
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: topicArn,
  Condition: {
    ArnEquals: {
      "aws:SourceArn": ruleNames.map((name) => `arn:${partition}:events:${region}:${accountId}:rule/${name}`),
    },
  },
});
