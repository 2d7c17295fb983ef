import type {
  NetworkfirewallRuleGroupRuleGroupRulesSource,
  NetworkfirewallRuleGroupRuleGroupRulesSourceStatefulRule,
} from "@cdktf/provider-aws/lib/networkfirewall-rule-group";

/** Rules of one stateful rule group, and how many it may ever hold. */
export interface FirewallRules {
  /** Room for rules. Changing it replaces the group. */
  readonly capacity: number;
  readonly source: NetworkfirewallRuleGroupRuleGroupRulesSource;
  /** The group can be taken out of a firewall that stays. Default false. */
  readonly removable?: boolean;
}

/** Far more than the allow list may hold (two rules a name), so that it never has to change. */
const DOMAIN_CAPACITY = 1000;
const RULE_CAPACITY = 100;

/** Lets TLS and HTTP through to these names alone; a leading dot stands for everything below a name. */
export function allowedNames(domains: readonly string[]): FirewallRules {
  return {
    capacity: DOMAIN_CAPACITY,
    source: {
      rulesSourceList: {
        generatedRulesType: "ALLOWLIST",
        targetTypes: ["TLS_SNI", "HTTP_HOST"],
        targets: [...domains],
      },
    },
  };
}

/** What never goes out, whatever its destination: protocols that carry no name to judge by. */
const DROPPED = ["ICMP", "UDP", "FTP", "SSH"] as const;

/**
 * Drops what the allow list cannot judge. Time and DNS need no exception: both are answered inside the VPC.
 * @param legacyMetastore lets the database of the legacy Hive metastore through, which says no name
 */
export function dropRules(options: { readonly legacyMetastore: boolean }): FirewallRules {
  const drops = DROPPED.map((protocol, index) => rule(index + 1, "DROP", protocol, "ANY"));
  const pass = options.legacyMetastore ? [rule(100, "PASS", "TCP", "3306")] : [];
  return { capacity: RULE_CAPACITY, source: { statefulRule: [...drops, ...pass] } };
}

function rule(
  sid: number,
  action: "DROP" | "PASS",
  protocol: string,
  destinationPort: string,
): NetworkfirewallRuleGroupRuleGroupRulesSourceStatefulRule {
  return {
    action,
    header: {
      protocol,
      source: "ANY",
      sourcePort: "ANY",
      direction: "FORWARD",
      destination: "ANY",
      destinationPort,
    },
    ruleOption: [{ keyword: "sid", settings: [String(sid)] }],
  };
}
