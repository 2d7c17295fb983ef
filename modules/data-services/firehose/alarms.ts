import { Construct } from "constructs";
import type { FirehoseModel } from "../../../config/kinds/data-services/firehose";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface FirehoseAlarmsProps {
  readonly entry: FirehoseModel;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Alarms when records wait too long, or are refused. */
export class FirehoseAlarms extends Construct {
  constructor(scope: Construct, id: string, { entry, topicArn }: FirehoseAlarmsProps) {
    super(scope, id);
    for (const [key, it] of Object.entries(watched(entry))) {
      lastingAlarm(this, key, {
        name: `${entry.name}-${key}`,
        about: `Delivery stream ${entry.name}`,
        namespace: "AWS/Firehose",
        dimensions: { DeliveryStreamName: entry.name },
        watched: it,
        topicArn,
      });
    }
  }
}

const MINUTE = 60;

/** Source of the metrics: Firehose developer guide, "Monitor Amazon Data Firehose with CloudWatch metrics". */
function watched({ alarmAgeMinutes, stream, partitions, iceberg }: FirehoseModel): Readonly<Record<string, Watched>> {
  const seconds = alarmAgeMinutes * MINUTE;
  return {
    late: {
      metric: iceberg === undefined ? "DeliveryToS3.DataFreshness" : "DeliveryToIceberg.DataFreshness",
      statistic: "Maximum",
      threshold: seconds,
      means: `records wait for more than ${alarmAgeMinutes} minutes; its log says why`,
    },
    ...(iceberg !== undefined && {
      failed: {
        metric: "DeliveryToIceberg.FailedRowCount",
        statistic: "Sum",
        threshold: 0,
        means: "records do not fit the table, and go to the error folder; its log says why",
      },
    }),
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
