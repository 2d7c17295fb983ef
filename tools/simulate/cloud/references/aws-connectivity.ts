import { inside, of, PEERING, partOf, TRANSIT_GATEWAY, VPC, VPN_GATEWAY } from "./aws-targets";
import { on } from "./reference";

const ZONE = of("aws_route53_zone", "zone_id", { within: "anywhere", missing: "NoSuchHostedZone" });

const GATEWAY_TABLE = of("aws_ec2_transit_gateway_route_table", "id", {
  missing: "InvalidRouteTableID.NotFound",
});

/** Of a VPC, a VPN or a Direct Connect gateway; of any account. */
const ATTACHMENT = {
  targets: ["aws_ec2_transit_gateway_vpc_attachment", "aws_vpn_connection", "aws_dx_gateway_association"],
  attribute: ["id", "transit_gateway_attachment_id"],
  within: "region",
  missing: "InvalidTransitGatewayAttachmentID.NotFound",
  blocksDelete: "IncorrectState",
} as const;

const LOAD_BALANCER = of("aws_lb", "arn", { missing: "LoadBalancerNotFound", blocksDelete: "ResourceInUse" });

const TARGET_GROUP = of("aws_lb_target_group", "arn", {
  missing: "TargetGroupNotFound",
  blocksDelete: "ResourceInUse",
});

/** Names, ways to other networks, load balancers. */
export const AWS_CONNECTIVITY = [
  ...on("aws_route53_record", { zone_id: { ...ZONE, blocksDelete: "HostedZoneNotEmpty" } }),
  ...on("aws_route53_zone_association", { zone_id: inside(ZONE) }),
  ...on("aws_route53_resolver_rule", {
    resolver_endpoint_id: of("aws_route53_resolver_endpoint", "id", { blocksDelete: "InvalidRequestException" }),
  }),
  ...on("aws_route53_resolver_rule_association", {
    resolver_rule_id: of("aws_route53_resolver_rule", "id", {
      blocksDelete: "ResourceInUseException",
      except: /^rslvr-autodefined-/,
    }),
  }),
  ...on("aws_route53_resolver_firewall_rule", {
    firewall_rule_group_id: of("aws_route53_resolver_firewall_rule_group", "id", { blocksDelete: "ConflictException" }),
    firewall_domain_list_id: of("aws_route53_resolver_firewall_domain_list", "id", {
      blocksDelete: "ConflictException",
    }),
  }),
  ...on("aws_route53_resolver_firewall_rule_group_association", {
    firewall_rule_group_id: of("aws_route53_resolver_firewall_rule_group", "id", { blocksDelete: "ConflictException" }),
  }),
  ...on("aws_ec2_transit_gateway_vpc_attachment", { transit_gateway_id: { ...TRANSIT_GATEWAY, within: "region" } }),
  ...on("aws_ec2_transit_gateway_vpc_attachment_accepter", { transit_gateway_attachment_id: inside(ATTACHMENT) }),
  ...on("aws_vpn_connection", {
    customer_gateway_id: of("aws_customer_gateway", "id", {
      missing: "InvalidCustomerGatewayID.NotFound",
      blocksDelete: "IncorrectState",
    }),
    vpn_gateway_id: { ...VPN_GATEWAY, missing: "InvalidVpnGatewayID.NotFound", blocksDelete: "IncorrectState" },
    // Only the owner of a transit gateway lets a VPN end there.
    transit_gateway_id: TRANSIT_GATEWAY,
  }),
  ...on("aws_vpn_connection_route", {
    vpn_connection_id: partOf("aws_vpn_connection", "id", { missing: "InvalidVpnConnectionID.NotFound" }),
  }),
  ...on("aws_dx_gateway_association", {
    dx_gateway_id: of("aws_dx_gateway", "id", { missing: "DirectConnectClientException", within: "account" }),
    associated_gateway_id: {
      targets: ["aws_ec2_transit_gateway", "aws_vpn_gateway"],
      attribute: "id",
      missing: "DirectConnectClientException",
      blocksDelete: "IncorrectState",
    },
  }),
  ...on("aws_ec2_transit_gateway_route_table", { transit_gateway_id: TRANSIT_GATEWAY }),
  ...["association", "propagation"].flatMap((link) =>
    on(`aws_ec2_transit_gateway_route_table_${link}`, {
      transit_gateway_route_table_id: GATEWAY_TABLE,
      transit_gateway_attachment_id: inside(ATTACHMENT),
    }),
  ),
  ...on("aws_ec2_transit_gateway_route", {
    transit_gateway_route_table_id: inside(GATEWAY_TABLE),
    transit_gateway_attachment_id: ATTACHMENT,
  }),
  // The other VPC may be anywhere, and is not always made by Terraform.
  ...on("aws_vpc_peering_connection", {
    vpc_id: inside(VPC),
    peer_vpc_id: { ...VPC, within: "anywhere", except: /./ },
  }),
  ...on("aws_vpc_peering_connection_accepter", { vpc_peering_connection_id: { ...PEERING, within: "anywhere" } }),
  ...on("aws_vpc_peering_connection_options", {
    vpc_peering_connection_id: { ...PEERING, within: "anywhere", goesWith: true },
  }),
  ...on("aws_ram_resource_association", { resource_share_arn: partOf("aws_ram_resource_share", "arn") }),
  ...on("aws_ram_principal_association", { resource_share_arn: partOf("aws_ram_resource_share", "arn") }),
  ...on("aws_lb_listener", {
    load_balancer_arn: inside(LOAD_BALANCER),
    "default_action.target_group_arn": TARGET_GROUP,
  }),
  ...on("aws_lb_target_group_attachment", { target_group_arn: inside(TARGET_GROUP) }),
  ...on("aws_wafv2_web_acl_association", {
    web_acl_arn: of("aws_wafv2_web_acl", "arn", { blocksDelete: "WAFAssociatedItemException" }),
  }),
];
