import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import type { TableExport as Model } from "../../../config/kinds/data-services/dynamodb-table";
import type { Taken } from "../../../config/kinds/facets";
import { scheduleGroupTrust } from "../../events/policies";
import { policyDocument } from "../../iam/policy-document";
import type { KeyArn } from "../../kms/key-arn";
import type { Place } from "../../place";
import { exportStatements } from "./policies";

export interface TableExportProps {
  readonly table: { readonly name: string; readonly arn: string; readonly key: Taken["key"] };
  /** ARN of the table for what is exported; a reference where it is made here, so that it is there first. */
  readonly tableArn: string;
  readonly export: Model;
  /** ARN of the key that encrypts the zone. */
  readonly keyArn: KeyArn;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Once begun, an export goes on by itself; only its beginning is tried again. */
const RETRIES = { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 } as const;

/**
 * Exports a table again and again. A schedule does it, not `aws_dynamodb_table_export`: that is one export, made while
 * Terraform waits, forgotten by AWS after some weeks, and then made once more by whatever apply comes next.
 */
export class TableExport extends Construct {
  constructor(scope: Construct, id: string, props: TableExportProps) {
    super(scope, id);
    const { table, export: wanted, place, tags, keyArn } = props;
    const group = new SchedulerScheduleGroup(this, "group", { name: wanted.groupName, tags: { ...tags } });
    const role = new IamRole(this, "role", {
      name: wanted.role.name,
      description: `Exports the table ${table.name}`,
      assumeRolePolicy: policyDocument(scheduleGroupTrust(wanted.groupName, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "export",
      role: role.name,
      policy: policyDocument(exportStatements({ table, export: wanted, keyArn, place })),
    });
    new SchedulerSchedule(this, "schedule", {
      name: "export",
      groupName: group.name,
      description: `Exports the table ${table.name} into ${wanted.bucket}/${wanted.folder}`,
      scheduleExpression: wanted.expression,
      scheduleExpressionTimezone: wanted.timezone,
      state: wanted.paused ? "DISABLED" : "ENABLED",
      // Up to this long after its time.
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
      target: {
        arn: `arn:${place.partition}:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime`,
        roleArn: role.arn,
        input: JSON.stringify({
          TableArn: props.tableArn,
          // One execution makes one export, however often it is tried.
          ClientToken: "<aws.scheduler.execution-id>",
          ExportFormat: "DYNAMODB_JSON",
          ExportType: "FULL_EXPORT",
          S3Bucket: wanted.bucket,
          S3BucketOwner: place.accountId,
          S3Prefix: wanted.folder,
          S3SseAlgorithm: "KMS",
          S3SseKmsKeyId: keyArn("data"),
        }),
        retryPolicy: { ...RETRIES },
      },
      dependsOn: [policy],
    });
  }
}
