import { LOG_DELIVERY } from "./log-delivery";
import type { DeployActions } from "./scope";

const TAGS = ["ListTagsForResource", "TagResource", "UntagResource"];
const firewall = (...actions: string[]): readonly string[] =>
  [...actions, ...TAGS].map((action) => `network-firewall:${action}`);

/**
 * AWS Network Firewall. Everything in it has an ARN with its name. Deleting and updating waits by describing.
 */
export const FIREWALL_ACTIONS = {
  aws_networkfirewall_firewall: {
    firewalls: firewall(
      "AssociateFirewallPolicy",
      "AssociateSubnets",
      "CreateFirewall",
      "DeleteFirewall",
      "DescribeFirewall",
      "DisassociateSubnets",
      "UpdateFirewallDeleteProtection",
      "UpdateFirewallDescription",
      "UpdateFirewallEncryptionConfiguration",
      "UpdateFirewallPolicyChangeProtection",
      "UpdateSubnetChangeProtection",
    ),
    // The first firewall of an account brings the service's own role.
    "service-linked-roles": ["iam:CreateServiceLinkedRole"],
  },
  aws_networkfirewall_firewall_policy: {
    firewalls: firewall(
      "CreateFirewallPolicy",
      "DeleteFirewallPolicy",
      "DescribeFirewallPolicy",
      "UpdateFirewallPolicy",
    ),
  },
  aws_networkfirewall_logging_configuration: {
    firewalls: ["network-firewall:DescribeLoggingConfiguration", "network-firewall:UpdateLoggingConfiguration"],
    region: LOG_DELIVERY,
  },
  aws_networkfirewall_rule_group: {
    firewalls: firewall("CreateRuleGroup", "DeleteRuleGroup", "DescribeRuleGroup", "UpdateRuleGroup"),
  },
} as const satisfies Readonly<Record<string, DeployActions>>;
