import { Construct } from "constructs";
import type { DatabaseSystem } from "../../../config/facts/databases";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface DatabaseAlarmsProps {
  /** Identifier of the database; start of the alarms' names. */
  readonly databaseName: string;
  readonly dimension: "DBInstanceIdentifier" | "DBClusterIdentifier";
  /** Key → what is watched. */
  readonly watched: Readonly<Record<string, Watched>>;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Alarms when a database is short of something for a quarter of an hour. */
export class DatabaseAlarms extends Construct {
  constructor(scope: Construct, id: string, { databaseName, dimension, watched, topicArn }: DatabaseAlarmsProps) {
    super(scope, id);
    for (const [key, it] of Object.entries(watched)) {
      lastingAlarm(this, key, {
        name: `${databaseName}-db-${key}`,
        about: `Database ${databaseName}`,
        namespace: "AWS/RDS",
        dimensions: { [dimension]: databaseName },
        watched: it,
        topicArn,
      });
    }
  }
}

const GIB = 2 ** 30;

/** What fills a disk with changes that nothing has read yet. Source: RDS user guide, "Amazon CloudWatch instance-level metrics". */
const UNREAD: Readonly<Partial<Record<DatabaseSystem, string>>> = {
  postgresql: "OldestReplicationSlotLag",
  mysql: "BinLogDiskUsage",
};

interface Limits {
  readonly system: DatabaseSystem;
  readonly captureChanges: boolean;
  readonly alarms: {
    readonly cpuPercent: number;
    readonly connections?: number | undefined;
    readonly unreadChangesGib: number;
  };
}

/** What is watched of every database. */
export function watchedOf({ system, captureChanges, alarms }: Limits): Record<string, Watched> {
  const { cpuPercent, connections, unreadChangesGib } = alarms;
  const unread = captureChanges ? UNREAD[system] : undefined;
  const more = { statistic: "Maximum", is: "GreaterThanThreshold" } as const;
  return {
    cpu: {
      metric: "CPUUtilization",
      ...more,
      statistic: "Average",
      threshold: cpuPercent,
      means: `more than ${cpuPercent} % of its CPU is used`,
    },
    ...(connections !== undefined && {
      connections: {
        metric: "DatabaseConnections",
        ...more,
        threshold: connections,
        means: `more than ${connections} connections are open`,
      },
    }),
    ...(unread !== undefined && {
      "unread-changes": {
        metric: unread,
        ...more,
        threshold: unreadChangesGib * GIB,
        means: `${unreadChangesGib} GiB of changes wait for whoever reads them, and fill its disk`,
      },
    }),
  };
}

/** Free disk of an instance: AWS lets it grow below a tenth, so less than half of that means that it does not grow. */
export const watchedDisk = (gib: number): Watched => ({
  metric: "FreeStorageSpace",
  statistic: "Minimum",
  is: "LessThanThreshold",
  threshold: Math.floor((gib * GIB) / 20),
  means: "less than 5 % of the disk that it was made with is free, and it does not grow any more",
});

/** Most that a reader of a cluster is behind, in milliseconds, before applications notice. */
const LAG = 1000;

/** What is watched of a cluster of several instances. */
export const WATCHED_READERS: Watched = {
  metric: "AuroraReplicaLagMaximum",
  statistic: "Maximum",
  is: "GreaterThanThreshold",
  threshold: LAG,
  means: `a reader is more than ${LAG} ms behind`,
};

/** Disk of an instance of a cluster, for what does not fit into memory. */
export const WATCHED_LOCAL_DISK: Watched = {
  metric: "FreeLocalStorage",
  statistic: "Minimum",
  is: "LessThanThreshold",
  threshold: 2 * GIB,
  means: "less than 2 GiB are free for sorting and temporary tables",
};
