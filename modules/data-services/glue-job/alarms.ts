import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { GlueJobModel } from "../../../config/kinds/data-services/glue-job";
import { PERIOD_SECONDS } from "../../operations/metrics";

export interface GlueAlarmsProps {
  readonly entry: Pick<GlueJobModel, "name" | "expectSuccessWithinHours">;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const HOUR_SECONDS = 3600;

/**
 * Alarms when a run fails, and when none succeeded for too long, which also tells of runs that never began.
 * Source of the metrics: AWS Glue user guide, "Monitoring with AWS Glue Observability metrics".
 */
export class GlueAlarms extends Construct {
  constructor(scope: Construct, id: string, { entry, topicArn }: GlueAlarmsProps) {
    super(scope, id);
    const shared = {
      namespace: "Glue",
      dimensions: { JobName: entry.name, JobRunId: "ALL", Type: "count", ObservabilityGroup: "error" },
      statistic: "Sum",
      alarmActions: [topicArn],
      okActions: [topicArn],
    };
    new CloudwatchMetricAlarm(this, "failed", {
      ...shared,
      alarmName: `${entry.name}-job-failed`,
      alarmDescription: `A run of the Glue job ${entry.name} failed; its log says why`,
      metricName: "glue.error.ALL",
      period: PERIOD_SECONDS,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    });
    const hours = entry.expectSuccessWithinHours;
    if (hours === undefined) return;
    new CloudwatchMetricAlarm(this, "no-success", {
      ...shared,
      alarmName: `${entry.name}-job-no-success`,
      alarmDescription: `No run of the Glue job ${entry.name} succeeded for ${hours} hours`,
      metricName: "glue.succeed.ALL",
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
