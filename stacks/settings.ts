import type { Construct } from "constructs";
import { at } from "../config/derive/at";
import { mapValues } from "../config/derive/map-values";
import { secretReaders } from "../config/derive/secret-readers";
import { stackName } from "../config/derive/stacks";
import { computeTags } from "../config/derive/tags";
import type { Account, Environment, Workspace } from "../config/model";
import { configured } from "../modules/configured";
import { BootstrapWarehouse } from "../modules/settings/bootstrap-warehouse";
import { DashboardEmbedding } from "../modules/settings/dashboard-embedding";
import { EmailDestination } from "../modules/settings/email-destination";
import { IpAccessList } from "../modules/settings/ip-access-list";
import { SecretScope } from "../modules/settings/secret-scope";
import { SqlSettings } from "../modules/settings/sql-settings";
import { WorkspaceDefaults } from "../modules/settings/workspace-defaults";
import { WorkspaceSecurity } from "../modules/settings/workspace-security";
import type { AccountOutputs } from "./account";
import { PlatformStack } from "./base/platform-stack";
import { databricksWorkspaceProvider } from "./base/providers";
import { workspaceCompute } from "./settings/compute";
import { workspaceEntitlements } from "./settings/entitlements";
import { workspaceFolders } from "./settings-folders";
import type { WorkspaceOutputs } from "./workspace";

/** What the settings layer offers to later layers of its workspace. */
export interface SettingsOutputs {
  /** Id of the SQL warehouse that later layers run their SQL on. */
  readonly bootstrap_warehouse_id: string;
  /** Profile → cluster policy id. */
  readonly cluster_policy_ids: Readonly<Record<string, string>>;
  /** Key → id of the instance pool; absent where there is none. */
  readonly instance_pool_ids?: Readonly<Record<string, string>>;
  /** Key → id of the all-purpose cluster; absent where there is none. */
  readonly cluster_ids?: Readonly<Record<string, string>>;
  /** Key → id of the notification destination; absent where there is none. */
  readonly notification_destination_ids?: Readonly<Record<string, string>>;
  /** Secret scope → its name, where there is one. What names a scope for good waits for it. */
  readonly secret_scope_names?: Readonly<Record<string, string>>;
  /** Key of a folder that people work in together → its path; absent where there is none. */
  readonly folder_paths?: Readonly<Record<string, string>>;
  /** Key of a Git folder → its path; absent where there is none. */
  readonly git_folder_paths?: Readonly<Record<string, string>>;
}

/** What the settings layer reads. */
export interface SettingsUpstream {
  readonly account: PlatformStack<AccountOutputs>;
  readonly workspace: PlatformStack<WorkspaceOutputs>;
}

/** How one workspace is set up: defaults, cluster policies, the bootstrap warehouse, who can reach it. */
export class SettingsStack extends PlatformStack<SettingsOutputs> {
  constructor(scope: Construct, account: Account, env: Environment, workspace: Workspace, upstream: SettingsUpstream) {
    super(scope, stackName(env.name, "settings", workspace.key), {
      layer: "settings",
      environment: env.name,
      workspace: workspace.key,
      state: env.state,
    });
    const { workspace_urls: urls } = upstream.workspace.readBy(this);
    databricksWorkspaceProvider(this, account, at(urls, workspace.key));
    const tags = computeTags(env.tags, { platform: account.name, environment: env.name });

    const setting = `workspaces.${workspace.key}`;
    const defaults = configured(new WorkspaceDefaults(this, "defaults", workspace), setting);
    const security =
      workspace.security === undefined
        ? undefined
        : configured(new WorkspaceSecurity(this, "security", workspace.security), `${setting}.security`);
    const sql =
      workspace.sql === undefined
        ? undefined
        : configured(new SqlSettings(this, "sql", workspace.sql), `${setting}.sql`);
    if (workspace.dashboardEmbedding !== undefined) {
      configured(
        new DashboardEmbedding(this, "dashboard-embedding", workspace.dashboardEmbedding),
        `${setting}.dashboardEmbedding`,
      );
    }
    workspaceEntitlements(this, workspace, () => upstream.account.readBy(this));
    const { pools, policies, clusters } = workspaceCompute(this, {
      env,
      workspace,
      tags,
      account: () => upstream.account.readBy(this),
      deployerApplicationId: account.deployer.applicationId,
    });
    const warehouse = configured(
      new BootstrapWarehouse(this, "bootstrap-warehouse", {
        name: `${env.prefix}-bootstrap`,
        config: workspace.bootstrapWarehouse,
        tags,
        // A change of settings restarts warehouses, and one that is there later has them from the start.
        dependsOn: [
          ...defaults.dependables,
          ...(security?.dependables ?? []),
          ...(sql === undefined ? [] : [sql.dependable]),
        ],
      }),
      `${setting}.bootstrapWarehouse`,
    );
    const readers = secretReaders(env, workspace.key);
    const scopes = mapValues(
      workspace.secretScopes,
      ({ permissions }, key) =>
        configured(
          new SecretScope(this, `secret-scope-${key}`, {
            name: key,
            groups: permissions.groups,
            servicePrincipals: mapValues(readers(key, permissions.servicePrincipals), (permission, principal) => ({
              permission,
              applicationId: at(upstream.account.readBy(this).service_principal_application_ids, principal),
            })),
          }),
          `${setting}.secretScopes.${key}`,
        ).scopeName,
    );
    const destinations = mapValues(workspace.notificationDestinations, (destination, key) =>
      destination.mode === "existing"
        ? destination.id
        : configured(
            new EmailDestination(this, `notification-destination-${key}`, {
              name: `${env.prefix}-${key}`,
              addresses: destination.addresses,
            }),
            `${setting}.notificationDestinations.${key}`,
          ).destinationId,
    );
    const { folders, git } = workspaceFolders(this, env, workspace, {
      deployerApplicationId: account.deployer.applicationId,
      applicationIdOf: (key) => at(upstream.account.readBy(this).service_principal_application_ids, key),
    });
    if (workspace.ipAccessList !== undefined)
      configured(new IpAccessList(this, "ip-access-list", workspace.ipAccessList), `${setting}.ipAccessList`);

    this.publish({
      bootstrap_warehouse_id: warehouse.warehouseId,
      cluster_policy_ids: policies,
      ...(Object.keys(pools).length > 0 && { instance_pool_ids: pools }),
      ...(Object.keys(clusters).length > 0 && { cluster_ids: clusters }),
      ...(Object.keys(destinations).length > 0 && { notification_destination_ids: destinations }),
      ...(Object.keys(scopes).length > 0 && { secret_scope_names: scopes }),
      ...(Object.keys(folders).length > 0 && { folder_paths: folders }),
      ...(Object.keys(git).length > 0 && { git_folder_paths: git }),
    });
  }
}
