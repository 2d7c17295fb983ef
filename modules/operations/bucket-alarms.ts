import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { REQUEST_METRICS } from "../storage/zone-bucket";
import { PERIOD_SECONDS } from "./metrics";

export interface BucketAlarmsProps {
  /** Start of the alarms' names: `acme-dev-raw`. */
  readonly name: string;
  /** Bucket with request metrics for all of it, as every raw zone has them. */
  readonly bucketName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Share of the requests that may fail, 0 to 1, on average over five minutes. Looking for files that are not
 * there is a normal thing for Spark to do and counts as 4xx; 5xx is S3's own doing.
 */
const TOLERATED = {
  "4xx-errors": { metric: "4xxErrors", share: 0.25, means: "refused or not found" },
  "5xx-errors": { metric: "5xxErrors", share: 0.01, means: "failed by S3 itself" },
} as const;

/** Alarms when requests to a bucket fail for a quarter of an hour. */
export class BucketAlarms extends Construct {
  readonly alarmArns: readonly string[];

  constructor(scope: Construct, id: string, props: BucketAlarmsProps) {
    super(scope, id);
    this.alarmArns = Object.entries(TOLERATED).map(
      ([key, { metric, share, means }]) =>
        new CloudwatchMetricAlarm(this, key, {
          alarmName: `${props.name}-${key}`,
          alarmDescription: `More than ${share * 100} % of the requests to the bucket ${props.bucketName} are ${means}`,
          namespace: "AWS/S3",
          metricName: metric,
          dimensions: { BucketName: props.bucketName, FilterId: REQUEST_METRICS },
          // Every request counts as 0 or 1, so the average is the share that failed.
          statistic: "Average",
          period: PERIOD_SECONDS,
          evaluationPeriods: 3,
          datapointsToAlarm: 3,
          comparisonOperator: "GreaterThanThreshold",
          threshold: share,
          // No requests, no data.
          treatMissingData: "notBreaching",
          alarmActions: [props.topicArn],
          okActions: [props.topicArn],
        }).arn,
    );
  }
}
