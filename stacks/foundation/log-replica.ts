import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { LOG_REPLICA_KEY, ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { administration } from "../../modules/kms/key-policies";
import type { LogBucket } from "../../modules/storage/log-bucket";
import { LogReplica } from "../../modules/storage/log-replica";
import { organizationPerimeter } from "../../modules/storage/perimeter";

/** Copies of the logs in the second region; nothing where they are not asked for. */
export function logReplica(
  stack: Construct,
  env: Environment,
  kmsKeyArn: string,
  logBucket: LogBucket,
  policyDependsOn: readonly ITerraformDependable[],
): void {
  const { disasterRecovery, logReplicaBucket, kms, logs, perimeterOrganizationId } = env.foundation;
  if (disasterRecovery === undefined || logReplicaBucket === undefined) return;
  const { partition, awsAccountId: accountId } = env;
  const { region } = disasterRecovery;
  configured(
    new LogReplica(stack, "log-replica", {
      partition,
      source: { bucketName: logBucket.bucketName, region: env.region, kmsKeyArn, dependsOn: logBucket.dependables },
      region,
      bucketName: logReplicaBucket,
      key: {
        deletionWindowDays: kms.deletionWindowDays,
        rotationDays: kms.rotationDays,
        aliasName: nameOf(env.names, "keys", LOG_REPLICA_KEY),
        statements: administration({ partition, accountId, region }, kms.administrators),
      },
      roleName: nameOf(env.names, "roles", ROLES.logReplication),
      lifecycleRules: logBucket.lifecycleRules,
      statements: organizationPerimeter(partition, logReplicaBucket, perimeterOrganizationId),
      policyDependsOn,
      objectLock: logs.objectLock,
      protection: env.protection,
    }),
    "foundation.disasterRecovery.replicateLogs",
  );
}
