import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";
import { PERIOD_SECONDS } from "../../operations/metrics";

export interface AppflowAlarmsProps {
  readonly entry: Pick<AppflowModel, "name" | "expectRunsWithinHours">;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Source of the metrics: AppFlow user guide, "Monitoring Amazon AppFlow with Amazon CloudWatch". */
const NAMESPACE = "AWS/AppFlow";
const HOUR_SECONDS = 3600;

/** Alarms when a run fails, and when none began for too long. */
export class AppflowAlarms extends Construct {
  constructor(scope: Construct, id: string, { entry, topicArn }: AppflowAlarmsProps) {
    super(scope, id);
    const shared = {
      namespace: NAMESPACE,
      dimensions: { FlowName: entry.name },
      statistic: "Sum",
      alarmActions: [topicArn],
      okActions: [topicArn],
    };
    new CloudwatchMetricAlarm(this, "failed", {
      ...shared,
      alarmName: `${entry.name}-flow-failed`,
      alarmDescription: `A run of the flow ${entry.name} failed; its run history in AppFlow says why`,
      metricName: "FlowExecutionsFailed",
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    });
    const hours = entry.expectRunsWithinHours;
    if (hours === undefined) return;
    new CloudwatchMetricAlarm(this, "no-runs", {
      ...shared,
      alarmName: `${entry.name}-flow-no-runs`,
      alarmDescription: `No run of the flow ${entry.name} began for ${hours} hours; is it activated?`,
      metricName: "FlowExecutionsStarted",
      period: HOUR_SECONDS,
      evaluationPeriods: hours,
      datapointsToAlarm: hours,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      // No run, no data.
      treatMissingData: "breaching",
    });
  }
}
