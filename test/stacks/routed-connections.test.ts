import { describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { findings } from "../../policy";
import { networkReachability } from "../../policy/rules/network-reachability";
import { stackOf } from "../policy/support";
import {
  connected,
  DATABASE,
  DEVICE,
  DIRECT_CONNECT_GATEWAY,
  KINDS,
  LEVELS,
  NETWORK_ACCOUNT,
  OFFICE,
  PEER_ROLE,
  PEER_VPC,
  TRANSIT_GATEWAY,
} from "../support/connections";
import { resource } from "../support/synth";

const OTHER_SIDE = { routeTableIds: ["rtb-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] };
const kind = (name: string) => KINDS[name] ?? {};
const ids = (json: StackJson, type: string) => Object.keys(json.resource?.[type] ?? {}).sort();
const endpointIn = (zone: string) => expect.stringContaining(`routing_firewall_subnet_${zone}.id`);

describe("connections of every kind, at every level of isolation", () => {
  const cases = Object.entries(KINDS).flatMap(([name, connections]) =>
    LEVELS.flatMap((level) => [true, false].map((acls) => ({ name, connections, level, acls }))),
  );
  it.each(cases)("$name, $level, ACLs $acls: reaches exactly what is declared", ({ connections, level, acls }) => {
    const json = connected(connections, level, { networkAcls: acls });
    // Every policy rule, reachability among them.
    expect(findings(stackOf(json), [])).toEqual([]);
    expect(Object.keys(json.output?.connection_destinations?.value as object)).toHaveLength(1);
  });

  it("none: no output, and nothing else of them", () => {
    const json = connected({});
    expect(json.output).not.toHaveProperty("connection_destinations");
    expect(Object.keys(json.resource ?? {}).filter((type) => /peering|transit|vpn|dx_|ram_/.test(type))).toEqual([]);
  });
});

describe("peering", () => {
  it("in the same account and region: accepted by the same call, options after it, routes in every zone", () => {
    const json = connected(kind("peering, same account"));
    expect(resource(json, "aws_vpc_peering_connection.peering-erp")).toMatchObject({
      peer_vpc_id: PEER_VPC,
      auto_accept: true,
    });
    expect(json.resource?.aws_vpc_peering_connection_accepter).toBeUndefined();
    expect(resource(json, "aws_vpc_peering_connection_options.peering-erp_options")).toEqual({
      vpc_peering_connection_id: "${aws_vpc_peering_connection.peering-erp.id}",
      accepter: { allow_remote_vpc_dns_resolution: true },
    });
    for (const zone of ["euw1-az1", "euw1-az2"]) {
      expect(resource(json, `aws_route.peering-erp_route_${zone}-10-80-4-0-24`)).toMatchObject({
        route_table_id: `\${aws_route_table.routing_private-${zone}.id}`,
        destination_cidr_block: "10.80.4.0/24",
        vpc_peering_connection_id: "${aws_vpc_peering_connection.peering-erp.id}",
      });
    }
    expect(ids(json, "aws_vpc_security_group_egress_rule").filter((id) => id.startsWith("peering"))).toEqual([
      "peering-erp_egress_main-10-80-4-0-24-1521-1522",
      "peering-erp_egress_main-10-80-4-0-24-5432",
    ]);
    expect(json.output?.connection_destinations?.value).toEqual({
      "peering-erp/main/10.80.4.0/24": "5432,1521-1522",
    });
  });

  it("in another region of the account: accepted there, by the resources' own region and no second provider", () => {
    const peer = { mode: "same-account", vpcId: PEER_VPC, region: "eu-central-1", dnsResolution: true } as const;
    const json = connected({ peerings: { erp: { peer: { ...peer, ...OTHER_SIDE }, destinations: DATABASE } } });
    expect(json.provider?.aws).toHaveLength(1);
    expect(resource(json, "aws_vpc_peering_connection.peering-erp")).toMatchObject({ peer_region: "eu-central-1" });
    expect(resource(json, "aws_vpc_peering_connection.peering-erp")).not.toHaveProperty("auto_accept");
    const there = { region: "eu-central-1" };
    expect(resource(json, "aws_vpc_peering_connection_accepter.peering-erp_accepter")).toMatchObject(there);
    expect(resource(json, "aws_vpc_peering_connection_options.peering-erp_options")).toMatchObject(there);
    expect(resource(json, "aws_route.peering-erp_other-side_route-rtb-0123456789abcdef0-10-20-0-0-16")).toMatchObject(
      there,
    );
  });

  it("with a role in another account: a provider for it makes the other side, from just the workspaces' subnets", () => {
    const peer = { mode: "role", vpcId: PEER_VPC, roleArn: PEER_ROLE, dnsResolution: true } as const;
    const json = connected({ peerings: { erp: { peer: { ...peer, ...OTHER_SIDE }, destinations: DATABASE } } });
    expect(json.provider?.aws?.[1]).toMatchObject({
      alias: "peer-erp",
      allowed_account_ids: [NETWORK_ACCOUNT],
      assume_role: [{ role_arn: PEER_ROLE }],
    });
    expect(resource(json, "aws_vpc_peering_connection.peering-erp")).toMatchObject({ peer_owner_id: NETWORK_ACCOUNT });
    const theirs = { provider: "aws.peer-erp" };
    expect(resource(json, "aws_vpc_peering_connection_accepter.peering-erp_accepter")).toMatchObject(theirs);
    expect(resource(json, "aws_vpc_peering_connection_options.peering-erp_options")).toMatchObject({
      ...theirs,
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.peering-erp_accepter.id}",
    });
    const rules = Object.entries(json.resource?.aws_vpc_security_group_ingress_rule ?? {}).filter(([id]) =>
      id.startsWith("peering-erp_other-side_"),
    );
    expect(
      rules.map(([, rule]) => `${rule.cidr_ipv4} ${rule.from_port}-${rule.to_port} ${rule.provider}`).sort(),
    ).toEqual([
      "10.20.0.0/20 1521-1522 aws.peer-erp",
      "10.20.0.0/20 5432-5432 aws.peer-erp",
      "10.20.16.0/20 1521-1522 aws.peer-erp",
      "10.20.16.0/20 5432-5432 aws.peer-erp",
    ]);
  });

  it("by hand: the request and our routes, and nothing of the other side", () => {
    const json = connected(kind("peering, by hand"));
    expect(resource(json, "aws_vpc_peering_connection.peering-erp")).not.toHaveProperty("auto_accept");
    expect(json.provider?.aws).toHaveLength(1);
    expect(json.resource?.aws_vpc_peering_connection_accepter).toBeUndefined();
    expect(ids(json, "aws_route").filter((id) => id.startsWith("peering"))).toHaveLength(2);
  });

  it("never passes the firewall, which would see half of it", () => {
    const json = connected(kind("peering, same account"), "filtered-egress");
    expect(ids(json, "aws_networkfirewall_rule_group")).not.toContain("routing_firewall_rules-connections");
    expect(resource(json, "aws_route.peering-erp_route_euw1-az1-10-80-4-0-24").route_table_id).toBe(
      "${aws_route_table.routing_private-euw1-az1.id}",
    );
  });

  it("of one workspace: no rule for the others", () => {
    const peer = { mode: "same-account", vpcId: PEER_VPC } as const;
    const json = connected(
      { peerings: { erp: { peer, destinations: DATABASE, workspaces: ["lab"] } } },
      "public-egress",
      {},
      (input) => {
        input.workspaces.lab = { networkSlot: 1 };
        input.governanceWorkspace = "main";
      },
    );
    expect(
      ids(json, "aws_vpc_security_group_egress_rule").filter((id) => id.startsWith("peering-erp_egress_main")),
    ).toEqual([]);
    expect(networkReachability.check(stackOf(json))).toEqual([]);
  });
});

describe("transit gateway", () => {
  it("of somebody else: a /28 of its own per zone, routes once attached, its tables left to its owner", () => {
    const json = connected(kind("transit gateway, existing"));
    expect(resource(json, "aws_subnet.transit-gateway_attachment_subnet_euw1-az1").cidr_block).toBe("10.20.204.0/28");
    expect(resource(json, "aws_subnet.transit-gateway_attachment_subnet_euw1-az2").cidr_block).toBe("10.20.205.0/28");
    const attachment = resource(json, "aws_ec2_transit_gateway_vpc_attachment.transit-gateway_attachment");
    expect(attachment).toMatchObject({ transit_gateway_id: TRANSIT_GATEWAY, appliance_mode_support: "disable" });
    expect(attachment).not.toHaveProperty("transit_gateway_default_route_table_association");
    expect(resource(json, "aws_route.transit-gateway_route_euw1-az1-10-80-4-0-24").transit_gateway_id).toBe(
      "${aws_ec2_transit_gateway_vpc_attachment.transit-gateway_attachment.transit_gateway_id}",
    );
  });

  it("requested: the attachment alone", () => {
    const json = connected({
      transitGateway: {
        mode: "existing",
        id: TRANSIT_GATEWAY,
        ownerAccountId: NETWORK_ACCOUNT,
        attachment: "requested",
        destinations: DATABASE,
      },
    });
    expect(ids(json, "aws_ec2_transit_gateway_vpc_attachment")).toEqual(["transit-gateway_attachment"]);
    expect(ids(json, "aws_route").filter((id) => id.startsWith("transit-gateway_route_"))).toEqual([]);
    expect(json.output).not.toHaveProperty("connection_destinations");
  });

  it("behind the firewall: appliance mode, its rules first, out and back by the zone's endpoint", () => {
    const json = connected(kind("transit gateway, existing"), "filtered-egress");
    expect(resource(json, "aws_ec2_transit_gateway_vpc_attachment.transit-gateway_attachment")).toMatchObject({
      appliance_mode_support: "enable",
    });
    for (const zone of ["euw1-az1", "euw1-az2"]) {
      expect(resource(json, `aws_route.transit-gateway_route_${zone}-10-80-4-0-24`).route_table_id).toBe(
        `\${aws_route_table.routing_firewall_route-table-${zone}.id}`,
      );
      expect(
        resource(json, `aws_route.transit-gateway_attachment_route-table_return-main-${zone}`).vpc_endpoint_id,
      ).toEqual(endpointIn(zone));
      // AWS takes such a route only for a subnet that is there.
      expect(resource(json, `aws_route.transit-gateway_attachment_route-table_return-main-${zone}`).depends_on).toEqual(
        [`aws_subnet.workspace-subnet-main_${zone}`],
      );
    }
    const { firewall_policy: policy } = resource(
      json,
      "aws_networkfirewall_firewall_policy.routing_firewall_policy",
    ) as {
      firewall_policy: { stateful_rule_group_reference: { priority: number; resource_arn: string }[] };
    };
    expect(policy.stateful_rule_group_reference[0]).toEqual({
      priority: 10,
      resource_arn: "${aws_networkfirewall_rule_group.routing_firewall_rules-connections.arn}",
    });
    const { rule_group: group } = resource(
      json,
      "aws_networkfirewall_rule_group.routing_firewall_rules-connections",
    ) as { rule_group: { rules_source: { stateful_rule: { header: object }[] } } };
    expect(group.rules_source.stateful_rule.map(({ header }) => header)).toMatchObject([
      { protocol: "TCP", source: "10.20.0.0/16", destination: "10.80.4.0/24", destination_port: "5432" },
      { protocol: "TCP", source: "10.20.0.0/16", destination: "10.80.4.0/24", destination_port: "1521:1522" },
    ]);
  });

  it("of one's own: the platform and what is attached find each other, and what is attached nothing else", () => {
    const json = connected({
      transitGateway: {
        mode: "create",
        share: { principals: [NETWORK_ACCOUNT] },
        spokes: { erp: { attachmentId: "tgw-attach-0123456789abcdef0", accept: true } },
        destinations: DATABASE,
      },
      vpn: { office: { gateway: "transit-gateway", device: DEVICE, destinations: OFFICE } },
    });
    expect(resource(json, "aws_ec2_transit_gateway.transit-gateway")).toMatchObject({
      auto_accept_shared_attachments: "disable",
      default_route_table_association: "disable",
      default_route_table_propagation: "disable",
    });
    // Deleting it would delete somebody else's attachment: never before another one is made.
    expect(
      resource(json, "aws_ec2_transit_gateway_vpc_attachment_accepter.transit-gateway_spoke_erp").lifecycle,
    ).toEqual({
      create_before_destroy: true,
    });
    const table = (kind: string, key: string) =>
      String(
        resource(json, `aws_ec2_transit_gateway_route_table_${kind}.transit-gateway_${kind}-${key}`)
          .transit_gateway_route_table_id,
      ).includes("platform-table")
        ? "platform"
        : "others";
    const tables = ["platform", "spoke-erp", "vpn-office"].map((key) => [
      key,
      table("association", key),
      table("propagation", key),
    ]);
    expect(tables).toEqual([
      ["platform", "platform", "others"],
      ["spoke-erp", "others", "platform"],
      ["vpn-office", "others", "platform"],
    ]);
    expect(ids(json, "aws_ram_principal_association")).toEqual([`transit-gateway_share_principal-${NETWORK_ACCOUNT}`]);
    expect(resource(json, "aws_ram_resource_share.transit-gateway_share").allow_external_principals).toBe(false);
  });

  it("with ACLs: its subnets are open, as AWS asks for, and the workspaces' let the declared ports out", () => {
    const json = connected(kind("transit gateway, existing"), "isolated", { networkAcls: true });
    expect(resource(json, "aws_network_acl_rule.acl-attachments_ingress-10")).toMatchObject({ protocol: "-1" });
    const rules = Object.values(json.resource?.aws_network_acl_rule ?? {}).filter(
      (rule) => rule.cidr_block === "10.80.4.0/24",
    );
    expect(
      rules.map(({ from_port, to_port, egress, rule_number }) => [from_port, to_port, egress, rule_number]),
    ).toEqual([
      [5432, 5432, true, 80],
      [1521, 1522, true, 90],
    ]);
  });
});

describe("VPN and Direct Connect", () => {
  it("no pre-shared key is in the configuration or a state: AWS makes it, in Secrets Manager", () => {
    const json = connected(kind("VPN at the VPC's gateway, BGP"));
    const vpn = resource(json, "aws_vpn_connection.vpn-office");
    expect(vpn).toMatchObject({
      preshared_key_storage: "SecretsManager",
      static_routes_only: false,
      vpn_gateway_id: "${aws_vpn_gateway.virtual-private-gateway.id}",
    });
    expect(Object.keys(vpn).filter((name) => /preshared_key$/.test(name))).toEqual([]);
    for (const tunnel of ["tunnel1", "tunnel2"]) {
      expect(vpn[`${tunnel}_ike_versions`]).toEqual(["ikev2"]);
      expect(vpn[`${tunnel}_phase1_encryption_algorithms`]).toEqual(["AES256-GCM-16"]);
      expect(vpn[`${tunnel}_log_options`]).toMatchObject({ cloudwatch_log_options: { log_enabled: true } });
    }
    expect(resource(json, "aws_cloudwatch_log_group.vpn-office_log-group")).toMatchObject({
      name: "/acme-dev/vpn-office",
      kms_key_id: expect.stringContaining("kms_key_arns"),
    });
  });

  it("static routes are those of the gateway that the tunnels end at", () => {
    const transit = connected(kind("transit gateway of one's own, VPN with static routes"));
    expect(resource(transit, "aws_ec2_transit_gateway_route.transit-gateway_route-vpn-office-172-16-8-0-22")).toEqual({
      destination_cidr_block: "172.16.8.0/22",
      transit_gateway_attachment_id: "${aws_vpn_connection.vpn-office.transit_gateway_attachment_id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.transit-gateway_platform-table.id}",
    });
    expect(transit.resource?.aws_vpn_connection_route).toBeUndefined();
    const own = connected({
      vpn: {
        office: { gateway: "virtual-private-gateway", device: DEVICE, routing: "static", destinations: OFFICE },
      },
    });
    expect(ids(own, "aws_vpn_connection_route")).toEqual(["vpn-office_route-172-16-8-0-22"]);
  });

  it("behind the firewall: the VPC's gateway has a route table that leads to its endpoints", () => {
    const json = connected(kind("VPN at the VPC's gateway, BGP"), "filtered-egress");
    expect(resource(json, "aws_route_table_association.virtual-private-gateway_route")).toEqual({
      gateway_id: "${aws_vpn_gateway.virtual-private-gateway.id}",
      route_table_id: "${aws_route_table.virtual-private-gateway_route-table.id}",
    });
    expect(
      resource(json, "aws_route.virtual-private-gateway_route-table_return-main-euw1-az2").vpc_endpoint_id,
    ).toEqual(endpointIn("euw1-az2"));
    expect(resource(json, "aws_route.vpn-office_route_euw1-az1-172-16-8-0-22")).toMatchObject({
      gateway_id: "${aws_vpn_gateway.virtual-private-gateway.id}",
      route_table_id: "${aws_route_table.routing_firewall_route-table-euw1-az1.id}",
    });
  });

  it("a line announces the VPC, and nothing else, unless it is said", () => {
    const json = connected(kind("Direct Connect at a transit gateway"));
    expect(resource(json, "aws_dx_gateway_association.direct-connect")).toMatchObject({
      dx_gateway_id: DIRECT_CONNECT_GATEWAY,
      associated_gateway_id: "${aws_ec2_transit_gateway.transit-gateway.id}",
      allowed_prefixes: ["10.20.0.0/16"],
    });
  });

  it("users of a front end find their way back, by the endpoints' route table alone", () => {
    const clientCidrs = ["172.16.0.0/16"];
    const json = connected(
      { vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, endpointCidrs: clientCidrs } } },
      "public-egress",
      { privateLink: { backend: true, frontend: { endpoint: { mode: "shared" }, clientCidrs } } },
    );
    expect(ids(json, "aws_route").filter((id) => id.startsWith("vpn-office"))).toEqual([
      "vpn-office_endpoint-route_endpoints-172-16-0-0-16",
    ]);
  });
});
