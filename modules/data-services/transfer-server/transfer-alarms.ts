import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { PERIOD_SECONDS } from "../../operations/metrics";
import { FILES_IN, failuresMetric } from "./metrics";

export interface TransferAlarmsProps {
  /** Start of the alarms' names: `acme-dev-partners`. */
  readonly serverName: string;
  readonly serverId: string;
  /** Hours without a file after which there is an alarm. Default: no alarm. */
  readonly expectFilesWithinHours: number | undefined;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const HOUR_SECONDS = 3600;

/** Alarms when an operation of a client fails, and when no file came for too long. */
export class TransferAlarms extends Construct {
  constructor(scope: Construct, id: string, props: TransferAlarmsProps) {
    super(scope, id);
    const actions = { alarmActions: [props.topicArn], okActions: [props.topicArn] };
    const { namespace, name } = failuresMetric(props.serverName);
    new CloudwatchMetricAlarm(this, "failures", {
      ...actions,
      alarmName: `${props.serverName}-sftp-failures`,
      alarmDescription: `Operations of clients of the SFTP server ${props.serverName} failed; its log says which`,
      namespace,
      metricName: name,
      statistic: "Sum",
      period: PERIOD_SECONDS,
      evaluationPeriods: 3,
      datapointsToAlarm: 1,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    });
    const hours = props.expectFilesWithinHours;
    if (hours === undefined) return;
    new CloudwatchMetricAlarm(this, "no-files", {
      ...actions,
      alarmName: `${props.serverName}-sftp-no-files`,
      alarmDescription: `No file came to the SFTP server ${props.serverName} for ${hours} hours`,
      namespace: FILES_IN.namespace,
      metricName: FILES_IN.name,
      dimensions: { ServerId: props.serverId },
      statistic: "Sum",
      period: HOUR_SECONDS,
      evaluationPeriods: hours,
      datapointsToAlarm: hours,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      // No file, no data.
      treatMissingData: "breaching",
    });
  }
}
