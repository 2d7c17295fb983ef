import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { ProvisionedCluster, ServerlessCluster } from "../../../config/kinds/data-services/msk-cluster";
import { PERIOD_SECONDS } from "../../operations/metrics";

export interface MskClusterAlarmsProps {
  readonly cluster: ProvisionedCluster | ServerlessCluster;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

interface Watched {
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Alarm above it, or below it, three periods in a row. */
  readonly above?: number;
  readonly below?: number;
  readonly means: string;
}

/** Alarms when records cannot be read or written, are about to be without a copy or a disk, or are not taken. */
export class MskClusterAlarms extends Construct {
  constructor(scope: Construct, id: string, { cluster, topicArn }: MskClusterAlarmsProps) {
    super(scope, id);
    for (const [key, { metric, dimensions, above, below, means }] of Object.entries(watched(cluster))) {
      new CloudwatchMetricAlarm(this, key, {
        alarmName: `${cluster.name}-${key}`,
        alarmDescription: `Kafka cluster ${cluster.name}: ${means}`,
        namespace: "AWS/Kafka",
        metricName: metric,
        dimensions: { "Cluster Name": cluster.name, ...dimensions },
        statistic: "Maximum",
        period: PERIOD_SECONDS,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        comparisonOperator: below === undefined ? "GreaterThanThreshold" : "LessThanThreshold",
        threshold: below ?? above ?? 0,
        // A cluster without topics reports next to nothing.
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
      });
    }
  }
}

/** Source of the metrics: Amazon MSK developer guide, "Metrics for monitoring Standard brokers with CloudWatch". */
const watched = (cluster: ProvisionedCluster | ServerlessCluster): Readonly<Record<string, Watched>> => ({
  ...(cluster.mode === "provisioned" && brokers(cluster)),
  ...Object.fromEntries(
    Object.entries(cluster.consumerGroups).map(([group, { topic, maxLagSeconds }]) => [
      `lag-${group}`,
      {
        metric: "EstimatedMaxTimeLag",
        dimensions: { "Consumer Group": group, Topic: topic },
        above: maxLagSeconds,
        means: `the consumer group ${group} reads the topic ${topic} more than ${maxLagSeconds} seconds late`,
      },
    ]),
  ),
});

function brokers(cluster: ProvisionedCluster): Readonly<Record<string, Watched>> {
  const ids = Array.from({ length: cluster.brokers }, (_, index) => String(index + 1));
  return {
    "offline-partitions": {
      metric: "OfflinePartitionsCount",
      above: 0,
      means: "partitions have no leader, and can be neither read nor written",
    },
    "no-controller": { metric: "ActiveControllerCount", below: 1, means: "no broker is the controller" },
    ...Object.fromEntries(
      ids.flatMap((broker): [string, Watched][] => [
        [
          `disk-${broker}`,
          {
            metric: "KafkaDataLogsDiskUsed",
            dimensions: { "Broker ID": broker },
            above: cluster.diskAlarmPercent,
            means: `more than ${cluster.diskAlarmPercent} % of the disk of broker ${broker} is in use`,
          },
        ],
        ...(cluster.metrics === "DEFAULT"
          ? []
          : [
              [
                `copies-${broker}`,
                {
                  metric: "UnderReplicatedPartitions",
                  dimensions: { "Broker ID": broker },
                  above: 0,
                  means: `partitions that broker ${broker} leads have fewer copies than they should`,
                },
              ] satisfies [string, Watched],
            ]),
      ]),
    ),
  };
}
