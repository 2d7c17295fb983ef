import type { EnvironmentLayer, WorkspaceLayer } from "../../config/derive/layers";

/** Layers whose AWS resources a plan reads. */
export type PlanLayer = EnvironmentLayer | WorkspaceLayer;

/** Layers with a deploy role: all of an environment but the foundation, which makes these roles. */
export type DeployLayer = Exclude<PlanLayer, "foundation">;

/** What every bucket of a layer is made of. */
export const BUCKET = [
  "aws_s3_bucket",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_logging",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
];
/** What every role of a layer is made of. */
export const ROLE = ["aws_iam_role", "aws_iam_role_policy"];

/** Ways to other networks. */
const CONNECTIONS = [
  "aws_customer_gateway",
  "aws_dx_gateway_association",
  "aws_ec2_transit_gateway",
  "aws_ec2_transit_gateway_route",
  "aws_ec2_transit_gateway_route_table",
  "aws_ec2_transit_gateway_route_table_association",
  "aws_ec2_transit_gateway_route_table_propagation",
  "aws_ec2_transit_gateway_vpc_attachment",
  "aws_ec2_transit_gateway_vpc_attachment_accepter",
  "aws_ram_principal_association",
  "aws_ram_resource_association",
  "aws_ram_resource_share",
  "aws_vpc_peering_connection",
  "aws_vpc_peering_connection_accepter",
  "aws_vpc_peering_connection_options",
  "aws_vpn_connection",
  "aws_vpn_connection_route",
  "aws_vpn_gateway",
];

/**
 * Layer → AWS resource types that it can hold, under any configuration. Not only those that it holds now: a role
 * that lost an action together with the setting could not destroy what the setting had made. A test compares it
 * with what the layers emit.
 */
export const LAYER_TYPES = {
  network: [
    ...ROLE,
    ...CONNECTIONS,
    "aws_cloudwatch_log_group",
    "aws_default_network_acl",
    "aws_default_security_group",
    "aws_eip",
    "aws_flow_log",
    "aws_internet_gateway",
    "aws_lb",
    "aws_lb_listener",
    "aws_lb_target_group",
    "aws_lb_target_group_attachment",
    "aws_nat_gateway",
    "aws_network_acl",
    "aws_network_acl_association",
    "aws_network_acl_rule",
    "aws_networkfirewall_firewall",
    "aws_networkfirewall_firewall_policy",
    "aws_networkfirewall_logging_configuration",
    "aws_networkfirewall_rule_group",
    "aws_route",
    "aws_route53_record",
    "aws_route53_resolver_endpoint",
    "aws_route53_resolver_firewall_config",
    "aws_route53_resolver_firewall_domain_list",
    "aws_route53_resolver_firewall_rule",
    "aws_route53_resolver_firewall_rule_group",
    "aws_route53_resolver_firewall_rule_group_association",
    "aws_route53_resolver_query_log_config",
    "aws_route53_resolver_query_log_config_association",
    "aws_route53_resolver_rule",
    "aws_route53_resolver_rule_association",
    "aws_route53_zone",
    "aws_route_table",
    "aws_route_table_association",
    "aws_security_group",
    "aws_subnet",
    "aws_vpc",
    "aws_vpc_dhcp_options",
    "aws_vpc_dhcp_options_association",
    "aws_vpc_endpoint",
    "aws_vpc_ipv4_cidr_block_association",
    "aws_vpc_endpoint_service",
    "aws_vpc_endpoint_service_allowed_principal",
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_ingress_rule",
    "data.aws_route_table",
    "data.aws_route_tables",
    "data.aws_security_group",
    "data.aws_subnet",
    "data.aws_vpc",
    "data.aws_vpc_endpoint",
    "data.aws_vpc_security_group_rule",
    "data.aws_vpc_security_group_rules",
  ],
  workspace: [...BUCKET, ...ROLE, "aws_route53_record", "aws_route53_zone", "data.aws_vpc_endpoint"],
  "unity-catalog": [
    ...BUCKET,
    ...ROLE,
    "aws_s3_bucket_metric",
    "aws_s3_bucket_versioning",
    "data.aws_organizations_organization",
  ],
  operations: [
    "aws_budgets_budget",
    "aws_cloudwatch_dashboard",
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_log_resource_policy",
    "aws_cloudwatch_metric_alarm",
    "aws_sns_topic",
    "aws_sns_topic_policy",
    "aws_sns_topic_subscription",
  ],
  settings: [],
  "data-services": [],
  connections: [],
  ingestion: [],
  serving: [],
  activation: [],
} as const satisfies Readonly<Record<DeployLayer, readonly string[]>>;
