import type { Construct } from "constructs";
import { peerRoleArns } from "../../config/derive/connections/peer-roles";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DeployRoles } from "../../modules/iam/deploy-roles";
import { placeOf } from "../base/place";
import { logBucketNames } from "./log-buckets";

/** Roles of the CI system; nothing where there is none. Without a boundary none is made, which the checks refuse. */
export function deployRoles(
  stack: Construct,
  account: Account,
  env: Environment,
  permissionsBoundaryArn: string | undefined,
): void {
  const { ciRoles, disasterRecovery } = env.foundation;
  if (ciRoles === undefined || permissionsBoundaryArn === undefined) return;
  configured(
    new DeployRoles(stack, "deploy-role", {
      ...placeOf(env),
      prefix: env.prefix,
      ci: ciRoles,
      environment: env.name,
      workspaces: Object.keys(env.workspaces),
      state: env.state,
      accountState: account.state,
      replicaRegion: disasterRecovery?.region,
      buckets: {
        foundation: logBucketNames(env),
        workspace: Object.values(env.workspaces).map((workspace) => workspace.rootBucket),
        "unity-catalog": Object.values(env.zones).map((zone) => zone.bucket),
      },
      emptiesBuckets: env.protection.forceDestroy,
      peerRoleArns: peerRoleArns(env.network),
      permissionsBoundaryArn,
    }),
    "foundation.ciRoles",
  );
}
