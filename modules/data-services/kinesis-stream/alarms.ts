import { Construct } from "constructs";
import type { CreatedStream } from "../../../config/kinds/data-services/kinesis-stream";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface KinesisStreamAlarmsProps {
  readonly stream: CreatedStream;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const HOUR = 3_600_000;

/** Alarms when records are about to be lost, or are not taken, for a quarter of an hour. */
export class KinesisStreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { stream, topicArn }: KinesisStreamAlarmsProps) {
    super(scope, id);
    for (const [key, it] of Object.entries(watched(stream))) {
      lastingAlarm(this, key, {
        name: `${stream.name}-${key}`,
        about: `Stream ${stream.name}`,
        namespace: "AWS/Kinesis",
        dimensions: { StreamName: stream.name },
        watched: it,
        topicArn,
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
          dimensions: { ConsumerName: consumer },
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
