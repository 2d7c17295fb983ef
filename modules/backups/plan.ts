import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";
import { policyDocument, type Statement } from "../iam/policy-document";
import type { Place } from "../place";
import type { Vault } from "./vault";

type Backups = NonNullable<Foundation["backups"]>;
type Rule = Backups["rules"][string];

export interface PlanProps {
  readonly place: Place;
  /** Name of the plan and of its selection, up to 50 characters. */
  readonly name: string;
  readonly roleName: string;
  readonly settings: Pick<Backups, "of" | "rules">;
  readonly vault: Vault;
  /** Vault of the second region, where there is one. */
  readonly copies: Vault | undefined;
  /** Tags that what is backed up has, all of them. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What is backed up, by the start of its ARN after `arn:<partition>:`.
 * Source: AWS Backup developer guide, "Assigning resources programmatically".
 */
const RESOURCES: Readonly<Record<Backups["of"][number], readonly string[]>> = {
  rds: ["rds:*:*:db:*", "rds:*:*:cluster:*"],
  dynamodb: ["dynamodb:*:*:table/*"],
  redshift: ["redshift:*:*:cluster:*"],
};

/** Fields of a cron expression of AWS after minute and hour. */
const ON: Readonly<Record<Rule["every"], string>> = { day: "* * ? *", week: "? * SUN *", month: "1 * ? *" };

/**
 * Who takes the role. Without a condition on the account: AWS's pages do not say that AWS Backup names one when it
 * takes a role, and a plan can only have roles of its own account.
 */
export const BACKUP_TRUST: readonly Statement[] = [
  {
    Sid: "AwsBackup",
    Effect: "Allow",
    Principal: { Service: "backup.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

const MINUTES_PER_HOUR = 60;

/** What is backed up when, and by whom. */
export class Plan extends Construct {
  constructor(scope: Construct, id: string, props: PlanProps) {
    super(scope, id);
    const { place, settings, vault, copies } = props;
    const plan = new BackupPlan(this, "Resource", {
      name: props.name,
      rule: Object.entries(settings.rules).map(([ruleName, rule]) => ({
        ruleName,
        targetVaultName: vault.name,
        schedule: `cron(0 ${rule.hourUtc} ${ON[rule.every]})`,
        startWindow: rule.startsWithinHours * MINUTES_PER_HOUR,
        completionWindow: rule.endsWithinHours * MINUTES_PER_HOUR,
        lifecycle: { deleteAfter: rule.keepDays },
        ...(copies === undefined || rule.copyKeepDays === undefined
          ? {}
          : { copyAction: [{ destinationVaultArn: copies.arn, lifecycle: { deleteAfter: rule.copyKeepDays } }] }),
      })),
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "AWS Backup: makes and copies backups; it cannot restore them",
      assumeRolePolicy: policyDocument(BACKUP_TRUST),
    });
    const policy = new IamRolePolicyAttachment(this, "role-policy", {
      role: role.name,
      policyArn: `arn:${place.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
    });
    new BackupSelection(this, "selection", {
      name: props.name,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: settings.of.flatMap((what) => RESOURCES[what].map((arn) => `arn:${place.partition}:${arn}`)),
      // All of them have to be so.
      condition: [
        {
          stringEquals: Object.entries(props.tags).map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value })),
        },
      ],
      dependsOn: [policy],
    });
  }
}
