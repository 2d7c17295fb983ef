import type { Foundation } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { bucketNameOf, prefix } from "./names";
import { BUCKETS } from "./purposes";

/** The foundation with the names that later layers go by. */
export function deriveFoundation(env: ParsedEnvironment, account: ParsedAccount, partition: string): Foundation {
  const { foundation } = env;
  return {
    ...foundation,
    logBucket: bucketNameOf(account, env, BUCKETS.logs),
    accessLogBucket:
      foundation.logs.accessLogs === undefined ? undefined : bucketNameOf(account, env, BUCKETS.accessLogs),
    logReplicaBucket:
      foundation.disasterRecovery?.replicateLogs === true ? bucketNameOf(account, env, BUCKETS.logReplica) : undefined,
    permissionsBoundaryArn: boundaryArn(env, account, partition),
    perimeterOrganizationId: foundation.organization?.bucketPerimeter === true ? foundation.organization.id : undefined,
  };
}

function boundaryArn(env: ParsedEnvironment, account: ParsedAccount, partition: string): string | undefined {
  const { permissionsBoundary: boundary } = env.foundation;
  switch (boundary.mode) {
    case "create":
      return `arn:${partition}:iam::${env.awsAccountId}:policy/${boundaryName(prefix(account, env))}`;
    case "existing":
      return boundary.policyArn;
    case "off":
      return undefined;
  }
}

/** What a key of an environment encrypts; the end of its alias. */
export type KeyPurpose = "managed-services" | "workspace-storage" | "data" | "logs";

/**
 * The keys that something in the environment uses; also of a draft. Databricks takes customer-managed keys in the
 * tier ENTERPRISE alone, and serverless workspaces only that of managed services, which there encrypts their
 * storage too. Source: Databricks, "Customer-managed keys for encryption".
 */
export function keyPurposes(
  env: {
    readonly network?: { readonly mode?: string | undefined } | undefined;
    readonly foundation?:
      | {
          readonly kms?: { readonly serverlessWorkspaces?: boolean | undefined } | undefined;
          readonly ebsDefaultKey?: string | undefined;
        }
      | undefined;
  },
  tier: string | undefined,
): KeyPurpose[] {
  const classic = env.network?.mode !== "serverless-only";
  const used: Readonly<Record<KeyPurpose, boolean>> = {
    "managed-services": tier === "ENTERPRISE" && (classic || env.foundation?.kms?.serverlessWorkspaces === true),
    "workspace-storage": classic || env.foundation?.ebsDefaultKey === "create",
    data: true,
    logs: true,
  };
  return (Object.keys(used) as KeyPurpose[]).filter((purpose) => used[purpose]);
}

/** Name of the boundary's policy: `acme-dev-boundary`. */
export const boundaryName = (start: string): string => `${start}-boundary`;
