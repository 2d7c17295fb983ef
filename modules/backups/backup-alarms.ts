import { Construct } from "constructs";
import { lastingAlarm, type Watched } from "../operations/lasting-alarm";

export interface BackupAlarmsProps {
  /** Name of the vault, and start of the alarms' names: `acme-prod-backups`. */
  readonly vaultName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** One of them is one too many. */
const none = (metric: string, means: string): Watched => ({
  metric,
  statistic: "Sum",
  threshold: 0,
  periods: 1,
  means,
});

/**
 * Source: AWS Backup developer guide, "AWS Backup metrics with Amazon CloudWatch". It calls expired what could not be
 * deleted at its end; in the API the word is also said of jobs whose time was over, so the message has both. By which
 * vault copies are counted is not in it: that of their source is taken.
 */
const WATCHED: Readonly<Record<string, Watched>> = {
  failed: none("NumberOfBackupJobsFailed", "a backup failed"),
  aborted: none("NumberOfBackupJobsAborted", "a backup was not begun, or was broken off"),
  expired: none("NumberOfBackupJobsExpired", "a backup was not made in time, or could not be deleted at its end"),
  "not-copied": none("NumberOfCopyJobsFailed", "a backup was not copied to the second region"),
};

/** Alarms when a backup fails, is not made in time, or is not copied. */
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
