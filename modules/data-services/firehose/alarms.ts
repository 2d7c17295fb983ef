import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { FirehoseModel } from "../../../config/kinds/data-services/firehose";
import { PERIOD_SECONDS } from "../../operations/metrics";

export interface FirehoseAlarmsProps {
  readonly entry: FirehoseModel;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

interface Watched {
  readonly metric: string;
  readonly statistic: "Maximum" | "Sum";
  /** More than this, three periods in a row. */
  readonly threshold: number;
  readonly means: string;
}

/** Alarms when records wait too long, or are refused. */
export class FirehoseAlarms extends Construct {
  constructor(scope: Construct, id: string, { entry, topicArn }: FirehoseAlarmsProps) {
    super(scope, id);
    for (const [key, { metric, statistic, threshold, means }] of Object.entries(watched(entry))) {
      new CloudwatchMetricAlarm(this, key, {
        alarmName: `${entry.name}-${key}`,
        alarmDescription: `Delivery stream ${entry.name}: ${means}`,
        namespace: "AWS/Firehose",
        metricName: metric,
        dimensions: { DeliveryStreamName: entry.name },
        statistic,
        period: PERIOD_SECONDS,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        // Nothing came.
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}

const MINUTE = 60;

/** Source of the metrics: Firehose developer guide, "Monitor Amazon Data Firehose with CloudWatch metrics". */
function watched({ alarmAgeMinutes, stream, partitions }: FirehoseModel): Readonly<Record<string, Watched>> {
  const seconds = alarmAgeMinutes * MINUTE;
  return {
    late: {
      metric: "DeliveryToS3.DataFreshness",
      statistic: "Maximum",
      threshold: seconds,
      means: `records wait for more than ${alarmAgeMinutes} minutes; its log says why`,
    },
    ...(stream === undefined
      ? {
          refused: {
            metric: "ThrottledRecords",
            statistic: "Sum",
            threshold: 0,
            means: "records are refused because it takes no more",
          },
        }
      : {
          behind: {
            metric: "KinesisMillisBehindLatest",
            statistic: "Maximum",
            threshold: seconds * 1000,
            means: `it reads its stream more than ${alarmAgeMinutes} minutes late`,
          },
        }),
    ...(Object.keys(partitions).length > 0 && {
      partitions: {
        metric: "PartitionCountExceeded",
        statistic: "Maximum",
        threshold: 0,
        means: "there are more partitions at a time than AWS takes, and what is over goes to the error folder",
      },
    }),
  };
}
