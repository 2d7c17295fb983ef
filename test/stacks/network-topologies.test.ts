import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { FoundationStack } from "../../stacks/foundation";
import { NetworkStack } from "../../stacks/network";
import { WorkspaceStack } from "../../stacks/workspace";
import { networkStack } from "../support/network-stack";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource, synthApp } from "../support/synth";
import { workspaceUpstream } from "./workspace-upstream";

function emit(layer: "network" | "workspace", network: EnvironmentInput["network"]): EmittedStack {
  const input: EnvironmentInput = { ...devInput(), network };
  if (network.mode === "serverless-only") delete input.workspaces.main?.clusterPolicies;
  const platform = platformOf(accountInput(), input);
  const { account, environments } = platform;
  const [env] = environments;
  if (!env) throw new Error("no environment");
  const [stack] = synthApp((app) => {
    if (layer === "network") {
      new NetworkStack(app, account, env, { foundation: new FoundationStack(app, account, env) });
    } else new WorkspaceStack(app, account, env, workspaceUpstream(app, platform, env));
  }).filter(({ name }) => name === `dev-${layer}`);
  if (!stack) throw new Error("no stack");
  return stack;
}

const EXISTING: EnvironmentInput["network"] = {
  mode: "existing",
  vpcId: "vpc-00000000000000001",
  workspaces: {
    main: {
      subnetIds: { "euw1-az1": "subnet-00000000000000001", "euw1-az2": "subnet-00000000000000002" },
      securityGroupIds: ["sg-00000000000000001", "sg-00000000000000002"],
    },
  },
  privateLink: { workspaceEndpointId: "vpce-00000000000000001", relayEndpointId: "vpce-00000000000000002" },
};
const WORKSPACE = "databricks_mws_workspaces.workspace-main";
const NETWORK = "databricks_mws_networks.workspace-main_network";
const EMPTY = {
  vpc_id: { value: "" },
  s3_endpoint_id: { value: "" },
  isolation: { value: "" },
  workspace_subnet_ids: { value: {} },
  workspace_security_group_ids: { value: {} },
  databricks_endpoint_ids: { value: {} },
  nat_gateway_ids: { value: {} },
};

describe("network of mode existing", () => {
  const { json } = emit("network", EXISTING);

  it("makes nothing, and looks everything up", () => {
    expect(addresses(json)).toEqual([]);
    expect(Object.entries(json.data ?? {}).map(([type, of]) => [type, Object.keys(of)])).toEqual([
      ["aws_route_table", ["workspace-main_route-table-euw1-az1", "workspace-main_route-table-euw1-az2"]],
      [
        "aws_route_tables",
        [
          "workspace-main_route-table-euw1-az1_main",
          "workspace-main_route-table-euw1-az1_own",
          "workspace-main_route-table-euw1-az2_main",
          "workspace-main_route-table-euw1-az2_own",
        ],
      ],
      ["aws_security_group", ["workspace-main_security-group-1", "workspace-main_security-group-2"]],
      ["aws_subnet", ["workspace-main_subnet-euw1-az1", "workspace-main_subnet-euw1-az2"]],
      ["aws_vpc", ["vpc"]],
      [
        "aws_vpc_endpoint",
        ["databricks-relay", "databricks-relay_open", "databricks-workspace", "databricks-workspace_open"],
      ],
      ["aws_vpc_security_group_rule", ["databricks-relay_rules", "databricks-workspace_rules", "workspace-main_rules"]],
      [
        "aws_vpc_security_group_rules",
        ["databricks-relay_rules_ids", "databricks-workspace_rules_ids", "workspace-main_rules_ids"],
      ],
    ]);
  });

  it("refuses what does not fit: region, DNS, zone, size, public addresses, another VPC or service", () => {
    const conditions = Object.values(json.data ?? {})
      .flatMap((byId) => Object.values(byId))
      .flatMap(({ lifecycle }) => (lifecycle as { postcondition?: { condition: string }[] })?.postcondition ?? [])
      .map(({ condition }) => condition);
    for (const text of [
      '${split(":", self.arn)[3] == "eu-west-1"}',
      "${self.enable_dns_support && self.enable_dns_hostnames}",
      '${self.vpc_id == "vpc-00000000000000001"}',
      '${self.availability_zone_id == "euw1-az2"}',
      '${tonumber(split("/", self.cidr_block)[1]) >= 17 && tonumber(split("/", self.cidr_block)[1]) <= 26}',
      "${!self.map_public_ip_on_launch}",
      '${self.service_name == "com.amazonaws.vpce.eu-west-1.vpce-svc-09b4eb2bc775f4e8c"}',
      "${self.private_dns_enabled}",
    ]) {
      expect(conditions).toContain(text);
    }
  });

  it("has the same contract, with every security group", () => {
    expect(json.output).toMatchObject({
      vpc_id: { value: "${data.aws_vpc.vpc.id}" },
      workspace_security_group_ids: {
        value: {
          main: "${data.aws_security_group.workspace-main_security-group-1.id}",
          "main/2": "${data.aws_security_group.workspace-main_security-group-2.id}",
        },
      },
    });
    expect(Object.keys(json.output ?? {}).sort()).toEqual(Object.keys(EMPTY).sort());
  });

  it("registers the workspace with all of it, and lets its role use these groups alone", () => {
    const workspace = emit("workspace", EXISTING).json;
    expect((resource(workspace, NETWORK).security_group_ids as string[]).length).toBe(2);
    expect(resource(workspace, NETWORK).vpc_endpoints).toBeDefined();
    const { policy } = resource(workspace, "aws_iam_role_policy.workspace-main_cross-account-role_policy");
    expect(policy).toContain('workspace_security_group_ids["main/2"]');
  });
});

describe("network of mode databricks-managed", () => {
  const network = { mode: "databricks-managed" } as const;

  it("has the contract, and nothing else", () => {
    const { json } = emit("network", network);
    expect(addresses(json)).toEqual([]);
    expect(json.data).toBeUndefined();
    expect(json.output).toEqual(EMPTY);
  });

  it("gives the workspace no network, and its role what makes one", () => {
    const { json } = emit("workspace", network);
    expect(resource(json, WORKSPACE)).not.toHaveProperty("network_id");
    expect(json.resource?.databricks_mws_networks).toBeUndefined();
    const { policy } = resource(json, "aws_iam_role_policy.workspace-main_cross-account-role_policy");
    expect(policy).toContain('"ec2:CreateVpc"');
    expect(resource(json, WORKSPACE)).toHaveProperty("credentials_id");
  });
});

describe("network of mode serverless-only", () => {
  const network = { mode: "serverless-only" } as const;

  it("has the contract, and nothing else", () => {
    expect(emit("network", network).json.output).toEqual(EMPTY);
  });

  it("makes a workspace without role, bucket, network, keys and private access", () => {
    const { json } = emit("workspace", network);
    expect(resource(json, WORKSPACE)).toMatchObject({ compute_mode: "SERVERLESS", aws_region: "eu-west-1" });
    for (const absent of [
      "credentials_id",
      "storage_configuration_id",
      "network_id",
      "private_access_settings_id",
      "managed_services_customer_managed_key_id",
      "storage_customer_managed_key_id",
    ]) {
      expect(resource(json, WORKSPACE)).not.toHaveProperty(absent);
    }
    expect(Object.keys(json.resource ?? {}).sort()).toEqual([
      "databricks_metastore_assignment",
      "databricks_mws_permission_assignment",
      "databricks_mws_workspaces",
    ]);
    expect(json.output?.root_bucket_names?.value).toEqual({});
  });
});

describe("keys of serverless workspaces", () => {
  it("are not made, unless that of managed services is asked for, which the workspace then takes", () => {
    const stacks = (kms: object) => {
      const input: EnvironmentInput = {
        ...devInput(),
        network: { mode: "serverless-only" },
        foundation: { kms },
      };
      delete input.workspaces.main?.clusterPolicies;
      const all = synthPlatform(platformOf(accountInput(), input));
      const json = (name: string) => all.find((stack) => stack.name === name)?.json ?? {};
      return { foundation: json("dev-foundation"), workspace: json("dev-workspace") };
    };
    const without = stacks({});
    expect(Object.keys(without.foundation.resource?.aws_kms_key ?? {})).toEqual(["key-data", "key-logs"]);
    expect(Object.keys(without.foundation.output?.kms_key_arns?.value ?? {})).toEqual(["data", "logs"]);

    const asked = stacks({ serverlessWorkspaces: true });
    expect(Object.keys(asked.foundation.resource?.aws_kms_key ?? {}).sort()).toEqual([
      "key-data",
      "key-logs",
      "key-managed-services",
    ]);
    expect(resource(asked.workspace, "databricks_mws_customer_managed_keys.key-managed-services").use_cases).toEqual([
      "MANAGED_SERVICES",
    ]);
    expect(resource(asked.workspace, WORKSPACE)).toMatchObject({
      compute_mode: "SERVERLESS",
      managed_services_customer_managed_key_id:
        "${databricks_mws_customer_managed_keys.key-managed-services.customer_managed_key_id}",
    });
    expect(resource(asked.workspace, WORKSPACE)).not.toHaveProperty("storage_customer_managed_key_id");
  });
});

describe("second block of a VPC of its own", () => {
  it("is there before the subnets of its workspaces, which all lie in it; the others stay where they are", () => {
    const { json } = networkStack((input) => {
      input.workspaces.lab = {};
      input.governanceWorkspace = "main";
      input.network = { ...input.network, secondCidr: { cidr: "100.64.0.0/16", workspaces: ["lab"] } };
    });
    expect(resource(json, "aws_vpc_ipv4_cidr_block_association.vpc_second-cidr")).toMatchObject({
      vpc_id: "${aws_vpc.vpc.id}",
      cidr_block: "100.64.0.0/16",
    });
    expect(resource(json, "aws_subnet.workspace-subnet-lab_euw1-az2")).toMatchObject({
      vpc_id: "${aws_vpc_ipv4_cidr_block_association.vpc_second-cidr.vpc_id}",
      cidr_block: "100.64.16.0/20",
    });
    expect(resource(json, "aws_subnet.workspace-subnet-main_euw1-az1")).toMatchObject({
      vpc_id: "${aws_vpc.vpc.id}",
      cidr_block: "10.20.0.0/20",
    });
  });
});
