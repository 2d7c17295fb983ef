import type { Construct } from "constructs";
import { boundaryName } from "../../config/derive/foundation";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { ManagedPolicy } from "../../modules/iam/managed-policy";
import { permissionsBoundary } from "../../modules/iam/permissions-boundary-policy";
import { placeOf } from "../base/place";
import { logBucketNames } from "./log-buckets";

/** ARN of the policy that bounds the roles of later layers; a reference where it is made here, nothing where there is none. */
export function boundary(stack: Construct, account: Account, env: Environment): string | undefined {
  if (env.foundation.permissionsBoundary.mode !== "create") return env.foundation.permissionsBoundaryArn;
  return configured(
    new ManagedPolicy(stack, "boundary", {
      policyName: boundaryName(env.prefix),
      description: `The most that a role of ${env.prefix} may do`,
      statements: permissionsBoundary({
        ...placeOf(env),
        prefix: env.prefix,
        logBuckets: logBucketNames(env),
        stateBuckets: [env.state, account.state].flatMap((state) => (state.backend === "s3" ? [state.bucket] : [])),
      }),
    }),
    "foundation.permissionsBoundary",
  ).policyArn;
}
