import { Construct } from "constructs";
import type { DynamodbTableModel } from "../../../config/kinds/data-services/dynamodb-table";
import { lastingAlarm } from "../../operations/lasting-alarm";
import { type Queried, queriedAlarm } from "../../operations/queried-alarm";

export interface DynamodbTableAlarmsProps {
  readonly table: DynamodbTableModel;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const MINUTE = 60_000;

/** Alarms when a table refuses requests or fails, when its changes wait or are lost, and when it cannot be exported. */
export class DynamodbTableAlarms extends Construct {
  constructor(scope: Construct, id: string, { table, topicArn }: DynamodbTableAlarmsProps) {
    super(scope, id);
    const about = `Table ${table.name}`;
    for (const [key, queried] of Object.entries(watched(table))) {
      queriedAlarm(this, key, {
        name: `${table.name}-table-${key}`,
        about,
        namespace: "AWS/DynamoDB",
        where: ["TableName", table.name],
        queried,
        topicArn,
      });
    }
    if (table.export === undefined) return;
    lastingAlarm(this, "not-exported", {
      name: `${table.name}-table-not-exported`,
      about,
      // Source: EventBridge Scheduler user guide, "Monitoring with CloudWatch".
      namespace: "AWS/Scheduler",
      dimensions: { ScheduleGroup: table.export.groupName },
      watched: {
        metric: "TargetErrorCount",
        statistic: "Sum",
        threshold: 0,
        periods: 1,
        means: "an export was refused; CloudTrail has ExportTableToPointInTime with the reason",
      },
      topicArn,
    });
  }
}

/** Source of the metrics: DynamoDB developer guide, "DynamoDB metrics and dimensions". */
function watched(table: DynamodbTableModel): Readonly<Record<string, Queried>> {
  if (table.mode === "existing") return {};
  const byOperation = { statistic: "SUM", dimensions: ["Operation", "TableName"], threshold: 0, periods: 3 } as const;
  const toKinesis = { dimensions: ["DelegatedOperation", "TableName"] } as const;
  return {
    throttled: {
      metric: "ThrottledRequests",
      ...byOperation,
      means: "requests are refused because the table, an index or one partition takes no more",
    },
    "system-errors": { metric: "SystemErrors", ...byOperation, means: "requests fail by a fault of DynamoDB" },
    ...(table.changes && {
      "changes-late": {
        metric: "AgeOfOldestUnreplicatedRecord",
        statistic: "MAX",
        ...toKinesis,
        threshold: table.changes.alarmAgeMinutes * MINUTE,
        periods: 1,
        means: `changes wait for more than ${table.changes.alarmAgeMinutes} minutes to get into the Kinesis stream, and are lost after a day`,
      },
      "changes-lost": {
        metric: "FailedToReplicateRecordCount",
        statistic: "SUM",
        ...toKinesis,
        threshold: 0,
        periods: 1,
        means: "changes did not get into the Kinesis stream and are lost; load the table anew",
      },
    }),
  };
}
