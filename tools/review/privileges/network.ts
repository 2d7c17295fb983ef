import { parseCIDR } from "ipaddr.js";
import { type Family, family, plain, type Right, text, textsOf, valuesOf } from "./right";

interface RuleRight extends Right {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly peer: string;
}

const ALL = "-1";
const EVERYWHERE: readonly string[] = ["0.0.0.0/0", "::/0"];

/** Rules of security groups: who reaches what. */
export const securityGroupRules: Family = family<RuleRight>({
  types: ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"],
  rights: ({ type, values }) => {
    const isIn = type.includes("ingress");
    const own = `security group ${text(values.security_group_id)}`;
    const peer =
      text(values.cidr_ipv4) ||
      text(values.cidr_ipv6) ||
      text(values.referenced_security_group_id) ||
      text(values.prefix_list_id);
    return [
      portRight(isIn ? peer : own, isIn ? own : peer, peer, text(values.ip_protocol), values.from_port, values.to_port),
    ];
  },
  covers: isWithin,
});

/**
 * Rules of network ACLs; one that denies takes. Those of a list that comes or goes say nothing: subnets without a list of
 * their own have the VPC's, which is not told by what Terraform changes.
 */
export const networkAclRules: Family = family<RuleRight>({
  types: ["aws_network_acl_rule"],
  partOf: "network_acl_id",
  rights: ({ values }) => {
    const own = `network ACL ${text(values.network_acl_id)}`;
    const peer = text(values.cidr_block) || text(values.ipv6_cidr_block);
    const [who, on] = values.egress === true ? [own, peer] : [peer, own];
    const right = portRight(who, on, peer, text(values.protocol), values.from_port, values.to_port);
    return [text(values.rule_action) === "deny" ? { ...right, denies: true as const } : right];
  },
  covers: isWithin,
});

function portRight(who: string, on: string, peer: string, protocol: string, first: unknown, last: unknown): RuleRight {
  const isAny = protocol === ALL || first === null || first === undefined || first === -1;
  const [from, to] = isAny ? [0, 65_535] : [Number(first), Number(last)];
  const ports = from === to ? `${from}` : `${from}–${to}`;
  const what = protocol === ALL ? "every protocol and port" : `${protocol} ${isAny ? "every port" : ports}`;
  return { who: shown(who), what, on: shown(on), under: "", protocol, from, to, peer };
}

const shown = (peer: string) => (EVERYWHERE.includes(peer) ? `everywhere (${peer})` : peer);

function isWithin(a: RuleRight, b: RuleRight): boolean {
  // One end is the same thing, the other one lies in the wider one's.
  const own = a.who === shown(a.peer) ? [a.on, b.on] : [a.who, b.who];
  return (
    own[0] === own[1] &&
    a.denies === b.denies &&
    (a.who === shown(a.peer)) === (b.who === shown(b.peer)) &&
    (a.protocol === ALL || a.protocol === b.protocol) &&
    a.from <= b.from &&
    a.to >= b.to &&
    containsAddress(a.peer, b.peer)
  );
}

/** Whether a block of addresses contains another; of other peers, whether they are the same. */
export function containsAddress(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  const [a, b] = [blockOf(wide), blockOf(narrow)];
  return a !== undefined && b !== undefined && a[0].kind() === b[0].kind() && a[1] <= b[1] && b[0].match(a);
}

function blockOf(value: string): ReturnType<typeof parseCIDR> | undefined {
  try {
    return parseCIDR(value.includes("/") ? value : `${value}/${value.includes(":") ? 128 : 32}`);
  } catch {
    return undefined;
  }
}

/** Where compute gets to by name. */
export const domains: Family = plain(
  ["aws_networkfirewall_rule_group", "databricks_account_network_policy"],
  ({ type, values }) =>
    type === "aws_networkfirewall_rule_group" ? firewallDomains(values) : serverlessDestinations(values),
);

function firewallDomains(values: Readonly<Record<string, unknown>>): Right[] {
  return valuesOf(values.rule_group).flatMap(({ rules_source }) =>
    valuesOf(rules_source).flatMap(({ rules_source_list, rules_string }) => [
      ...valuesOf(rules_source_list).flatMap(({ targets, generated_rules_type }) =>
        textsOf(targets).map((on) => ({
          who: `what goes through firewall rules ${text(values.name)}`,
          what: "reach",
          on,
          under: "",
          ...(text(generated_rules_type) === "DENYLIST" ? { denies: true as const } : {}),
        })),
      ),
      ...(text(rules_string) === ""
        ? []
        : [
            {
              who: `what goes through firewall rules ${text(values.name)}`,
              what: "reach",
              on: "what its Suricata rules say",
              under: text(rules_string),
            },
          ]),
    ]),
  );
}

function serverlessDestinations(values: Readonly<Record<string, unknown>>): Right[] {
  const who = `serverless compute under ${text(values.network_policy_id)}`;
  return valuesOf(values.egress).flatMap(({ network_access }) =>
    valuesOf(network_access).flatMap((access) => [
      ...(text(access.restriction_mode) === "FULL_ACCESS" ? [{ who, what: "reach", on: "everywhere", under: "" }] : []),
      ...valuesOf(access.allowed_internet_destinations).map(({ destination }) => ({
        who,
        what: "reach",
        on: text(destination),
        under: "",
      })),
      ...valuesOf(access.allowed_storage_destinations).map((bucket) => ({
        who,
        what: "reach",
        on: `bucket ${text(bucket.bucket_name)}`,
        under: "",
      })),
      ...valuesOf(access.policy_enforcement)
        .filter(({ enforcement_mode }) => text(enforcement_mode) === "DRY_RUN")
        .map(() => ({ who, what: "reach", on: "everywhere, which is only noted down", under: "" })),
    ]),
  );
}
