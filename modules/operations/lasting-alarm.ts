import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { PERIOD_SECONDS } from "./metrics";

/** What a metric must not be for long. */
export interface Watched {
  /** Its name in the namespace: `CPUUtilization`. */
  readonly metric: string;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  /** Default `GreaterThanThreshold`. */
  readonly is?: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** Periods of five minutes in a row that it has to be wrong. Default 3, a quarter of an hour. */
  readonly periods?: number;
  /** What no data at all means: nothing, or that it is wrong. Default `notBreaching`. */
  readonly silence?: "notBreaching" | "breaching";
  /** Dimensions beside those of the thing itself. Default none. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** What that means to who gets the mail. */
  readonly means: string;
}

export interface LastingAlarmProps {
  /** Of the alarm, unique in the account and region. */
  readonly name: string;
  /** What it is about, for the mail: `Stream acme-dev-events`. */
  readonly about: string;
  /** `AWS/Kinesis`. */
  readonly namespace: string;
  /** What tells the thing apart in the namespace. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly watched: Watched;
  /** ARN of the topic that is told, of the end too. */
  readonly topicArn: string;
}

/** An alarm when a metric is wrong some periods in a row. Without data it is silent, unless the metric says otherwise. */
export function lastingAlarm(scope: Construct, id: string, props: LastingAlarmProps): CloudwatchMetricAlarm {
  const { metric, statistic, is, threshold, periods = 3, silence, dimensions, means } = props.watched;
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: props.name,
    alarmDescription: `${props.about}: ${means}`,
    namespace: props.namespace,
    metricName: metric,
    dimensions: { ...props.dimensions, ...dimensions },
    statistic,
    period: PERIOD_SECONDS,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    comparisonOperator: is ?? "GreaterThanThreshold",
    threshold,
    treatMissingData: silence ?? "notBreaching",
    alarmActions: [props.topicArn],
    okActions: [props.topicArn],
  });
}
