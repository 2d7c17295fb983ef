import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { PERIOD_SECONDS } from "./metrics";

/** A metric that comes in several series, of which nobody knows the values of all dimensions. */
export interface Queried {
  /** Its name in the namespace: `SystemErrors`. */
  readonly metric: string;
  readonly statistic: "MAX" | "SUM";
  /** All dimensions of its series. */
  readonly dimensions: readonly string[];
  readonly threshold: number;
  /** Periods of five minutes in a row that it has to be over it. */
  readonly periods: number;
  /** What that means to who gets the mail. */
  readonly means: string;
}

export interface QueriedAlarmProps {
  /** Of the alarm, unique in the account and region. */
  readonly name: string;
  /** What it is about, for the mail: `Table acme-dev-orders`. */
  readonly about: string;
  /** `AWS/DynamoDB`. */
  readonly namespace: string;
  /** Only series with this value: `["TableName", "acme-dev-orders"]`. */
  readonly where: readonly [dimension: string, value: string];
  readonly queried: Queried;
  /** ARN of the topic that is told, of the end too. */
  readonly topicArn: string;
}

/**
 * An alarm over all series of a metric, such as one for each operation. Without data it is silent. Source: CloudWatch user
 * guide, "Create alarms on Metrics Insights queries".
 */
export function queriedAlarm(scope: Construct, id: string, props: QueriedAlarmProps): CloudwatchMetricAlarm {
  const { namespace, where, queried, topicArn } = props;
  const [dimension, value] = where;
  const schema = [`"${namespace}"`, ...queried.dimensions].join(", ");
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: props.name,
    alarmDescription: `${props.about}: ${queried.means}`,
    metricQuery: [
      {
        id: "all",
        expression: `SELECT ${queried.statistic}(${queried.metric}) FROM SCHEMA(${schema}) WHERE ${dimension} = '${value}'`,
        period: PERIOD_SECONDS,
        returnData: true,
      },
    ],
    evaluationPeriods: queried.periods,
    datapointsToAlarm: queried.periods,
    comparisonOperator: "GreaterThanThreshold",
    threshold: queried.threshold,
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
  });
}
