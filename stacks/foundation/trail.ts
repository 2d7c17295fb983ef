import type { Construct } from "constructs";
import { nameOf } from "../../config/derive/names";
import { LOG_GROUPS, ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { Trail } from "../../modules/audit/trail";
import { TrailLogGroup } from "../../modules/audit/trail-log-group";
import type { TrailPlace } from "../../modules/audit/trail-policies";
import { configured } from "../../modules/configured";
import type { LogBucket } from "../../modules/storage/log-bucket";
import { bucketArnOf } from "../../modules/storage/secure-bucket";
import { placeOf } from "../base/place";

/** The trail of the environment's own, which bucket and key admit by name; nothing where it has none. */
export function trailOf(env: Environment): TrailPlace | undefined {
  return env.foundation.cloudTrail.mode === "create" ? { ...placeOf(env), trailName: env.prefix } : undefined;
}

/** CloudTrail, with a log group where it is asked for; nothing where somebody else records the account. */
export function trail(
  stack: Construct,
  env: Environment,
  kmsKeyArn: string,
  logBucket: LogBucket,
  permissionsBoundary: string | undefined,
): void {
  const { cloudTrail } = env.foundation;
  const place = trailOf(env);
  if (cloudTrail.mode !== "create" || place === undefined) return;
  const logGroup =
    cloudTrail.cloudWatch === undefined
      ? undefined
      : configured(
          new TrailLogGroup(stack, "trail-log-group", {
            place,
            logGroupName: nameOf(env.names, "logGroups", LOG_GROUPS.trail),
            roleName: nameOf(env.names, "roles", ROLES.trail),
            permissionsBoundary,
            kmsKeyArn,
            retentionDays: cloudTrail.cloudWatch.retentionDays,
            preventDestroy: env.protection.preventDestroy,
          }),
          "foundation.cloudTrail.cloudWatch",
        );
  configured(
    new Trail(stack, "trail", {
      trailName: place.trailName,
      bucketName: logBucket.bucketName,
      kmsKeyArn,
      managementEvents: cloudTrail.managementEvents,
      dataEventBucketArns: cloudTrail.zoneDataEvents
        ? Object.values(env.zones).map((zone) => bucketArnOf(env.partition, zone.bucket))
        : [],
      insights: cloudTrail.insights,
      logGroup,
      dependsOn: [...logBucket.dependables, ...(logGroup === undefined ? [] : [logGroup.dependable])],
    }),
    "foundation.cloudTrail",
  );
}
