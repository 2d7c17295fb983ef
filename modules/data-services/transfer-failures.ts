import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";

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
export class TransferFailures extends Construct {
  constructor(scope: Construct, id: string, { ruleName, about, happened, ids, topicArn }: TransferFailuresProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "rule", {
      name: ruleName,
      description: `${about}: transfers that failed`,
      eventPattern: JSON.stringify({
        source: ["aws.transfer"],
        "detail-type": happened,
        // EventBridge takes no alternative that is the only one.
        detail:
          Object.keys(ids).length > 1 ? { $or: Object.entries(ids).map(([field, some]) => ({ [field]: some })) } : ids,
      }),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "alarms",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { what: "$.detail-type", time: "$.time" },
        inputTemplate: JSON.stringify(`${about}: <what> at <time>. Its log says which file and why.`),
      },
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
