import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";

export type VaultLock = NonNullable<NonNullable<Foundation["backups"]>["lock"]>;

export interface VaultProps {
  /** Unique in the account and region; changing it replaces the vault, which has to be empty. */
  readonly name: string;
  /** Where it is. Default: the region of the stack. */
  readonly region?: string | undefined;
  /** ARN of a key of that region. It encrypts backups of services that have no key of their own for them. */
  readonly kmsKeyArn: string;
  readonly lock: VaultLock | undefined;
  readonly preventDestroy: boolean;
}

/** A place for backups. */
export class Vault extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, region, kmsKeyArn, lock, preventDestroy }: VaultProps) {
    super(scope, id);
    const vault = new BackupVault(this, "Resource", {
      name,
      region,
      kmsKeyArn,
      lifecycle: { preventDestroy },
    });
    this.name = vault.name;
    this.arn = vault.arn;
    if (lock === undefined) return;
    new BackupVaultLockConfiguration(this, "lock", {
      backupVaultName: vault.name,
      region,
      minRetentionDays: lock.minDays,
      maxRetentionDays: lock.maxDays,
      // Without it the lock can be taken away at any time.
      changeableForDays: lock.mode === "compliance" ? lock.graceDays : undefined,
      lifecycle: { preventDestroy },
    });
  }
}
