import type { Construct } from "constructs";
import { peerRoleArns } from "../../config/derive/connections/peer-roles";
import { LAYERS_OF_ENVIRONMENT } from "../../config/derive/layers";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DeployRoles } from "../../modules/iam/deploy-roles";
import { extraCalls } from "../../modules/iam/extra-calls";
import { placeOf } from "../base/place";
import type { Boundaries } from "./boundary";
import { bucketsBy } from "./buckets";

/** Roles of the CI system; nothing where there is none. Without a boundary none is made, which the checks refuse. */
export function deployRoles(
  stack: Construct,
  account: Account,
  env: Environment,
  boundaries: Boundaries,
): DeployRoles | undefined {
  const { ciRoles, disasterRecovery } = env.foundation;
  if (ciRoles === undefined || boundaries.foundation === undefined) return undefined;
  const buckets = bucketsBy(account, env);
  return configured(
    new DeployRoles(stack, "deploy-role", {
      ...placeOf(env),
      prefix: env.prefix,
      names: env.names,
      ci: ciRoles,
      builds: account.codePipeline?.roleArns,
      environment: env.name,
      workspaces: Object.keys(env.workspaces),
      state: env.state,
      accountState: account.state,
      replicaRegion: disasterRecovery?.region,
      buckets: Object.fromEntries(LAYERS_OF_ENVIRONMENT.map((layer) => [layer, buckets(layer)])),
      rawBuckets: Object.values(env.zones).flatMap(({ kind, bucket }) => (kind === "raw" ? [bucket] : [])),
      emptiesBuckets: env.protection.forceDestroy,
      peerRoleArns: peerRoleArns(env.network),
      extraCalls: extraCalls(env.extraResources),
      boundaryArns: boundaries.layers,
    }),
    "foundation.ciRoles",
  );
}
