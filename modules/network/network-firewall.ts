import { NetworkfirewallFirewall } from "@cdktf/provider-aws/lib/networkfirewall-firewall";
import { NetworkfirewallFirewallPolicy } from "@cdktf/provider-aws/lib/networkfirewall-firewall-policy";
import { NetworkfirewallRuleGroup } from "@cdktf/provider-aws/lib/networkfirewall-rule-group";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { expression } from "../terraform/expression";
import type { FirewallRules } from "./firewall-rules";

export interface NetworkFirewallProps {
  readonly vpcId: string;
  /** Start of the names. Changing it replaces the firewall. */
  readonly name: string;
  /** Zone id → subnet of the firewall, which nothing else is in. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Blocks of what is protected. */
  readonly protectedCidrs: readonly string[];
  /** Rule groups by name, in the order in which they are asked. */
  readonly rules: Readonly<Record<string, FirewallRules>>;
  /** ARN of the KMS key that encrypts rules and settings. */
  readonly keyArn: string;
  /** Keeps the firewall from being deleted. */
  readonly deleteProtection: boolean;
}

/** AWS Network Firewall with an endpoint in every zone: whatever no rule lets through is dropped. */
export class NetworkFirewall extends Construct {
  readonly firewallArn: string;
  /** Zone id → id of the endpoint that routes lead to. */
  readonly endpointIds: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: NetworkFirewallProps) {
    super(scope, id);
    const tags = { Name: props.name };
    const encrypted = { encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: props.keyArn } };
    const groups = mapValues(
      props.rules,
      ({ capacity, source, removable }, key) =>
        new NetworkfirewallRuleGroup(this, `rules-${key}`, {
          name: `${props.name}-${key}`,
          type: "STATEFUL",
          capacity,
          ...encrypted,
          ruleGroup: {
            ruleVariables: { ipSets: [{ key: "HOME_NET", ipSet: { definition: [...props.protectedCidrs] } }] },
            rulesSource: source,
            statefulRuleOptions: { ruleOrder: "STRICT_ORDER" },
          },
          tags: { Name: `${props.name}-${key}` },
          // Terraform then takes it out of the policy first, and AWS deletes no group that a policy has.
          ...(removable ? { lifecycle: { createBeforeDestroy: true } } : {}),
        }).arn,
    );
    const policy = new NetworkfirewallFirewallPolicy(this, "policy", {
      name: props.name,
      firewallPolicy: {
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
        // Drops what is established, not the handshake before it: without one no name could be seen.
        statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
        statefulEngineOptions: { ruleOrder: "STRICT_ORDER", streamExceptionPolicy: "DROP" },
        statefulRuleGroupReference: Object.values(groups).map((resourceArn, index) => ({
          resourceArn,
          priority: (index + 1) * 10,
        })),
      },
      ...encrypted,
      tags,
    });
    const firewall = new NetworkfirewallFirewall(this, "Resource", {
      name: props.name,
      vpcId: props.vpcId,
      firewallPolicyArn: policy.arn,
      deleteProtection: props.deleteProtection,
      ...encrypted,
      subnetMapping: Object.values(props.subnetIds).map((subnetId) => ({ subnetId })),
      tags,
    });
    this.firewallArn = firewall.arn;
    // AWS lists the endpoints by zone name, which differs from account to account: the subnet says which is whose.
    this.endpointIds = mapValues(props.subnetIds, (subnetId) =>
      expression(
        `one([for state in ${firewall.fqn}.firewall_status[0].sync_states : state.attachment[0].endpoint_id if state.attachment[0].subnet_id == ${subnetId}])`,
      ),
    );
  }
}
