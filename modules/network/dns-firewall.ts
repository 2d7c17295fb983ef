import { Route53ResolverFirewallConfig } from "@cdktf/provider-aws/lib/route53-resolver-firewall-config";
import { Route53ResolverFirewallDomainList } from "@cdktf/provider-aws/lib/route53-resolver-firewall-domain-list";
import { Route53ResolverFirewallRule } from "@cdktf/provider-aws/lib/route53-resolver-firewall-rule";
import { Route53ResolverFirewallRuleGroup } from "@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group";
import { Route53ResolverFirewallRuleGroupAssociation } from "@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group-association";
import { Construct } from "constructs";

export interface DnsFirewallProps {
  readonly vpcId: string;
  /** Start of the names. Changing it replaces the lists. */
  readonly name: string;
  /** Names that resolve; a leading dot stands for the name and everything below it. */
  readonly domains: readonly string[];
}

/** First priority that is the customer's; AWS keeps those up to 100. */
const PRIORITY = 101;

/** Route 53 DNS Firewall: names on the list resolve, all others do not exist. So nothing can be carried out in them. */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string, props: DnsFirewallProps) {
    super(scope, id);
    const list = (key: string, domains: readonly string[]) =>
      new Route53ResolverFirewallDomainList(this, `domains-${key}`, {
        name: `${props.name}-${key}`,
        // AWS stores names with their final dot; without it every plan would want to take it away.
        domains: domains.map((domain) => `${domain}.`),
        tags: { Name: `${props.name}-${key}` },
      }).id;
    const group = new Route53ResolverFirewallRuleGroup(this, "rules", { name: props.name, tags: { Name: props.name } });
    const rule = { firewallRuleGroupId: group.id };
    new Route53ResolverFirewallRule(this, "rule-allow", {
      ...rule,
      name: "allow",
      action: "ALLOW",
      priority: 100,
      firewallDomainListId: list("allowed", props.domains.flatMap(patterns)),
      // What a name on the list is an alias of need not be on it.
      firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN",
    });
    new Route53ResolverFirewallRule(this, "rule-block", {
      ...rule,
      name: "block",
      action: "BLOCK",
      blockResponse: "NXDOMAIN",
      priority: 200,
      firewallDomainListId: list("all", ["*"]),
    });
    new Route53ResolverFirewallRuleGroupAssociation(this, "Resource", {
      ...rule,
      name: props.name,
      vpcId: props.vpcId,
      priority: PRIORITY,
      tags: { Name: props.name },
    });
    // Where the firewall itself has trouble, nothing resolves rather than everything.
    new Route53ResolverFirewallConfig(this, "config", { resourceId: props.vpcId, firewallFailOpen: "DISABLED" });
  }
}

/** `.example.com` → the name and everything below it. */
function patterns(domain: string): string[] {
  return domain.startsWith(".") ? [domain.slice(1), `*${domain}`] : [domain];
}
