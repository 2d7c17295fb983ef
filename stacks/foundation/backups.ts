import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { backupVaultOf, ROLES } from "../../config/derive/purposes";
import type { Account, Environment } from "../../config/model";
import { Plan } from "../../modules/backups/plan";
import { Vault } from "../../modules/backups/vault";
import { configured } from "../../modules/configured";
import { placeOf } from "../base/place";
import type { Keys } from "./keys";

/** Backups by AWS Backup, where they are asked for, and the vault of their copies where some rule has copies. */
export function backups(stack: Construct, account: Account, env: Environment, { keyArns, replicaKeyArns }: Keys): void {
  const { backups: settings, disasterRecovery } = env.foundation;
  if (settings === undefined) return;
  const name = backupVaultOf(env.prefix);
  const shared = { name, lock: settings.lock, preventDestroy: env.protection.preventDestroy };
  const vault = configured(new Vault(stack, "backups", { ...shared, kmsKeyArn: keyArns.data }), "foundation.backups");
  const replicaKeyArn = replicaKeyArns.data;
  const isCopied = Object.values(settings.rules).some(({ copyKeepDays }) => copyKeepDays !== undefined);
  const copies =
    isCopied && replicaKeyArn !== undefined
      ? configured(
          new Vault(stack, "backup-copies", { ...shared, region: disasterRecovery?.region, kmsKeyArn: replicaKeyArn }),
          "foundation.backups",
        )
      : undefined;
  configured(
    new Plan(stack, "backup-plan", {
      place: placeOf(env),
      name,
      roleName: nameOf(env.names, "roles", ROLES.backups),
      settings,
      vault,
      copies,
      tags: { Platform: account.name, Environment: env.name },
    }),
    "foundation.backups",
  );
}
