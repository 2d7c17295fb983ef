import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { type KeyPurpose, keyPurposes } from "../config/derive/foundation";
import { mapValues } from "../config/derive/map-values";
import { securityGroupKey, type WorkspaceNetworkContent, workspaceNetworks } from "../config/derive/network";
import { stackName } from "../config/derive/stacks";
import { computeTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import { configured } from "../modules/configured";
import { CustomerManagedKey } from "../modules/workspace/customer-managed-key";
import { DatabricksWorkspace } from "../modules/workspace/databricks-workspace";
import type { Member } from "../modules/workspace/workspace-access";
import type { AccountOutputs } from "./account";
import { placeOf } from "./base/place";

import { PlatformStack } from "./base/platform-stack";
import { awsProvider, databricksAccountProvider, timeProvider } from "./base/providers";
import type { FoundationOutputs } from "./foundation";
import type { NetworkOutputs } from "./network/outputs";
import { budgetPolicies } from "./workspace/budget-policies";
import { budgets } from "./workspace/budgets";
import { nameFrontends, registerPrivateLink } from "./workspace/private-link";
import { serverlessConnectivity } from "./workspace/serverless-connectivity";

/** What the workspace layer offers to later layers of its environment. */
export interface WorkspaceOutputs {
  /** Workspace key → Databricks workspace id. */
  readonly workspace_ids: Readonly<Record<string, string>>;
  /** Workspace key → URL, `https://….cloud.databricks.com`. */
  readonly workspace_urls: Readonly<Record<string, string>>;
  /** Workspace key → name of its root bucket; none with serverless compute alone. */
  readonly root_bucket_names: Readonly<Record<string, string>>;
  /** Budget policy (key of `operations.budgetPolicies`) → its id in the Databricks account. */
  readonly budget_policy_ids: Readonly<Record<string, string>>;
}

/** What the workspace layer reads. */
export interface WorkspaceUpstream {
  readonly account: PlatformStack<AccountOutputs>;
  readonly foundation: PlatformStack<FoundationOutputs>;
  readonly network: PlatformStack<NetworkOutputs>;
}

/**
 * Every workspace of an environment, and what they share in the Databricks account. Account level only: what
 * is inside a workspace needs its URL before planning, and so other stacks (H2).
 */
export class WorkspaceStack extends PlatformStack<WorkspaceOutputs> {
  constructor(scope: Construct, account: Account, env: Environment, upstream: WorkspaceUpstream) {
    super(scope, stackName(env.name, "workspace"), { layer: "workspace", environment: env.name, state: env.state });
    awsProvider(this, account, env, "workspace");
    databricksAccountProvider(this, account);
    timeProvider(this);

    const identities = upstream.account.readBy(this);
    const keyArns = upstream.foundation.readBy(this).kms_key_arns;
    const network = upstream.network.readBy(this);
    const classic = env.network.mode !== "serverless-only";
    const purposes = keyPurposes(env, account.tier);
    const managedServicesKeyId = purposes.includes("managed-services")
      ? this.registerKey(account, keyArns, "managed-services", "MANAGED_SERVICES")
      : undefined;
    const storageKeyId =
      classic && account.tier === "ENTERPRISE"
        ? this.registerKey(account, keyArns, "workspace-storage", "STORAGE")
        : undefined;
    const privateLink = registerPrivateLink(this, account, env, network.databricks_endpoint_ids);
    const networks = workspaceNetworks(env.network);

    const workspaces = mapValues(env.workspaces, (config, key) => {
      return configured(
        new DatabricksWorkspace(this, `workspace-${key}`, {
          config,
          registrationName: `${env.prefix}-${key}`,
          aws: placeOf(env),
          databricks: {
            accountId: account.databricksAccountId,
            controlPlaneAccountId: account.principals.accountId,
            amiOwnerAccountId: account.principals.amiOwnerAccountId,
            tier: account.tier,
          },
          classic: classic
            ? {
                network: workspaceNetwork(network, key, networks[key]),
                storageKeyArn: at(keyArns, "workspace-storage"),
                accessLogBucket: env.foundation.accessLogBucket,
                storageKeyId,
                privateLink: privateLink && {
                  endpoints: privateLink.endpoints,
                  privateAccessSettingsId: at(privateLink.settingsIds, key),
                },
              }
            : undefined,
          managedServicesKeyId,
          metastoreId: at(identities.metastore_ids, env.region),
          members: membersOf(config, identities),
          tags: computeTags(env.tags, { platform: account.name, environment: env.name }),
          protection: env.protection,
        }),
        `workspaces.${key}`,
      );
    });

    nameFrontends(this, env, network.databricks_endpoint_ids, workspaces);
    serverlessConnectivity(
      this,
      env,
      mapValues(workspaces, ({ workspaceId }) => workspaceId),
      { account: identities, network },
    );

    budgets(
      this,
      env,
      Object.values(workspaces).map(({ workspaceId }) => workspaceId),
    );

    const policyIds = budgetPolicies(this, account, env, {
      workspaceIds: mapValues(workspaces, ({ workspaceId }) => workspaceId),
      applicationIds: () => identities.service_principal_application_ids,
    });

    this.publish({
      workspace_ids: mapValues(workspaces, (workspace) => workspace.workspaceId),
      workspace_urls: mapValues(workspaces, (workspace) => workspace.workspaceUrl),
      root_bucket_names: Object.fromEntries(
        Object.entries(workspaces).flatMap(([key, { rootBucketName }]) =>
          rootBucketName === undefined ? [] : [[key, rootBucketName]],
        ),
      ),
      budget_policy_ids: policyIds,
    });
  }

  /** One registration per key, whatever the number of workspaces. */
  private registerKey(
    account: Account,
    arns: FoundationOutputs["kms_key_arns"],
    purpose: KeyPurpose,
    useCase: "MANAGED_SERVICES" | "STORAGE",
  ): string {
    return configured(
      new CustomerManagedKey(this, `key-${purpose}`, {
        databricksAccountId: account.databricksAccountId,
        keyArn: at(arns, purpose),
        useCase,
      }),
      "foundation.kms",
    ).customerManagedKeyId;
  }
}

/** Where one workspace's clusters run, from the network's contract; undefined where Databricks makes the VPC. */
function workspaceNetwork(ids: NetworkOutputs, key: string, content: WorkspaceNetworkContent | undefined) {
  if (content === undefined) return undefined;
  return {
    content,
    vpcId: ids.vpc_id,
    subnetIds: mapValues(content.subnets, (_, zone) => at(ids.workspace_subnet_ids, `${key}/${zone}`)),
    securityGroupIds: Array.from({ length: content.securityGroups }, (_, index) =>
      at(ids.workspace_security_group_ids, securityGroupKey(key, index)),
    ),
  };
}

/** Who may enter a workspace, by account-level id. */
function membersOf({ access }: Workspace, ids: AccountOutputs): Member[] {
  return [
    ...Object.entries(access.groups).map(([name, permission]) => ({
      key: `group-${name}`,
      principalId: at(ids.group_ids, name),
      permission,
    })),
    ...Object.entries(access.servicePrincipals).map(([key, permission]) => ({
      key: `service-principal-${key}`,
      principalId: at(ids.service_principal_ids, key),
      permission,
    })),
  ];
}
