import { Construct } from "constructs";
import type { CreatedWorkgroup } from "../../../config/kinds/data-services/redshift-serverless";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface WorkgroupAlarmsProps {
  readonly warehouse: CreatedWorkgroup;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Minutes of a period of alarms. */
const PERIOD_MINUTES = 5;

/** Alarms when a warehouse has no more capacity to give, too many clients, or gets no snapshots. */
export class WorkgroupAlarms extends Construct {
  constructor(scope: Construct, id: string, { warehouse, topicArn }: WorkgroupAlarmsProps) {
    super(scope, id);
    const about = `Warehouse ${warehouse.name}`;
    for (const [key, it] of Object.entries(watched(warehouse))) {
      lastingAlarm(this, key, {
        name: `${warehouse.name}-dwh-${key}`,
        about,
        namespace: "AWS/Redshift-Serverless",
        dimensions: { Workgroup: warehouse.name },
        watched: it,
        topicArn,
      });
    }
    if (warehouse.snapshots === undefined) return;
    lastingAlarm(this, "no-snapshot", {
      name: `${warehouse.name}-dwh-no-snapshot`,
      about,
      // Source: EventBridge Scheduler user guide, "Monitoring with CloudWatch".
      namespace: "AWS/Scheduler",
      dimensions: { ScheduleGroup: warehouse.snapshots.groupName },
      watched: {
        metric: "TargetErrorCount",
        statistic: "Sum",
        threshold: 0,
        periods: 1,
        means: "a snapshot was refused; CloudTrail has CreateSnapshot with the reason",
      },
      topicArn,
    });
  }
}

/** Source of the metrics: management guide, "Monitoring Amazon Redshift Serverless with CloudWatch", those of a workgroup alone. */
function watched({ alarms, mostRpus }: CreatedWorkgroup): Readonly<Record<string, Watched>> {
  const { connections, fullForMinutes } = alarms;
  return {
    ...(mostRpus !== undefined && {
      full: {
        metric: "ComputeCapacity",
        statistic: "Minimum",
        threshold: mostRpus - 1,
        periods: fullForMinutes / PERIOD_MINUTES,
        means: `for ${fullForMinutes} minutes it has computed with all of its ${mostRpus} RPUs, so that queries wait`,
      },
    }),
    ...(connections !== undefined && {
      connections: {
        metric: "DatabaseConnections",
        statistic: "Maximum",
        threshold: connections,
        means: `more than ${connections} connections are open`,
      },
    }),
  };
}
