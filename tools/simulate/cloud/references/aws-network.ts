import {
  BUCKET_ARN,
  ELASTIC_IP,
  holding,
  inside,
  KMS_KEY,
  LOG_GROUP_ARN,
  of,
  PEERING,
  partOf,
  ROUTE_TABLE,
  SECURITY_GROUP,
  SUBNET,
  TRANSIT_GATEWAY,
  VPC,
  VPN_GATEWAY,
} from "./aws-targets";
import { on } from "./reference";

const GATEWAY = of("aws_internet_gateway", "id", { missing: "InvalidGatewayID.NotFound" });

const ENDPOINT = of("aws_vpc_endpoint", "id", { missing: "InvalidVpcEndpointId.NotFound" });

/** What EC2 does not delete a VPC with. */
const IN_VPC = [
  "aws_egress_only_internet_gateway",
  "aws_internet_gateway",
  "aws_network_acl",
  "aws_route_table",
  "aws_security_group",
  "aws_subnet",
  "aws_vpc_endpoint",
  "aws_vpn_gateway",
].flatMap((type) => on(type, { vpc_id: holding(VPC) }));

const NETWORK_FIREWALL = "InvalidOperationException";

const LOAD_BALANCER = of("aws_lb", "arn", { missing: "LoadBalancerNotFound", blocksDelete: "ResourceInUse" });

/** VPC and what is in it. */
export const AWS_NETWORK = [
  ...IN_VPC,
  ...on("aws_default_security_group", { vpc_id: inside(VPC) }),
  ...on("aws_default_network_acl", {
    default_network_acl_id: of("aws_vpc", "default_network_acl_id", {
      goesWith: true,
      missing: "InvalidNetworkAclID.NotFound",
    }),
    subnet_ids: inside(SUBNET),
  }),
  ...on("aws_network_acl_association", {
    network_acl_id: holding(of("aws_network_acl", "id")),
    subnet_id: inside(SUBNET),
  }),
  ...on("aws_default_route_table", {
    default_route_table_id: of("aws_vpc", "default_route_table_id", {
      goesWith: true,
      missing: "InvalidRouteTableID.NotFound",
    }),
  }),
  ...on("aws_vpc_ipv4_cidr_block_association", { vpc_id: inside(VPC) }),
  ...on("aws_flow_log", {
    vpc_id: inside(VPC),
    subnet_id: inside(SUBNET),
    log_destination: BUCKET_ARN,
  }),
  ...on("aws_flow_log", { log_destination: LOG_GROUP_ARN }),
  ...on("aws_network_acl_rule", {
    network_acl_id: partOf("aws_network_acl", "id", { missing: "InvalidNetworkAclID.NotFound" }),
  }),
  ...on("aws_route_table_association", {
    subnet_id: inside(SUBNET),
    route_table_id: holding(ROUTE_TABLE),
    gateway_id: { ...GATEWAY, except: /^(?!igw-)/ },
  }),
  ...on("aws_route_table_association", { gateway_id: holding(VPN_GATEWAY) }),
  ...on("aws_route", { gateway_id: VPN_GATEWAY }),
  ...on("aws_route", {
    route_table_id: inside(ROUTE_TABLE),
    gateway_id: { ...GATEWAY, except: /^(?!igw-)/ },
    nat_gateway_id: of("aws_nat_gateway", "id", { missing: "InvalidNatGatewayID.NotFound" }),
    transit_gateway_id: { ...TRANSIT_GATEWAY, within: "region", blocksDelete: "IncorrectState" },
    vpc_peering_connection_id: { ...PEERING, within: "anywhere" },
    destination_prefix_list_id: of("aws_ec2_managed_prefix_list", "id", {
      missing: "InvalidPrefixListID.NotFound",
      blocksDelete: "DependencyViolation",
      except: /^pl-[0-9a-f]{8}$/,
    }),
  }),
  ...on("aws_nat_gateway", { allocation_id: ELASTIC_IP, subnet_id: SUBNET }),
  ...on("aws_vpc_endpoint", { route_table_ids: ROUTE_TABLE }),
  ...on("aws_vpc_endpoint_policy", { vpc_endpoint_id: inside(ENDPOINT) }),
  ...on("aws_vpc_endpoint_route_table_association", {
    vpc_endpoint_id: inside(ENDPOINT),
    route_table_id: ROUTE_TABLE,
  }),
  ...on("aws_vpc_endpoint_service", {
    network_load_balancer_arns: LOAD_BALANCER,
    gateway_load_balancer_arns: LOAD_BALANCER,
  }),
  ...on("aws_vpc_endpoint_service_allowed_principal", {
    vpc_endpoint_service_id: partOf("aws_vpc_endpoint_service", "id", {
      missing: "InvalidVpcEndpointServiceId.NotFound",
    }),
  }),
  ...["ingress", "egress"].flatMap((way) =>
    on(`aws_vpc_security_group_${way}_rule`, {
      security_group_id: inside(SECURITY_GROUP),
      referenced_security_group_id: SECURITY_GROUP,
    }),
  ),
  ...on("aws_security_group_rule", {
    security_group_id: inside(SECURITY_GROUP),
    source_security_group_id: SECURITY_GROUP,
  }),
  ...on("aws_networkfirewall_rule_group", { "encryption_configuration.key_id": KMS_KEY }),
  ...on("aws_networkfirewall_firewall", {
    "encryption_configuration.key_id": KMS_KEY,
    firewall_policy_arn: of("aws_networkfirewall_firewall_policy", "arn", { blocksDelete: NETWORK_FIREWALL }),
  }),
  ...on("aws_networkfirewall_firewall_policy", {
    "encryption_configuration.key_id": KMS_KEY,
    "**.resource_arn": of("aws_networkfirewall_rule_group", "arn", {
      blocksDelete: NETWORK_FIREWALL,
      except: /:aws-managed:/,
    }),
  }),
  ...on("aws_networkfirewall_logging_configuration", {
    firewall_arn: partOf("aws_networkfirewall_firewall", "arn"),
  }),
];
