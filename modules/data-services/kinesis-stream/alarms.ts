import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { CreatedStream } from "../../../config/kinds/data-services/kinesis-stream";
import { PERIOD_SECONDS } from "../../operations/metrics";

export interface KinesisStreamAlarmsProps {
  readonly stream: CreatedStream;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

interface Watched {
  readonly metric: string;
  readonly statistic: "Maximum" | "Sum";
  /** More than this, three periods in a row. */
  readonly threshold: number;
  readonly means: string;
  /** Consumer that the metric is about. Default: the stream as a whole. */
  readonly consumer?: string;
}

const HOUR = 3_600_000;

/** Alarms when records are about to be lost, or are not taken, for a quarter of an hour. */
export class KinesisStreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { stream, topicArn }: KinesisStreamAlarmsProps) {
    super(scope, id);
    for (const [key, { metric, statistic, threshold, means, consumer }] of Object.entries(watched(stream))) {
      new CloudwatchMetricAlarm(this, key, {
        alarmName: `${stream.name}-${key}`,
        alarmDescription: `Stream ${stream.name}: ${means}`,
        namespace: "AWS/Kinesis",
        metricName: metric,
        dimensions: { StreamName: stream.name, ...(consumer !== undefined && { ConsumerName: consumer }) },
        statistic,
        period: PERIOD_SECONDS,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        // Nothing written and nothing read.
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}

/** Source of the metrics: AWS, "Monitor the Amazon Kinesis Data Streams service with Amazon CloudWatch". */
function watched({ alarmAgeHours, retentionHours, consumers }: CreatedStream): Record<string, Watched> {
  const late = `are read only after ${alarmAgeHours} hours, and lost after ${retentionHours}`;
  const age = { statistic: "Maximum", threshold: alarmAgeHours * HOUR } as const;
  const none = { statistic: "Sum", threshold: 0 } as const;
  return {
    "iterator-age": { metric: "GetRecords.IteratorAgeMilliseconds", ...age, means: `records ${late}` },
    ...Object.fromEntries(
      consumers.map((consumer) => [
        `behind-${consumer}`,
        {
          metric: "SubscribeToShardEvent.MillisBehindLatest",
          ...age,
          consumer,
          means: `records for the consumer ${consumer} ${late}`,
        },
      ]),
    ),
    "write-throttling": {
      metric: "WriteProvisionedThroughputExceeded",
      ...none,
      means: "records are refused because the stream takes no more",
    },
    "read-throttling": {
      metric: "ReadProvisionedThroughputExceeded",
      ...none,
      means: "readers are refused because they ask for more than the stream gives",
    },
    "put-failures": {
      metric: "PutRecords.FailedRecords",
      ...none,
      means: "records are not taken, by a fault of Kinesis",
    },
  };
}
