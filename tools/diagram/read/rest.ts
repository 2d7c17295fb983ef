import type { StackJson } from "../../../emitted/stacks";
import { CONNECTION_TYPES } from "./connections";

/** Types that have a shape, a line or a label in the drawing. */
const DRAWN: readonly string[] = [
  ...CONNECTION_TYPES,
  "aws_vpc",
  "aws_vpc_ipv4_cidr_block_association",
  "aws_subnet",
  "aws_route_table",
  "aws_route_table_association",
  "aws_route",
  "aws_nat_gateway",
  "aws_networkfirewall_firewall",
  "aws_vpc_endpoint",
  "aws_vpc_endpoint_route_table_association",
  "aws_route53_resolver_endpoint",
  "aws_security_group",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
];

/** What is part of something else and would only repeat it, or is nothing in the cloud. */
const PARTS =
  /_(rule|route|association|options|config|policy|entry|accepter|listener|target_group|attachment|propagation)$|^aws_iam_|domain_list$|^terraform_data$|^time_/;

/** Names of types without a shape of their own, singular and plural. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  aws_eip: ["public address", "public addresses"],
  aws_flow_log: ["flow log", "flow logs"],
  aws_network_acl: ["network ACL", "network ACLs"],
  aws_default_network_acl: ["default network ACL closed", "default network ACLs closed"],
  aws_default_security_group: ["default security group closed", "default security groups closed"],
  aws_route53_zone: ["private zone", "private zones"],
  aws_route53_record: ["record", "records"],
  aws_route53_resolver_query_log_config: ["query log", "query logs"],
  aws_route53_resolver_firewall_rule_group: ["DNS Firewall rule group", "DNS Firewall rule groups"],
  aws_networkfirewall_rule_group: ["firewall rule group", "firewall rule groups"],
  aws_networkfirewall_logging_configuration: ["firewall log", "firewall logs"],
  aws_ec2_transit_gateway: ["transit gateway", "transit gateways"],
  aws_ec2_transit_gateway_route_table: ["transit gateway route table", "transit gateway route tables"],
  aws_customer_gateway: ["customer gateway", "customer gateways"],
  aws_route53_resolver_rule: ["forwarding rule", "forwarding rules"],
  aws_vpc_dhcp_options: ["DHCP option set", "DHCP option sets"],
  aws_cloudwatch_log_group: ["log group", "log groups"],
};

/** What a stack makes that is not drawn, counted; a type that nobody has named goes by its own name. */
export function alsoMadeIn(json: StackJson): string[] {
  return Object.entries(json.resource ?? {})
    .filter(([type]) => !DRAWN.includes(type) && (WORDS[type] !== undefined || !PARTS.test(type)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, resources]) => {
      const count = Object.keys(resources).length;
      const [one, many] = WORDS[type] ?? [type, type];
      return `${count} ${count === 1 ? one : many}`;
    });
}
