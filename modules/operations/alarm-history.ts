import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { Construct } from "constructs";
import { alarmHistoryGroupOf, WATCHING } from "../../config/derive/purposes";
import { policyDocument } from "../iam/policy-document";
import { alarmHistoryStatements } from "./alarm-history-policy";
import { type AlarmSource, alarmArnPattern } from "./alarm-source";

export interface AlarmHistoryProps {
  /** Whose changes are kept. */
  readonly alarms: AlarmSource;
  /** Days that a change is kept; one of CloudWatch's values. */
  readonly retentionDays: number;
  /** ARN of the key that encrypts them; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  /** Keeps the history from being destroyed. */
  readonly preventDestroy: boolean;
}

/** Every change of an alarm's state, in a log group: CloudWatch itself forgets them after 30 days. */
export class AlarmHistory extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: AlarmHistoryProps) {
    super(scope, id);
    const name = `${props.alarms.prefix}-${WATCHING.alarmHistory}`;
    const logGroup = new CloudwatchLogGroup(this, "log-group", {
      name: alarmHistoryGroupOf(props.alarms.prefix),
      retentionInDays: props.retentionDays,
      kmsKeyId: props.kmsKeyArn,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const rule = new CloudwatchEventRule(this, "rule", {
      name,
      description: "State changes of this environment's alarms",
      eventPattern: JSON.stringify({
        source: ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        resources: [{ prefix: alarmArnPattern(props.alarms) }],
      }),
    });
    const policy = new CloudwatchLogResourcePolicy(this, "policy", {
      policyName: name,
      policyDocument: policyDocument(alarmHistoryStatements(logGroup.arn, rule.arn)),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "log-group",
      arn: logGroup.arn,
      // What arrives before the log group lets it in is lost.
      dependsOn: [policy],
    });
    this.logGroupName = logGroup.name;
  }
}
