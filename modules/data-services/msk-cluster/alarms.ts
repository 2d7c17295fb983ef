import { Construct } from "constructs";
import type { ProvisionedCluster, ServerlessCluster } from "../../../config/kinds/data-services/msk-cluster";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface MskClusterAlarmsProps {
  readonly cluster: ProvisionedCluster | ServerlessCluster;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Alarms when records cannot be read or written, are about to be without a copy or a disk, or are not taken. */
export class MskClusterAlarms extends Construct {
  constructor(scope: Construct, id: string, { cluster, topicArn }: MskClusterAlarmsProps) {
    super(scope, id);
    for (const [key, it] of Object.entries(watched(cluster))) {
      lastingAlarm(this, key, {
        name: `${cluster.name}-${key}`,
        about: `Kafka cluster ${cluster.name}`,
        namespace: "AWS/Kafka",
        dimensions: { "Cluster Name": cluster.name },
        watched: it,
        topicArn,
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
        statistic: "Maximum",
        threshold: maxLagSeconds,
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
      statistic: "Maximum",
      threshold: 0,
      means: "partitions have no leader, and can be neither read nor written",
    },
    "no-controller": {
      metric: "ActiveControllerCount",
      statistic: "Maximum",
      is: "LessThanThreshold",
      threshold: 1,
      means: "no broker is the controller",
    },
    ...Object.fromEntries(
      ids.flatMap((broker): [string, Watched][] => [
        [
          `disk-${broker}`,
          {
            metric: "KafkaDataLogsDiskUsed",
            dimensions: { "Broker ID": broker },
            statistic: "Maximum",
            threshold: cluster.diskAlarmPercent,
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
                  statistic: "Maximum",
                  threshold: 0,
                  means: `partitions that broker ${broker} leads have fewer copies than they should`,
                },
              ] satisfies [string, Watched],
            ]),
      ]),
    ),
  };
}
