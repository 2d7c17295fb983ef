import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import type { EmittedStack } from "../../emitted/stacks";
import { WorkspaceStack } from "../../stacks/workspace";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";
import { workspaceUpstream } from "./workspace-upstream";

function workspaceStack(
  changeEnvironment: (input: OwnNetworkInput) => void = () => {},
  changeAccount: (input: AccountInput) => void = () => {},
): EmittedStack {
  const [environment, account] = [devInput(), accountInput()];
  changeEnvironment(environment);
  changeAccount(account);
  const platform = platformOf(account, environment);
  const stacks = synthApp((app) => {
    for (const env of platform.environments) {
      new WorkspaceStack(app, platform.account, env, workspaceUpstream(app, platform, env));
    }
  });
  const stack = stacks.find(({ name }) => name === "dev-workspace");
  if (!stack) throw new Error("no stack");
  return stack;
}

const dev = workspaceStack();
const emit = (...changes: Parameters<typeof workspaceStack>) =>
  (changes.every((change) => change === undefined) ? dev : workspaceStack(...changes)).json;
const withPrivateLink = (input: OwnNetworkInput) => {
  input.network.privateLink = { backend: true };
};
const withSecondWorkspace = (input: OwnNetworkInput) => {
  input.workspaces = { ...input.workspaces, lab: { networkSlot: 1 } };
  input.governanceWorkspace = "main";
};
const premium = (input: AccountInput) => {
  input.tier = "PREMIUM";
};
const WORKSPACE = "databricks_mws_workspaces.workspace-main";
const NETWORK = "databricks_mws_networks.workspace-main_network";

describe("workspace stack", () => {
  it("makes the workspace out of role, bucket and network, without a token", () => {
    const workspace = resource(emit(), WORKSPACE);
    expect(workspace).toMatchObject({
      account_id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
      workspace_name: "acme-dev-main",
      aws_region: "eu-west-1",
      pricing_tier: "ENTERPRISE",
      credentials_id: "${databricks_mws_credentials.workspace-main_cross-account-role_credentials.credentials_id}",
      storage_configuration_id:
        "${databricks_mws_storage_configurations.workspace-main_root-bucket_storage-configuration.storage_configuration_id}",
      network_id: "${databricks_mws_networks.workspace-main_network.network_id}",
      custom_tags: { CostCenter: "4711", Platform: "acme", Environment: "dev" },
      lifecycle: { prevent_destroy: false },
    });
    for (const absent of ["token", "is_no_public_ip_enabled", "deployment_name", "compute_mode"]) {
      expect(workspace).not.toHaveProperty(absent);
    }
  });

  it("protects the workspace and its root bucket where the environment is protected", () => {
    const json = emit((input) => {
      input.protection = { mode: "protected" };
    });
    for (const address of [WORKSPACE, "aws_s3_bucket.workspace-main_root-bucket"]) {
      expect(resource(json, address).lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  it("gives the role the workspace's own security group and the environment's VPC", () => {
    const { policy } = resource(emit(), "aws_iam_role_policy.workspace-main_cross-account-role_policy");
    expect(policy).toContain(
      "security-group/${data.terraform_remote_state.network.outputs.workspace_security_group_ids.main}",
    );
    expect(policy).toContain("vpc/${data.terraform_remote_state.network.outputs.vpc_id}");
    expect(policy).not.toContain("PassRole");
  });

  it("assigns the metastore first, then the members by their numeric ids (H5)", () => {
    const json = emit();
    const workspaceId = "${databricks_mws_workspaces.workspace-main.workspace_id}";
    expect(resource(json, "databricks_metastore_assignment.workspace-main_access_metastore")).toEqual({
      workspace_id: workspaceId,
      metastore_id: '${data.terraform_remote_state.account.outputs.metastore_ids["eu-west-1"]}',
    });
    const assignments = json.resource?.databricks_mws_permission_assignment ?? {};
    expect(Object.keys(assignments)).toEqual([
      "workspace-main_access_group-analysts",
      "workspace-main_access_group-data-engineers",
      "workspace-main_access_group-platform-admins",
      "workspace-main_access_service-principal-ingestion",
    ]);
    for (const assignment of Object.values(assignments)) {
      expect(assignment.depends_on).toEqual(["databricks_metastore_assignment.workspace-main_access_metastore"]);
      expect(assignment.workspace_id).toBe(workspaceId);
    }
    expect(assignments["workspace-main_access_group-platform-admins"]).toMatchObject({
      principal_id: '${data.terraform_remote_state.account.outputs.group_ids["platform-admins"]}',
      permissions: ["ADMIN"],
    });
    expect(assignments["workspace-main_access_service-principal-ingestion"]).toMatchObject({
      principal_id: "${data.terraform_remote_state.account.outputs.service_principal_ids.ingestion}",
      permissions: ["USER"],
    });
  });

  it("registers each key once per environment and uses its key id, not the resource's id", () => {
    const json = emit(withSecondWorkspace);
    const keys = json.resource?.databricks_mws_customer_managed_keys ?? {};
    expect(Object.values(keys).map((key) => key.use_cases)).toEqual([["MANAGED_SERVICES"], ["STORAGE"]]);
    expect(keys["key-workspace-storage"]?.aws_key_info).toEqual({
      key_arn: '${data.terraform_remote_state.foundation.outputs.kms_key_arns["workspace-storage"]}',
    });
    for (const workspace of [WORKSPACE, "databricks_mws_workspaces.workspace-lab"]) {
      expect(resource(json, workspace)).toMatchObject({
        managed_services_customer_managed_key_id:
          "${databricks_mws_customer_managed_keys.key-managed-services.customer_managed_key_id}",
        storage_customer_managed_key_id:
          "${databricks_mws_customer_managed_keys.key-workspace-storage.customer_managed_key_id}",
      });
    }
  });

  it("registers no keys at the Premium tier, and still encrypts the root bucket with the environment's", () => {
    const json = emit(undefined, premium);
    expect(json.resource?.databricks_mws_customer_managed_keys).toBeUndefined();
    expect(resource(json, WORKSPACE)).toMatchObject({ pricing_tier: "PREMIUM" });
    expect(resource(json, WORKSPACE)).not.toHaveProperty("storage_customer_managed_key_id");
    expect(
      JSON.stringify(
        resource(json, "aws_s3_bucket_server_side_encryption_configuration.workspace-main_root-bucket_encryption"),
      ),
    ).toContain("workspace-storage");
  });

  it("without back-end PrivateLink registers no endpoint and no private access settings", () => {
    const json = emit();
    expect(json.resource?.databricks_mws_vpc_endpoint).toBeUndefined();
    expect(json.resource?.databricks_mws_private_access_settings).toBeUndefined();
    expect(resource(json, NETWORK)).not.toHaveProperty("vpc_endpoints");
    expect(resource(json, WORKSPACE)).not.toHaveProperty("private_access_settings_id");
  });

  it("with back-end PrivateLink registers both endpoints once and leaves the front end public", () => {
    const json = emit((input) => {
      withPrivateLink(input);
      withSecondWorkspace(input);
    });
    expect(Object.keys(json.resource?.databricks_mws_vpc_endpoint ?? {})).toEqual([
      "endpoint-relay",
      "endpoint-workspace",
    ]);
    expect(resource(json, "databricks_mws_vpc_endpoint.endpoint-relay")).toMatchObject({
      account_id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
      aws_vpc_endpoint_id: "${data.terraform_remote_state.network.outputs.databricks_endpoint_ids.relay}",
      region: "eu-west-1",
    });
    expect(resource(json, "databricks_mws_private_access_settings.private-access")).toMatchObject({
      private_access_settings_name: "acme-dev",
      public_access_enabled: true,
      private_access_level: "ACCOUNT",
      region: "eu-west-1",
    });
    for (const key of ["main", "lab"]) {
      expect(resource(json, `databricks_mws_networks.workspace-${key}_network`).vpc_endpoints).toEqual({
        rest_api: ["${databricks_mws_vpc_endpoint.endpoint-workspace.vpc_endpoint_id}"],
        dataplane_relay: ["${databricks_mws_vpc_endpoint.endpoint-relay.vpc_endpoint_id}"],
      });
      expect(resource(json, `databricks_mws_workspaces.workspace-${key}`).private_access_settings_id).toBe(
        "${databricks_mws_private_access_settings.private-access.private_access_settings_id}",
      );
    }
  });

  describe("network registration", () => {
    const name = (change?: (input: OwnNetworkInput) => void) => String(resource(emit(change), NETWORK).network_name);
    /** The part that a review of the JSON shows, without the fingerprint that Terraform computes. */
    const configured = (change?: (input: OwnNetworkInput) => void) => name(change).split("${")[0];

    it("is made anew before the old one goes, with the workspace's subnets and group", () => {
      expect(resource(emit(), NETWORK)).toMatchObject({
        lifecycle: { create_before_destroy: true },
        vpc_id: "${data.terraform_remote_state.network.outputs.vpc_id}",
        subnet_ids: [
          '${data.terraform_remote_state.network.outputs.workspace_subnet_ids["main/euw1-az1"]}',
          '${data.terraform_remote_state.network.outputs.workspace_subnet_ids["main/euw1-az2"]}',
        ],
        security_group_ids: ["${data.terraform_remote_state.network.outputs.workspace_security_group_ids.main}"],
      });
    });

    it("has another name when a block changes", () => {
      const moved = (input: OwnNetworkInput) => {
        input.network.subnets = { workspaces: { main: { "euw1-az1": "10.20.0.0/21", "euw1-az2": "10.20.8.0/21" } } };
      };
      expect(configured(moved)).not.toBe(configured());
      expect(configured(withPrivateLink)).not.toBe(configured());
    });

    it("keeps its name when anything else changes", () => {
      const other = (input: OwnNetworkInput) => {
        withSecondWorkspace(input);
        input.tags = { DataClassification: "public" };
        input.network.flowLogs = { destination: "off" };
      };
      expect(name(other)).toBe(name());
      expect(configured()).toMatch(/^acme-dev-main-[0-9a-f]{8}-$/);
    });

    it("has another name when AWS made the same network anew: every id is in the second fingerprint", () => {
      const expression = name(withPrivateLink);
      expect(expression).toMatch(/\$\{substr\(sha256\(join\(" ", \[.*\]\)\), 0, 8\)\}$/);
      for (const id of [
        "vpc_id",
        "workspace_security_group_ids.main",
        'workspace_subnet_ids["main/euw1-az1"]',
        'workspace_subnet_ids["main/euw1-az2"]',
        "databricks_endpoint_ids.workspace",
        "databricks_endpoint_ids.relay",
      ]) {
        expect(expression).toContain(`data.terraform_remote_state.network.outputs.${id}`);
      }
    });
  });

  it("gives every workspace a role, bucket, network and metastore of its own", () => {
    const json = emit(withSecondWorkspace);
    for (const address of [
      "aws_iam_role.workspace-lab_cross-account-role",
      "aws_s3_bucket.workspace-lab_root-bucket",
      "databricks_mws_networks.workspace-lab_network",
      "databricks_metastore_assignment.workspace-lab_access_metastore",
    ]) {
      expect(resource(json, address)).toBeDefined();
      expect(resource(json, address.replace("lab", "main"))).toBeDefined();
    }
    expect(json.output?.workspace_ids?.value).toEqual({
      main: "${databricks_mws_workspaces.workspace-main.workspace_id}",
      lab: "${databricks_mws_workspaces.workspace-lab.workspace_id}",
    });
    expect(json.output?.workspace_urls?.value).toMatchObject({
      lab: "${databricks_mws_workspaces.workspace-lab.workspace_url}",
    });
    expect(json.output?.root_bucket_names?.value).toMatchObject({
      lab: "${aws_s3_bucket.workspace-lab_root-bucket.bucket}",
    });
  });

  it("stays at account level, because the workspaces have no URL yet when it is planned (H2)", () => {
    const json = emit(withPrivateLink);
    expect(json.provider?.databricks).toEqual([
      {
        host: "https://accounts.cloud.databricks.com",
        account_id: "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
        auth_type: "oauth-m2m",
      },
    ]);
    const databricks = Object.keys(json.resource ?? {}).filter((type) => type.startsWith("databricks_"));
    expect(databricks.filter((type) => !/^databricks_(mws_|metastore_assignment$)/.test(type))).toEqual([]);
    expect(Object.keys(json.data ?? {})).toEqual(["terraform_remote_state"]);
  });

  it("comes after account, foundation and network", () => {
    expect([...dev.dependsOn].sort()).toEqual(["account", "dev-foundation", "dev-network"]);
  });
});
