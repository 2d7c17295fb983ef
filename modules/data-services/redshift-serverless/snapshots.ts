import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import type { WarehouseSnapshots } from "../../../config/kinds/data-services/redshift-serverless";
import { scheduleGroupTrust } from "../../events/policies";
import { ServiceRole } from "../../iam/service-role";
import type { Place } from "../../place";
import { snapshotStatements } from "../redshift/policies";

export interface SnapshotsProps {
  readonly warehouseName: string;
  readonly namespaceArn: string;
  readonly snapshots: WarehouseSnapshots;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Makes snapshots again and again. A schedule does it, not `aws_redshiftserverless_snapshot`: that is one snapshot, of the
 * moment when Terraform made it.
 */
export class Snapshots extends Construct {
  constructor(scope: Construct, id: string, { warehouseName, namespaceArn, snapshots, place, tags }: SnapshotsProps) {
    super(scope, id);
    const group = new SchedulerScheduleGroup(this, "group", { name: snapshots.groupName, tags: { ...tags } });
    const role = new ServiceRole(this, "role", {
      roleName: snapshots.role.name,
      description: `Makes snapshots of ${warehouseName}`,
      trust: scheduleGroupTrust(snapshots.groupName, place),
      policyName: "snapshots",
      statements: snapshotStatements(namespaceArn, place),
      tags,
    });
    new SchedulerSchedule(this, "schedule", {
      name: "snapshot",
      groupName: group.name,
      description: `Makes snapshots of ${warehouseName}`,
      scheduleExpression: snapshots.expression,
      scheduleExpressionTimezone: snapshots.timezone,
      state: snapshots.paused ? "DISABLED" : "ENABLED",
      // Up to this long after its time.
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
      target: {
        arn: `arn:${place.partition}:scheduler:::aws-sdk:redshiftserverless:createSnapshot`,
        roleArn: role.arn,
        input: JSON.stringify({
          NamespaceName: warehouseName,
          // One execution makes one snapshot, however often it is tried.
          SnapshotName: `${warehouseName}-<aws.scheduler.execution-id>`,
          RetentionPeriod: snapshots.retentionDays,
        }),
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
      },
      dependsOn: [role.policy],
    });
  }
}
