import { Construct } from "constructs";
import { lastingAlarm, type Watched } from "../operations/lasting-alarm";

export interface BackupAlarmsProps {
  /** Name of the vault, and start of the alarms' names: `acme-prod-backups`. */
  readonly vaultName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Source: AWS Backup developer guide, "AWS Backup metrics with Amazon CloudWatch". */
const WATCHED: Readonly<Record<string, Watched>> = {
  failed: {
    metric: "NumberOfBackupJobsFailed",
    statistic: "Sum",
    threshold: 0,
    periods: 1,
    means: "a backup failed, or could not begin in time",
  },
  expired: {
    metric: "NumberOfBackupJobsExpired",
    statistic: "Sum",
    threshold: 0,
    periods: 1,
    means: "a backup did not end in time",
  },
  "not-copied": {
    metric: "NumberOfCopyJobsFailed",
    statistic: "Sum",
    threshold: 0,
    periods: 1,
    means: "a backup was not copied to the second region",
  },
};

/** Alarms when a backup fails, is not ended in time, or is not copied. */
export class BackupAlarms extends Construct {
  constructor(scope: Construct, id: string, { vaultName, topicArn }: BackupAlarmsProps) {
    super(scope, id);
    for (const [id, watched] of Object.entries(WATCHED)) {
      lastingAlarm(this, id, {
        name: `${vaultName}-${id}`,
        about: `Backups in the vault ${vaultName}`,
        namespace: "AWS/Backup",
        dimensions: { BackupVaultName: vaultName },
        watched,
        topicArn,
      });
    }
  }
}
