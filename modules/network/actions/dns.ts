import { anywhere, type Call, inRegion, linkedRole, on, rows } from "../../iam/deploy-row";
import { LOG_DELIVERY } from "./log-delivery";

// Zones go by ids that AWS gives, and Route 53 knows no tags in conditions: any zone of the account.
const HOSTED_ZONE = "arn:{partition}:route53:::hostedzone/*";
const CHANGE = "arn:{partition}:route53:::change/*";
const resolver = (...actions: string[]): Call => inRegion(...actions.map((action) => `route53resolver:${action}`));
const TAGS = ["ListTagsForResource", "TagResource", "UntagResource"];

/**
 * Private zones, and the Resolver with its firewall and logs. Zones belong to no region, everything of the
 * Resolver to one, by ids that nobody knows before.
 */
export const DNS_ROWS = [
  ...rows(["network", "workspace"], {
    aws_route53_record: [
      on(HOSTED_ZONE, "route53:ChangeResourceRecordSets", "route53:GetHostedZone", "route53:ListResourceRecordSets"),
      on(CHANGE, "route53:GetChange"),
    ],
    aws_route53_zone: [
      on(
        HOSTED_ZONE,
        "route53:AssociateVPCWithHostedZone",
        "route53:ChangeTagsForResource",
        "route53:DeleteHostedZone",
        "route53:DisassociateVPCFromHostedZone",
        "route53:GetHostedZone",
        // Read for the name servers of a private zone.
        "route53:ListResourceRecordSets",
        "route53:ListTagsForResource",
        "route53:UpdateHostedZoneComment",
      ),
      on(CHANGE, "route53:GetChange"),
      anywhere("route53:CreateHostedZone"),
      inRegion("ec2:Describe*"),
    ],
  }),
  ...rows(["network"], {
    aws_route53_resolver_endpoint: [
      resolver(
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
      inRegion(
        "ec2:CreateNetworkInterface",
        "ec2:CreateNetworkInterfacePermission",
        "ec2:DeleteNetworkInterface",
        "ec2:Describe*",
        "ec2:ModifyNetworkInterfaceAttribute",
      ),
    ],
    aws_route53_resolver_firewall_config: [
      resolver("GetFirewallConfig", "ListFirewallConfigs", "UpdateFirewallConfig"),
      inRegion("ec2:Describe*"),
    ],
    aws_route53_resolver_firewall_domain_list: [
      resolver(
        "CreateFirewallDomainList",
        "DeleteFirewallDomainList",
        "GetFirewallDomainList",
        "ListFirewallDomains",
        "UpdateFirewallDomains",
        ...TAGS,
      ),
    ],
    aws_route53_resolver_firewall_rule: [
      resolver("CreateFirewallRule", "DeleteFirewallRule", "ListFirewallRules", "UpdateFirewallRule"),
    ],
    aws_route53_resolver_firewall_rule_group: [
      resolver("CreateFirewallRuleGroup", "DeleteFirewallRuleGroup", "GetFirewallRuleGroup", ...TAGS),
    ],
    aws_route53_resolver_firewall_rule_group_association: [
      resolver(
        "AssociateFirewallRuleGroup",
        "DisassociateFirewallRuleGroup",
        "GetFirewallRuleGroupAssociation",
        "UpdateFirewallRuleGroupAssociation",
        ...TAGS,
      ),
      inRegion("ec2:Describe*"),
    ],
    aws_route53_resolver_query_log_config: [
      resolver("CreateResolverQueryLogConfig", "DeleteResolverQueryLogConfig", "GetResolverQueryLogConfig", ...TAGS),
      inRegion(...LOG_DELIVERY),
      linkedRole("route53resolver.amazonaws.com"),
    ],
    aws_route53_resolver_query_log_config_association: [
      resolver(
        "AssociateResolverQueryLogConfig",
        "DisassociateResolverQueryLogConfig",
        "GetResolverQueryLogConfigAssociation",
      ),
      inRegion("ec2:Describe*"),
    ],
    aws_route53_resolver_rule: [
      resolver("CreateResolverRule", "DeleteResolverRule", "GetResolverRule", "UpdateResolverRule", ...TAGS),
    ],
    aws_route53_resolver_rule_association: [
      resolver("AssociateResolverRule", "DisassociateResolverRule", "GetResolverRuleAssociation"),
    ],
  }),
];
