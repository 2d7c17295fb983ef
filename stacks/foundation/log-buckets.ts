import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { trailBucketStatements } from "../../modules/audit/trail-policies";
import { configured } from "../../modules/configured";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import { LogBucket } from "../../modules/storage/log-bucket";
import { organizationPerimeter } from "../../modules/storage/perimeter";
import { placeOf } from "../base/place";
import { logReplica } from "./log-replica";
import { trailOf } from "./trail";

/**
 * The log bucket, with the bucket of access logs and the copy in the second region where they are asked for.
 * @param policyDependsOn what their policies wait for
 */
export function logBuckets(
  stack: Construct,
  env: Environment,
  kmsKeyArn: string,
  policyDependsOn: readonly ITerraformDependable[],
): LogBucket {
  const { logs, logBucket: bucketName, perimeterOrganizationId } = env.foundation;
  const trail = trailOf(env);
  const logBucket = configured(
    new LogBucket(stack, "logs", {
      ...placeOf(env),
      bucketName,
      kmsKeyArn,
      archiveAfterDays: logs.archiveAfterDays,
      expireAfterDays: logs.expireAfterDays,
      statements: [
        ...(trail === undefined ? [] : trailBucketStatements(trail, bucketName)),
        ...organizationPerimeter(env.partition, bucketName, perimeterOrganizationId),
      ],
      policyDependsOn,
      accessLogBucket: accessLogs(stack, env, policyDependsOn),
      objectLock: logs.objectLock,
      protection: env.protection,
    }),
    "foundation.logs",
  );
  logReplica(stack, env, kmsKeyArn, logBucket, policyDependsOn);
  return logBucket;
}

/** Bucket for the access logs of every bucket of the environment; nothing where they are off. */
function accessLogs(
  stack: Construct,
  env: Environment,
  policyDependsOn: readonly ITerraformDependable[],
): string | undefined {
  const { accessLogBucket, logBucket, logs } = env.foundation;
  if (accessLogBucket === undefined || logs.accessLogs === undefined) return undefined;
  return configured(
    new AccessLogBucket(stack, "access-logs", {
      bucketName: accessLogBucket,
      partition: env.partition,
      accountId: env.awsAccountId,
      sourceBuckets: [
        logBucket,
        ...Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
        ...Object.values(env.zones).map((zone) => zone.bucket),
      ],
      statements: organizationPerimeter(env.partition, accessLogBucket, env.foundation.perimeterOrganizationId),
      policyDependsOn,
      expireAfterDays: logs.accessLogs.expireAfterDays,
      protection: env.protection,
    }),
    "foundation.logs.accessLogs",
  ).bucketName;
}
