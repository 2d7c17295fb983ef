import type { Platform } from "../../../../config/model";
import { ENDPOINT_SERVICES } from "../../../../config/schema/network/endpoints";
import { accountInput, devInput, platformOf } from "../../../support/platform";
import { withResources } from "./examples";

const VPC = "${aws_vpc.vpc.id}";
const TABLE = "${aws_route_table.routing_private-euw1-az1.id}";
const SUBNETS = ["${aws_subnet.endpoint-subnet_euw1-az1.id}", "${aws_subnet.endpoint-subnet_euw1-az2.id}"];

/** The filtered example with every kind of connection, more endpoints than a column holds, and a type nobody knows. */
export const connected = () =>
  withResources("filtered-network", {
    aws_vpc_peering_connection: { hub: { vpc_id: VPC, peer_vpc_id: "vpc-0123456789abcdef0", tags: { Name: "hub" } } },
    aws_vpc_peering_connection_accepter: {
      hub: { vpc_peering_connection_id: "${aws_vpc_peering_connection.hub.id}", tags: { Name: "hub" } },
    },
    aws_ec2_transit_gateway: { own: { tags: { Name: "company" } } },
    aws_ec2_transit_gateway_vpc_attachment: {
      company: {
        vpc_id: VPC,
        transit_gateway_id: "${aws_ec2_transit_gateway.own.id}",
        subnet_ids: ["${aws_subnet.attachment.id}"],
        tags: { Name: "company" },
      },
    },
    aws_vpn_gateway: { vpn: { vpc_id: VPC, tags: { Name: "vpn" } } },
    aws_vpn_connection: { site: { vpn_gateway_id: "${aws_vpn_gateway.vpn.id}", tags: { Name: "data-centre" } } },
    aws_dx_gateway_association: { dx: { dx_gateway_id: "5c1a9a1e-9d0d-4f1e-8d4e-1f2f3a4b5c6d" } },
    aws_vpc_endpoint_service: { service: { tags: { Name: "postgres" } } },
    aws_lb: { balancer: { name: "postgres", subnets: SUBNETS } },
    aws_route53_resolver_endpoint: {
      out: { direction: "OUTBOUND", ip_address: SUBNETS.map((subnet_id) => ({ subnet_id })) },
    },
    aws_new_thing: { a: {}, b: {} },
    aws_subnet: {
      attachment: {
        vpc_id: VPC,
        availability_zone_id: "euw1-az1",
        cidr_block: "10.21.210.0/28",
        tags: { Name: "acme-filtered-attachment-euw1-az1" },
      },
    },
    aws_route: {
      peer: {
        route_table_id: TABLE,
        destination_cidr_block: "10.99.0.0/16",
        vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.hub.id}",
      },
      company: {
        route_table_id: TABLE,
        destination_cidr_block: "172.16.0.0/12",
        transit_gateway_id: "${aws_ec2_transit_gateway.own.id}",
      },
      vpn: {
        route_table_id: TABLE,
        destination_cidr_block: "192.168.0.0/16",
        gateway_id: "${aws_vpn_gateway.vpn.id}",
      },
    },
    aws_vpc_security_group_egress_rule: {
      database: {
        security_group_id: "${aws_security_group.workspace-security-group-main.id}",
        cidr_ipv4: "10.99.4.0/24",
        ip_protocol: "tcp",
        from_port: 1433,
        to_port: 1433,
      },
    },
    aws_vpc_endpoint: Object.fromEntries(
      ["glue", "sqs", "sns", "rds-data", "redshift-data", "ecr.api", "ecr.dkr", "bedrock-runtime"].map((service) => [
        `more-${service.replace(".", "-")}`,
        {
          vpc_id: VPC,
          vpc_endpoint_type: "Interface",
          service_name: `com.amazonaws.eu-west-1.${service}`,
          subnet_ids: SUBNETS,
          security_group_ids: ["${aws_security_group.endpoint-security-group.id}"],
        },
      ]),
    ),
  });

/** A VPC with everything that it can have, and long names. */
export function crowded(): Platform {
  const account = accountInput();
  account.attestations = { ...account.attestations, "private-runner": "Network team, 2026-11-20" };
  const input = devInput();
  const { nat: _, ...network } = input.network;
  const workspaces = ["quantitative-research-emea", "anti-money-laundering", "w", "group-treasury-liquidity"];
  return platformOf(account, {
    ...input,
    name: "preproductio",
    workspaces: {
      ...input.workspaces,
      ...Object.fromEntries(workspaces.map((key, index) => [key, { networkSlot: index % 3 }])),
      main: { ...input.workspaces.main, networkSlot: 3 },
    },
    governanceWorkspace: "main",
    network: {
      ...network,
      availabilityZoneIds: ["euw1-az1", "euw1-az2", "euw1-az3"],
      secondCidr: { cidr: "100.64.0.0/16", workspaces: ["group-treasury-liquidity"] },
      nat: "single",
      egress: { isolation: "filtered-egress" },
      endpoints: [...ENDPOINT_SERVICES],
      legacyMetastorePort: true,
      networkAcls: true,
      privateLink: {
        backend: true,
        serviceDirect: "registered",
        frontend: {
          endpoint: { mode: "shared" },
          clientCidrs: ["172.16.0.0/16", "192.168.100.0/24", "10.200.0.0/16"],
          inboundResolver: true,
        },
        access: { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.0.0/24" } },
      },
    },
  });
}
