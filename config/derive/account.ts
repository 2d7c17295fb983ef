import { DATABRICKS_PRINCIPALS } from "../facts/regions";
import type { Account, Metastore, NetworkConnectivity, NetworkPolicy, ServicePrincipal } from "../model";
import type { ParsedAccount } from "../schema/account";
import type { StateBackend } from "../schema/backend";
import { resolveBootstrap } from "./bootstrap";
import { resolveCodePipeline } from "./code-pipeline";
import { resolveLogDelivery } from "./log-delivery";
import { mapValues } from "./map-values";

/** Fills in the account's derived names. Expects a configuration that passed every check. */
export function resolveAccount(account: ParsedAccount): Omit<Account, "forgotten" | "losing" | "ownership"> {
  const deployer = account.servicePrincipals[account.deployer];
  if (deployer?.mode !== "existing") throw new Error("the deployer is checked to be an existing service principal");
  return {
    ...account,
    principals: DATABRICKS_PRINCIPALS[account.shard],
    delivery: account.delivery && { ...account.delivery, state: account.delivery.state ?? ofDelivery(account.state) },
    bootstrap: account.bootstrap && resolveBootstrap(account, account.bootstrap),
    codePipeline: account.codePipeline && resolveCodePipeline(account, account.codePipeline),
    logDelivery: account.logDelivery && resolveLogDelivery(account.name, account.logDelivery),
    deployer: { key: account.deployer, applicationId: deployer.applicationId },
    metastores: mapValues(
      account.metastores,
      (metastore, region): Metastore =>
        metastore.mode === "create"
          ? { ...metastore, region, name: metastore.name ?? `${account.name}-${region}` }
          : { ...metastore, region },
    ),
    networkConnectivity: mapValues(
      account.networkConnectivity,
      (config, key): NetworkConnectivity =>
        config.mode === "create" ? { ...config, name: config.name ?? connectivityName(account.name, key) } : config,
    ),
    networkPolicies: mapValues(
      account.networkPolicies,
      (policy, key): NetworkPolicy => ({ ...policy, name: policy.name ?? networkPolicyName(account.name, key) }),
    ),
    oauthApps: mapValues(account.oauthApps, (app, key) => ({ ...app, name: app.name ?? `${account.name}-${key}` })),
    extraResources: mapValues(account.extraResources, (extra) => ({
      ...extra,
      layer: "account" as const,
      actions: [],
      calledOn: [],
    })),
    servicePrincipals: mapValues(
      account.servicePrincipals,
      (principal, key): ServicePrincipal =>
        principal.mode === "create"
          ? { ...principal, displayName: principal.displayName ?? `${account.name}-${key}` }
          : principal,
    ),
  };
}

/** The project of the other workspaces is made by the layer itself, so its own workspace is in none. */
function ofDelivery(state: StateBackend): StateBackend {
  return state.backend === "cloud" ? { ...state, project: undefined } : state;
}

/** Default name of a network connectivity configuration: `acme-dev`. */
export const connectivityName = (account: string, key: string): string => `${account}-${key}`;

/** Default name of a network policy: `acme-dev`. */
export const networkPolicyName = (account: string, key: string): string => `${account}-${key}`;
