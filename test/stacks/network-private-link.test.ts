import { describe, expect, it } from "vitest";
import { networkReachability } from "../../policy/rules/network-reachability";
import { AccountStack } from "../../stacks/account";
import { FoundationStack } from "../../stacks/foundation";
import { NetworkStack } from "../../stacks/network";
import { WorkspaceStack } from "../../stacks/workspace";
import { accountInput, devInput, type OwnNetworkInput, platformOf } from "../support/platform";
import { resource, synthApp } from "../support/synth";

function emit(privateLink: OwnNetworkInput["network"]["privateLink"]) {
  const [input, accountFile] = [devInput(), accountInput()];
  input.network.privateLink = privateLink;
  accountFile.attestations = { ...accountFile.attestations, "private-runner": "Network team, 2026-11-20" };
  const { account, environments } = platformOf(accountFile, input);
  const [env] = environments;
  if (!env) throw new Error("no environment");
  const stacks = synthApp((app) => {
    const foundation = new FoundationStack(app, account, env);
    const network = new NetworkStack(app, account, env, { foundation });
    new WorkspaceStack(app, account, env, { account: new AccountStack(app, account), foundation, network });
  });
  const [network, workspace] = ["dev-network", "dev-workspace"].map((name) =>
    stacks.find((stack) => stack.name === name),
  );
  if (!network || !workspace) throw new Error("no stack");
  return { network: network.json, workspace: workspace.json, findings: networkReachability.check(network) };
}

const clientCidrs = ["172.16.0.0/16"];
const TRANSIT = {
  mode: "transit" as const,
  vpcId: "vpc-00000000000000001",
  subnetIds: ["subnet-00000000000000001", "subnet-00000000000000002"],
};
const WORKSPACE = "databricks_mws_workspaces.workspace-main";
const SETTINGS = "databricks_mws_private_access_settings.private-access";

describe("front end in the workspace's VPC", () => {
  const { network, workspace, findings } = emit({
    backend: true,
    frontend: { endpoint: { mode: "shared" }, clientCidrs, inboundResolver: true },
    access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.1.0/24" } },
  });

  it("takes the back end's endpoint, and lets users in on 443", () => {
    expect(Object.keys(network.resource?.aws_vpc_endpoint ?? {}).filter((id) => id.startsWith("databricks"))).toEqual([
      "databricks-relay",
      "databricks-workspace",
    ]);
    expect(
      resource(network, "aws_vpc_security_group_ingress_rule.endpoint-security-group_ingress-client-172-16-0-0-16"),
    ).toMatchObject({ cidr_ipv4: "172.16.0.0/16", from_port: 443, to_port: 443, ip_protocol: "tcp" });
    expect(findings).toEqual([]);
  });

  it("has a private zone of exactly that name, with the region's record as an alias of the endpoint", () => {
    expect(resource(network, "aws_route53_zone.frontend_dns")).toMatchObject({
      name: "privatelink.cloud.databricks.com",
      vpc: [{ vpc_id: "${aws_vpc.vpc.id}" }],
    });
    const record = resource(network, "aws_route53_record.frontend_dns_record");
    expect(record).toMatchObject({ name: "ireland", type: "A" });
    expect(JSON.stringify(record.alias)).toContain("aws_vpc_endpoint.databricks-workspace.dns_entry[0]");
    expect(Object.values(network.resource?.aws_route53_zone ?? {}).map(({ name }) => name)).not.toContain(
      "cloud.databricks.com",
    );
  });

  it("has an inbound endpoint that answers the users' name servers", () => {
    expect(resource(network, "aws_route53_resolver_endpoint.frontend_resolver")).toMatchObject({
      direction: "INBOUND",
      ip_address: [
        { subnet_id: "${aws_subnet.endpoint-subnet_euw1-az1.id}" },
        { subnet_id: "${aws_subnet.endpoint-subnet_euw1-az2.id}" },
      ],
    });
    const ports = Object.entries(network.resource?.aws_vpc_security_group_ingress_rule ?? {})
      .filter(([id]) => id.startsWith("frontend_resolver"))
      .map(([, rule]) => `${rule.ip_protocol} ${rule.from_port}`);
    expect(ports.sort()).toEqual(["tcp 53", "udp 53"]);
  });

  it("closes public access, and lets this environment's endpoints alone in", () => {
    expect(resource(workspace, SETTINGS)).toMatchObject({
      public_access_enabled: false,
      private_access_level: "ENDPOINT",
      allowed_vpc_endpoint_ids: [
        "${databricks_mws_vpc_endpoint.endpoint-workspace.vpc_endpoint_id}",
        "${databricks_mws_vpc_endpoint.endpoint-relay.vpc_endpoint_id}",
      ],
    });
  });
});

describe("front end in a transit VPC, without a back end", () => {
  const { network, workspace, findings } = emit({ frontend: { endpoint: TRANSIT, clientCidrs } });

  it("has an endpoint of its own there, whose names are in a zone of that VPC", () => {
    expect(resource(network, "aws_vpc_endpoint.frontend_endpoint")).toMatchObject({
      vpc_id: TRANSIT.vpcId,
      subnet_ids: TRANSIT.subnetIds,
      private_dns_enabled: false,
    });
    expect(resource(network, "aws_route53_zone.frontend_dns").vpc).toEqual([{ vpc_id: TRANSIT.vpcId }]);
    expect(findings).toEqual([]);
  });

  it("registers that endpoint, and gives the workspace private access settings but its network no endpoints", () => {
    expect(Object.keys(workspace.resource?.databricks_mws_vpc_endpoint ?? {})).toEqual(["endpoint-frontend"]);
    expect(resource(workspace, WORKSPACE)).toHaveProperty("private_access_settings_id");
    expect(resource(workspace, "databricks_mws_networks.workspace-main_network")).not.toHaveProperty("vpc_endpoints");
    expect(resource(workspace, SETTINGS)).toMatchObject({
      public_access_enabled: true,
      private_access_level: "ACCOUNT",
    });
  });
});

describe("service-direct", () => {
  it("is registered, but no part of a workspace's network; its port is open to it alone", () => {
    const { network, workspace, findings } = emit({ backend: true, serviceDirect: "registered" });
    expect(resource(network, "aws_vpc_endpoint.databricks-service-direct").private_dns_enabled).toBe(false);
    expect(workspace.resource?.databricks_mws_vpc_endpoint).toHaveProperty("endpoint-service-direct");
    expect(
      Object.keys(resource(workspace, "databricks_mws_networks.workspace-main_network").vpc_endpoints as object),
    ).toEqual(["dataplane_relay", "rest_api"]);
    expect(
      resource(network, "aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-service-direct"),
    ).toMatchObject({ from_port: 5432, to_port: 5432, cidr_ipv4: "10.20.0.0/16" });
    expect(findings).toEqual([]);
  });

  it("has the service's name once it is registered", () => {
    const { network } = emit({ backend: true, serviceDirect: "on" });
    expect(resource(network, "aws_vpc_endpoint.databricks-service-direct").private_dns_enabled).toBe(true);
  });
});
