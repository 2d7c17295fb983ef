import { Construct } from "constructs";
import type { CreatedWarehouseCluster } from "../../../config/kinds/data-services/redshift-cluster";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface RedshiftClusterAlarmsProps {
  readonly warehouse: CreatedWarehouseCluster;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Alarms when a cluster does not answer, or is short of something for a quarter of an hour. */
export class RedshiftClusterAlarms extends Construct {
  constructor(scope: Construct, id: string, { warehouse, topicArn }: RedshiftClusterAlarmsProps) {
    super(scope, id);
    for (const [key, it] of Object.entries(watched(warehouse.alarms))) {
      lastingAlarm(this, key, {
        name: `${warehouse.name}-dwh-${key}`,
        about: `Warehouse ${warehouse.name}`,
        namespace: "AWS/Redshift",
        dimensions: { ClusterIdentifier: warehouse.name },
        watched: it,
        topicArn,
      });
    }
  }
}

/** Source of the metrics: management guide, "Performance data in Amazon Redshift", those of a cluster as a whole. */
const watched = ({
  cpuPercent,
  diskPercent,
  connections,
}: CreatedWarehouseCluster["alarms"]): Readonly<Record<string, Watched>> => ({
  health: {
    metric: "HealthStatus",
    statistic: "Minimum",
    is: "LessThanThreshold",
    threshold: 1,
    means: "it does not answer a simple query; while it is switched off there is no data, and no alarm",
  },
  cpu: {
    metric: "CPUUtilization",
    statistic: "Average",
    threshold: cpuPercent,
    means: `more than ${cpuPercent} % of its CPU is used`,
  },
  disk: {
    metric: "PercentageDiskSpaceUsed",
    statistic: "Maximum",
    threshold: diskPercent,
    means: `more than ${diskPercent} % of the storage that it may grow to is used`,
  },
  ...(connections !== undefined && {
    connections: {
      metric: "DatabaseConnections",
      statistic: "Maximum",
      threshold: connections,
      means: `more than ${connections} connections are open`,
    },
  }),
});
