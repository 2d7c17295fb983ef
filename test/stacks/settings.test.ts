import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { SettingsStack } from "../../stacks/settings";
import { accountInput, devInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";
import { upstreamOf } from "../support/upstream";

type WorkspaceInput = EnvironmentInput["workspaces"][string];

function settingsStack(change: (workspace: WorkspaceInput, environment: EnvironmentInput) => void): EmittedStack {
  const input = devInput();
  const main = input.workspaces.main;
  if (!main) throw new Error("no workspace");
  change(main, input);
  const platform = platformOf(accountInput(), input);
  const stacks = synthApp((app) => {
    for (const env of platform.environments) {
      const { account, workspace } = upstreamOf(app, env);
      for (const config of Object.values(env.workspaces)) {
        new SettingsStack(app, platform.account, env, config, { account, workspace });
      }
    }
  });
  const stack = stacks.find(({ name }) => name === "dev-settings-main");
  if (!stack) throw new Error(`no stack; there are ${stacks.map(({ name }) => name).join(", ")}`);
  return stack;
}

const dev = settingsStack(() => {});
const emit = (change?: (workspace: WorkspaceInput, environment: EnvironmentInput) => void) =>
  (change === undefined ? dev : settingsStack(change)).json;

describe("settings stack", () => {
  it("belongs to one workspace and goes in through its URL, known before planning, without the account id (H2)", () => {
    expect(dev.json.provider).toEqual({
      databricks: [
        {
          host: "${data.terraform_remote_state.workspace.outputs.workspace_urls.main}",
          auth_type: "oauth-m2m",
        },
      ],
    });
    expect(dev.dependsOn).toEqual(["dev-workspace"]);
  });

  it("sets the default catalog before it closes the legacy metastore", () => {
    const json = emit();
    expect(resource(json, "databricks_default_namespace_setting.defaults_default-catalog")).toEqual({
      namespace: { value: "dev_sales" },
    });
    expect(resource(json, "databricks_disable_legacy_access_setting.defaults_legacy-access")).toEqual({
      disable_legacy_access: { value: true },
      depends_on: ["databricks_default_namespace_setting.defaults_default-catalog"],
    });
  });

  it("leaves alone what the configuration leaves alone", () => {
    const json = emit((workspace) => {
      delete workspace.defaultCatalog;
      workspace.disableLegacyAccess = false;
      workspace.disableDbfs = false;
    });
    expect(json.resource?.databricks_default_namespace_setting).toBeUndefined();
    expect(json.resource?.databricks_disable_legacy_access_setting).toBeUndefined();
    expect(json.resource?.databricks_disable_legacy_dbfs_setting).toBeUndefined();
    expect(json.resource?.databricks_workspace_conf).toBeUndefined();
    expect(json.resource?.databricks_ip_access_list).toBeUndefined();
  });

  it("closes DBFS, which the setting of legacy access leaves open, with a switch of its own", () => {
    const dbfs = "databricks_disable_legacy_dbfs_setting.defaults_legacy-dbfs";
    expect(resource(emit(), dbfs)).toEqual({ disable_legacy_dbfs: { value: true } });
    const alone = emit((workspace) => {
      workspace.disableLegacyAccess = false;
    });
    expect(alone.resource?.databricks_disable_legacy_access_setting).toBeUndefined();
    expect(resource(alone, dbfs)).toEqual({ disable_legacy_dbfs: { value: true } });
  });

  it("closes the legacy metastore also where no default catalog is configured", () => {
    const json = emit((workspace) => {
      delete workspace.defaultCatalog;
    });
    expect(resource(json, "databricks_disable_legacy_access_setting.defaults_legacy-access")).toEqual({
      disable_legacy_access: { value: true },
    });
  });

  it("makes a cluster policy per profile, for its groups alone", () => {
    const json = emit();
    const policy = resource(json, "databricks_cluster_policy.cluster-policy-exploration");
    expect(policy).toMatchObject({ name: "acme-dev-exploration", description: "Notebooks" });
    expect(JSON.parse(String(policy.definition))).toMatchObject({
      autotermination_minutes: { type: "fixed", value: 20 },
      num_workers: { maxValue: 4 },
      "custom_tags.CostCenter": { value: "4711" },
      "custom_tags.Environment": { value: "dev" },
    });
    expect(resource(json, "databricks_permissions.cluster-policy-exploration_permissions")).toEqual({
      cluster_policy_id: "${databricks_cluster_policy.cluster-policy-exploration.id}",
      access_control: [
        { group_name: "analysts", permission_level: "CAN_USE" },
        { group_name: "data-engineers", permission_level: "CAN_USE" },
      ],
    });
    expect(json.output?.cluster_policy_ids?.value).toEqual({
      jobs: "${databricks_cluster_policy.cluster-policy-jobs.id}",
      exploration: "${databricks_cluster_policy.cluster-policy-exploration.id}",
    });
  });

  it("never sets a tag on compute that Databricks goes by", () => {
    const json = emit((_, environment) => {
      environment.tags = { Name: "mine", vendor: "me", Team: "data" };
    });
    const definition = String(resource(json, "databricks_cluster_policy.cluster-policy-jobs").definition);
    expect(definition).toContain("custom_tags.Team");
    expect(definition).not.toMatch(/custom_tags\.(Name|vendor)/);
    expect(JSON.stringify(resource(json, "databricks_sql_endpoint.bootstrap-warehouse").tags)).not.toMatch(/mine|"me"/);
  });

  it("makes the bootstrap warehouse, its kind spelled out, for administrators only, after the defaults", () => {
    const json = emit((workspace) => {
      workspace.bootstrapWarehouse = { size: "X-Small", autoStopMinutes: 15, serverless: false };
    });
    expect(resource(json, "databricks_sql_endpoint.bootstrap-warehouse")).toMatchObject({
      name: "acme-dev-bootstrap",
      cluster_size: "X-Small",
      auto_stop_mins: 15,
      enable_serverless_compute: false,
      warehouse_type: "PRO",
      max_num_clusters: 1,
      tags: { custom_tags: expect.arrayContaining([{ key: "Platform", value: "acme" }]) },
      depends_on: [
        "databricks_default_namespace_setting.defaults_default-catalog",
        "databricks_disable_legacy_access_setting.defaults_legacy-access",
        "databricks_disable_legacy_dbfs_setting.defaults_legacy-dbfs",
      ],
    });
    expect(resource(emit(), "databricks_sql_endpoint.bootstrap-warehouse")).toMatchObject({
      enable_serverless_compute: true,
      warehouse_type: "PRO",
      auto_stop_mins: 10,
    });
    expect(JSON.stringify(json.resource?.databricks_permissions)).not.toContain("sql_endpoint");
    expect(json.output?.bootstrap_warehouse_id?.value).toBe("${databricks_sql_endpoint.bootstrap-warehouse.id}");
  });

  it("switches IP access lists on before it makes the list (H25)", () => {
    const json = emit((workspace) => {
      workspace.ipAccessList = { allow: ["198.51.100.0/24", "203.0.113.0/24"], runner: "203.0.113.7/32" };
    });
    expect(resource(json, "databricks_workspace_conf.ip-access-list_enabled")).toEqual({
      custom_config: { enableIpAccessLists: "true" },
    });
    expect(resource(json, "databricks_ip_access_list.ip-access-list")).toEqual({
      label: "allowed",
      list_type: "ALLOW",
      ip_addresses: ["198.51.100.0/24", "203.0.113.0/24"],
      depends_on: ["databricks_workspace_conf.ip-access-list_enabled"],
    });
  });
});
