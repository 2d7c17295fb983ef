import { arn, type Call, inRegion, linkedRole, on, rows } from "../../iam/deploy-row";
import { LOG_DELIVERY } from "./log-delivery";

/** Firewalls, their policies and rule groups: every kind has an ARN of its own, with the name at the end. */
const NAMED = ["{prefix}", "{prefix}-*"].map((name) => arn("network-firewall", `*/${name}`));
const firewall = (...actions: string[]): Call => on(NAMED, ...actions.map((action) => `network-firewall:${action}`));
const TAGS = ["ListTagsForResource", "TagResource", "UntagResource"];

/**
 * AWS Network Firewall. Everything in it has an ARN with its name. Deleting and updating waits by describing.
 */
export const FIREWALL_ROWS = rows(["network"], {
  aws_networkfirewall_firewall: [
    firewall(
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
      ...TAGS,
    ),
    linkedRole("network-firewall.amazonaws.com"),
  ],
  aws_networkfirewall_firewall_policy: [
    firewall("CreateFirewallPolicy", "DeleteFirewallPolicy", "DescribeFirewallPolicy", "UpdateFirewallPolicy", ...TAGS),
  ],
  aws_networkfirewall_logging_configuration: [
    firewall("DescribeLoggingConfiguration", "UpdateLoggingConfiguration"),
    inRegion(...LOG_DELIVERY),
  ],
  aws_networkfirewall_rule_group: [
    firewall("CreateRuleGroup", "DeleteRuleGroup", "DescribeRuleGroup", "UpdateRuleGroup", ...TAGS),
  ],
});
