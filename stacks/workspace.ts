import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { mapValues } from "../config/derive/map-values";
import { securityGroupKey, type WorkspaceNetworkContent, workspaceNetworks } from "../config/derive/network";
import { stackName } from "../config/derive/stacks";
import { computeTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import { CustomerManagedKey } from "../modules/workspace/customer-managed-key";
import { DatabricksWorkspace } from "../modules/workspace/databricks-workspace";
import { PrivateAccess } from "../modules/workspace/private-access";
import { RegisteredEndpoint } from "../modules/workspace/registered-endpoint";
import type { Member } from "../modules/workspace/workspace-access";
import type { AccountOutputs } from "./account";

import { PlatformStack } from "./base/platform-stack";
import { awsProvider, databricksAccountProvider, timeProvider } from "./base/providers";
import type { FoundationOutputs } from "./foundation";
import type { NetworkOutputs } from "./network/outputs";

/** What the workspace layer offers to later layers of its environment. */
export interface WorkspaceOutputs {
  /** Workspace key → Databricks workspace id. */
  readonly workspace_ids: Readonly<Record<string, string>>;
  /** Workspace key → URL, `https://….cloud.databricks.com`. */
  readonly workspace_urls: Readonly<Record<string, string>>;
  /** Workspace key → name of its root bucket; none with serverless compute alone. */
  readonly root_bucket_names: Readonly<Record<string, string>>;
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
    super(scope, stackName(env.name, "workspace"), { layer: "workspace", state: env.state });
    awsProvider(this, account, env, "workspace");
    databricksAccountProvider(this, account);
    timeProvider(this);

    const identities = upstream.account.readBy(this);
    const keyArns = upstream.foundation.readBy(this).kms_key_arns;
    const network = upstream.network.readBy(this);
    const classic = env.network.mode !== "serverless-only";
    const customerManagedKeys =
      classic && account.tier === "ENTERPRISE" ? this.registerKeys(account, keyArns) : undefined;
    const privateLink = this.registerEndpoints(account, env, network.databricks_endpoint_ids);
    const networks = workspaceNetworks(env.network);

    const workspaces = mapValues(env.workspaces, (config, key) => {
      return new DatabricksWorkspace(this, `workspace-${key}`, {
        config,
        registrationName: `${env.prefix}-${key}`,
        aws: { partition: env.partition, accountId: env.awsAccountId, region: env.region },
        databricks: {
          accountId: account.databricksAccountId,
          controlPlaneAccountId: account.principals.accountId,
          amiOwnerAccountId: account.principals.amiOwnerAccountId,
          tier: account.tier,
        },
        classic: classic
          ? {
              network: workspaceNetwork(network, key, networks[key]),
              storageKeyArn: keyArns["workspace-storage"],
              accessLogBucket: env.foundation.accessLogBucket,
              customerManagedKeys,
              privateLink,
            }
          : undefined,
        metastoreId: at(identities.metastore_ids, env.region),
        members: membersOf(config, identities),
        tags: computeTags(env.tags, { platform: account.name, environment: env.name }),
        protection: env.protection,
      });
    });

    this.publish({
      workspace_ids: mapValues(workspaces, (workspace) => workspace.workspaceId),
      workspace_urls: mapValues(workspaces, (workspace) => workspace.workspaceUrl),
      root_bucket_names: Object.fromEntries(
        Object.entries(workspaces).flatMap(([key, { rootBucketName }]) =>
          rootBucketName === undefined ? [] : [[key, rootBucketName]],
        ),
      ),
    });
  }

  /** One registration per key, whatever the number of workspaces. */
  private registerKeys(account: Account, arns: FoundationOutputs["kms_key_arns"]) {
    const register = (purpose: "managed-services" | "workspace-storage", useCase: "MANAGED_SERVICES" | "STORAGE") =>
      new CustomerManagedKey(this, `key-${purpose}`, {
        databricksAccountId: account.databricksAccountId,
        keyArn: arns[purpose],
        useCase,
      }).customerManagedKeyId;
    return {
      managedServicesId: register("managed-services", "MANAGED_SERVICES"),
      storageId: register("workspace-storage", "STORAGE"),
    };
  }

  /** One registration per endpoint, and private access settings; nothing without PrivateLink. */
  private registerEndpoints(account: Account, env: Environment, ids: NetworkOutputs["databricks_endpoint_ids"]) {
    const keys = Object.keys(ids);
    if (keys.length === 0) return undefined;
    const registered = Object.fromEntries(
      keys.map((key) => [
        key,
        new RegisteredEndpoint(this, `endpoint-${key}`, {
          databricksAccountId: account.databricksAccountId,
          name: `${env.prefix}-${key}`,
          awsEndpointId: at(ids, key),
          region: env.region,
        }),
      ]),
    );
    const { workspace, relay } = registered;
    const { publicAccess, endpointsOnly } = accessOf(env.network);
    const { privateAccessSettingsId } = new PrivateAccess(this, "private-access", {
      name: env.prefix,
      region: env.region,
      publicAccess,
      allowedEndpointIds: endpointsOnly ? Object.values(registered).map(({ endpointId }) => endpointId) : undefined,
    });
    return {
      // Only these two belong to a network's registration; the others are for who comes in.
      endpoints: workspace === undefined || relay === undefined ? undefined : { workspace, relay },
      privateAccessSettingsId,
    };
  }
}

/** Who may reach workspaces from outside; an existing network says nothing about it. */
function accessOf(network: Environment["network"]) {
  const access = network.mode === "customer-managed" ? network.privateLink.access : undefined;
  return { publicAccess: access?.public.mode !== "closed", endpointsOnly: access?.level === "ENDPOINT" };
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
