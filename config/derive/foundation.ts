import type { DataKey, SeparateKey } from "../facts/separate-keys";
import type { Foundation } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { isSeparate } from "./data-keys";
import { BOUNDED_LAYERS, DEPLOY_LAYERS, type DeployLayer } from "./layers";
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
    permissionsBoundaryArns: layerBoundaryArns(env, account, partition),
    perimeterOrganizationId: foundation.organization?.bucketPerimeter === true ? foundation.organization.id : undefined,
  };
}

/** Policy that bounds the trail's role, which is the foundation's own; the organization's bounds all roles. */
function boundaryArn(env: ParsedEnvironment, account: ParsedAccount, partition: string): string | undefined {
  const { permissionsBoundary: boundary } = env.foundation;
  switch (boundary.mode) {
    case "create":
      return policyArn(env, partition, boundaryName(prefix(account, env)));
    case "existing":
      return boundary.policyArn;
    case "off":
      return undefined;
  }
}

/** Policy that bounds the roles of each layer: one of the layer's own, or the organization's for all of them. */
function layerBoundaryArns(
  env: ParsedEnvironment,
  account: ParsedAccount,
  partition: string,
): Foundation["permissionsBoundaryArns"] {
  const { permissionsBoundary: boundary } = env.foundation;
  const all = (layers: readonly DeployLayer[], arnOf: (layer: DeployLayer) => string) =>
    Object.fromEntries(layers.map((layer) => [layer, arnOf(layer)]));
  switch (boundary.mode) {
    case "create":
      return all(BOUNDED_LAYERS, (layer) => policyArn(env, partition, boundaryName(prefix(account, env), layer)));
    case "existing":
      return all(DEPLOY_LAYERS, () => boundary.policyArn);
    case "off":
      return {};
  }
}

const policyArn = (env: ParsedEnvironment, partition: string, name: string) =>
  `arn:${partition}:iam::${env.awsAccountId}:policy/${name}`;

/** What a key of an environment encrypts; the end of its alias. */
export type KeyPurpose = "managed-services" | "workspace-storage" | "network" | DataKey | "logs";

/**
 * The keys that something in the environment uses; also of a draft. Databricks takes customer-managed keys in the
 * tier ENTERPRISE alone, and serverless workspaces only that of managed services, which there encrypts their
 * storage too. Source: Databricks, "Customer-managed keys for encryption". That of the network is the firewall's.
 */
export function keyPurposes(
  env: {
    readonly network?:
      | {
          readonly mode?: string | undefined;
          readonly egress?:
            | { readonly isolation?: string | undefined; readonly firewallKeyArn?: string | undefined }
            | undefined;
        }
      | undefined;
    readonly foundation?:
      | {
          readonly kms?:
            | {
                readonly serverlessWorkspaces?: boolean | undefined;
                readonly separateKeys?: readonly (SeparateKey | undefined)[] | undefined;
              }
            | undefined;
          readonly ebsDefaultKey?: string | undefined;
        }
      | undefined;
  },
  tier: string | undefined,
): KeyPurpose[] {
  const classic = env.network?.mode !== "serverless-only";
  const egress = env.network?.egress;
  const used: Readonly<Record<KeyPurpose, boolean>> = {
    "managed-services": tier === "ENTERPRISE" && (classic || env.foundation?.kms?.serverlessWorkspaces === true),
    "workspace-storage": classic || env.foundation?.ebsDefaultKey === "create",
    network: egress?.isolation === "filtered-egress" && egress.firewallKeyArn === undefined,
    streams: isSeparate(env, "streams"),
    databases: isSeparate(env, "databases"),
    data: true,
    logs: true,
  };
  return (Object.keys(used) as KeyPurpose[]).filter((purpose) => used[purpose]);
}

/** Name of a boundary's policy: `acme-dev-network-boundary`; without a layer that of the foundation's own roles. */
export const boundaryName = (start: string, layer?: DeployLayer): string =>
  [start, ...(layer === undefined ? [] : [layer]), "boundary"].join("-");
