import { LOG_DELIVERY } from "./log-delivery";
import type { DeployActions } from "./scope";

const resolver = (...actions: string[]): readonly string[] => actions.map((action) => `route53resolver:${action}`);
const TAGS = ["ListTagsForResource", "TagResource", "UntagResource"];

/**
 * Private zones, and the Resolver with its firewall and logs. Zones belong to no region, everything of the
 * Resolver to one, by ids that nobody knows before.
 */
export const ROUTE53_ACTIONS = {
  aws_route53_record: {
    "hosted-zones": [
      "route53:ChangeResourceRecordSets",
      "route53:GetChange",
      "route53:GetHostedZone",
      "route53:ListResourceRecordSets",
    ],
  },
  aws_route53_resolver_endpoint: {
    region: [
      ...resolver(
        "AssociateResolverEndpointIpAddress",
        "CreateResolverEndpoint",
        "DeleteResolverEndpoint",
        "DisassociateResolverEndpointIpAddress",
        "GetResolverEndpoint",
        "ListResolverEndpointIpAddresses",
        "UpdateResolverEndpoint",
        ...TAGS,
      ),
      // The Resolver puts its network interfaces into the subnets with the caller's rights.
      "ec2:CreateNetworkInterface",
      "ec2:CreateNetworkInterfacePermission",
      "ec2:DeleteNetworkInterface",
      "ec2:Describe*",
      "ec2:ModifyNetworkInterfaceAttribute",
    ],
  },
  aws_route53_resolver_firewall_config: {
    region: [...resolver("GetFirewallConfig", "ListFirewallConfigs", "UpdateFirewallConfig"), "ec2:Describe*"],
  },
  aws_route53_resolver_firewall_domain_list: {
    region: resolver(
      "CreateFirewallDomainList",
      "DeleteFirewallDomainList",
      "GetFirewallDomainList",
      "ListFirewallDomains",
      "UpdateFirewallDomains",
      ...TAGS,
    ),
  },
  aws_route53_resolver_firewall_rule: {
    region: resolver("CreateFirewallRule", "DeleteFirewallRule", "ListFirewallRules", "UpdateFirewallRule"),
  },
  aws_route53_resolver_firewall_rule_group: {
    region: resolver("CreateFirewallRuleGroup", "DeleteFirewallRuleGroup", "GetFirewallRuleGroup", ...TAGS),
  },
  aws_route53_resolver_firewall_rule_group_association: {
    region: [
      ...resolver(
        "AssociateFirewallRuleGroup",
        "DisassociateFirewallRuleGroup",
        "GetFirewallRuleGroupAssociation",
        "UpdateFirewallRuleGroupAssociation",
        ...TAGS,
      ),
      "ec2:Describe*",
    ],
  },
  aws_route53_resolver_query_log_config: {
    region: [
      ...resolver("CreateResolverQueryLogConfig", "DeleteResolverQueryLogConfig", "GetResolverQueryLogConfig", ...TAGS),
      ...LOG_DELIVERY,
    ],
    "service-linked-roles": ["iam:CreateServiceLinkedRole"],
  },
  aws_route53_resolver_query_log_config_association: {
    region: [
      ...resolver(
        "AssociateResolverQueryLogConfig",
        "DisassociateResolverQueryLogConfig",
        "GetResolverQueryLogConfigAssociation",
      ),
      "ec2:Describe*",
    ],
  },
  aws_route53_resolver_rule: {
    region: resolver("CreateResolverRule", "DeleteResolverRule", "GetResolverRule", "UpdateResolverRule", ...TAGS),
  },
  aws_route53_resolver_rule_association: {
    region: resolver("AssociateResolverRule", "DisassociateResolverRule", "GetResolverRuleAssociation"),
  },
  aws_route53_zone: {
    "hosted-zones": [
      "route53:AssociateVPCWithHostedZone",
      "route53:ChangeTagsForResource",
      "route53:DeleteHostedZone",
      "route53:DisassociateVPCFromHostedZone",
      "route53:GetChange",
      "route53:GetHostedZone",
      // Read for the name servers of a private zone.
      "route53:ListResourceRecordSets",
      "route53:ListTagsForResource",
      "route53:UpdateHostedZoneComment",
    ],
    global: ["route53:CreateHostedZone"],
    region: ["ec2:Describe*"],
  },
} as const satisfies Readonly<Record<string, DeployActions>>;
