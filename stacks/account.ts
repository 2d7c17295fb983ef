import { DisableLegacyFeaturesSetting } from "@cdktf/provider-databricks/lib/disable-legacy-features-setting";
import type { Construct } from "constructs";
import { mapValues } from "../config/derive/map-values";
import { ACCOUNT_STACK } from "../config/derive/stacks";
import type { Account } from "../config/model";
import { configured } from "../modules/configured";
import { FederationPolicy } from "../modules/identity/federation-policy";
import { Group } from "../modules/identity/group";
import { OauthApp } from "../modules/identity/oauth-app";
import { ServicePrincipal } from "../modules/identity/service-principal";
import { User } from "../modules/identity/user";
import { NetworkConnectivity } from "../modules/serverless/network-connectivity";
import { NetworkPolicy } from "../modules/serverless/network-policy";
import { Metastore } from "../modules/unity-catalog/metastore";
import { logDelivery } from "./account/log-delivery";
import { PlatformStack } from "./base/platform-stack";
import { databricksAccountProvider } from "./base/providers";

/** What the account layer offers to every environment. */
export interface AccountOutputs {
  /** AWS region → metastore id. */
  readonly metastore_ids: Readonly<Record<string, string>>;
  /** Group name → account-level id. */
  readonly group_ids: Readonly<Record<string, string>>;
  /** Service principal key → account-level id. */
  readonly service_principal_ids: Readonly<Record<string, string>>;
  /** Service principal key → application (client) id. */
  readonly service_principal_application_ids: Readonly<Record<string, string>>;
  /** Key of the tool → client id that it signs in with; only there where there is one. */
  readonly oauth_app_client_ids?: Readonly<Record<string, string>>;
  /** Key of the network connectivity configuration → its id; only there where there is one. */
  readonly network_connectivity_config_ids?: Readonly<Record<string, string>>;
  /** Key of the network policy → its id; only there where there is one. */
  readonly network_policy_ids?: Readonly<Record<string, string>>;
  /** Bucket of the account's logs; only there where they are delivered. */
  readonly account_log_bucket?: string;
}

/** What the Databricks account shares: metastores, groups, service principals, ways and limits of serverless compute. */
export class AccountStack extends PlatformStack<AccountOutputs> {
  constructor(scope: Construct, account: Account) {
    super(scope, ACCOUNT_STACK, { layer: "account", state: account.state });
    databricksAccountProvider(this, account);

    const principals = mapValues(account.servicePrincipals, (config, key) =>
      configured(
        new ServicePrincipal(this, `service-principal-${key}`, {
          config,
          accountId: account.databricksAccountId,
          deployerApplicationId: account.deployer.applicationId,
          preventDestroy: true,
        }),
        `servicePrincipals.${key}`,
      ),
    );
    const groups = mapValues(account.groups, (config, displayName) =>
      configured(new Group(this, `group-${displayName}`, { displayName, mode: config.mode }), `groups.${displayName}`),
    );
    for (const [name, config] of Object.entries(account.groups)) {
      if (config.mode === "existing") continue;
      for (const key of config.servicePrincipals) groups[name]?.addMember(key, principals[key]?.principalId ?? "");
      for (const nested of config.groups) groups[name]?.addMember(nested, groups[nested]?.groupId ?? "");
    }
    for (const [key, user] of Object.entries(account.users)) {
      const made = configured(new User(this, `user-${key}`, { user }), `users.${key}`);
      for (const group of user.groups) groups[group]?.addMember(`user-${key}`, made.userId);
    }
    for (const [key, config] of Object.entries(account.servicePrincipals)) {
      if (config.accountAdmin) principals[key]?.administersAccount();
    }
    for (const [name, config] of Object.entries(account.groups)) {
      if (config.accountAdmin) groups[name]?.administersAccount();
    }
    if (account.disableLegacyFeatures) {
      const setting = new DisableLegacyFeaturesSetting(this, "legacy-features", {
        disableLegacyFeatures: { value: true },
      });
      configured(setting, "disableLegacyFeatures");
    }
    this.federate(account, principals);
    const metastores = mapValues(account.metastores, (config, region) =>
      configured(
        new Metastore(this, `metastore-${region}`, { config, dependsOn: groups[config.adminGroup]?.dependables ?? [] }),
        `metastores.${region}`,
      ),
    );

    const connectivity = mapValues(
      account.networkConnectivity,
      (config, key) =>
        configured(
          new NetworkConnectivity(this, `network-connectivity-${key}`, { config }),
          `networkConnectivity.${key}`,
        ).networkConnectivityConfigId,
    );

    const policies = mapValues(
      account.networkPolicies,
      (config, key) =>
        configured(
          new NetworkPolicy(this, `network-policy-${key}`, { config, accountId: account.databricksAccountId }),
          `networkPolicies.${key}`,
        ).networkPolicyId,
    );

    const apps = mapValues(
      account.oauthApps,
      (app, key) => configured(new OauthApp(this, `oauth-app-${key}`, { app }), `oauthApps.${key}`).clientId,
    );

    const logs = logDelivery(this, account);

    this.publish({
      metastore_ids: mapValues(metastores, (metastore) => metastore.metastoreId),
      group_ids: mapValues(groups, (group) => group.groupId),
      service_principal_ids: mapValues(principals, (principal) => principal.principalId),
      service_principal_application_ids: mapValues(principals, (principal) => principal.applicationId),
      ...(Object.keys(apps).length === 0 ? {} : { oauth_app_client_ids: apps }),
      ...(Object.keys(connectivity).length === 0 ? {} : { network_connectivity_config_ids: connectivity }),
      ...(Object.keys(policies).length === 0 ? {} : { network_policy_ids: policies }),
      ...(logs === undefined ? {} : { account_log_bucket: logs.bucketName }),
    });
  }

  /** Tokens that are taken in the place of secrets: of people, and of programs as one service principal each. */
  private federate(account: Account, principals: Readonly<Record<string, ServicePrincipal>>): void {
    for (const [key, config] of Object.entries(account.federationPolicies)) {
      configured(
        new FederationPolicy(this, `federation-${key}`, { policyId: key, config }),
        `federationPolicies.${key}`,
      );
    }
    for (const [name, { federationPolicies }] of Object.entries(account.servicePrincipals)) {
      for (const [key, config] of Object.entries(federationPolicies)) {
        configured(
          new FederationPolicy(this, `federation-${name}-${key}`, {
            policyId: key,
            config,
            principalId: principals[name]?.principalId ?? "",
          }),
          `servicePrincipals.${name}.federationPolicies.${key}`,
        );
      }
    }
  }
}
