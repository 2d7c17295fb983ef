import { at, type ObjectValue } from "../../schema/value";
import type { StoreView } from "../store";
import { itemsOf, textOf, textsAt } from "../values";

/** One rule of a security group, however it was written. */
export interface SecurityRule {
  readonly group: string;
  readonly way: "ingress" | "egress";
  /** `tcp`, `udp`, `-1` for all. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** Groups on the other side. */
  readonly groups: readonly string[];
  /** Address blocks and prefix lists on the other side. */
  readonly blocks: readonly string[];
}

const NUMBERS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", all: "-1" };

/** The rules of security groups: their own, and those that are resources of their own. */
export function rulesOf(store: StoreView, ids: readonly string[]): SecurityRule[] {
  const inline = store
    .ofType("aws_security_group", "aws_default_security_group")
    .flatMap(({ attributes }) =>
      (["ingress", "egress"] as const).flatMap((way) =>
        itemsOf(attributes, way).map((rule) => read(textOf(at(attributes, "id")) ?? "", way, rule)),
      ),
    );
  const single = (["ingress", "egress"] as const).flatMap((way) =>
    store
      .ofType(`aws_vpc_security_group_${way}_rule`)
      .map(({ attributes }) => read(textOf(at(attributes, "security_group_id")) ?? "", way, attributes)),
  );
  const old = store
    .ofType("aws_security_group_rule")
    .map(({ attributes }) =>
      read(
        textOf(at(attributes, "security_group_id")) ?? "",
        at(attributes, "type") === "egress" ? "egress" : "ingress",
        attributes,
      ),
    );
  return [...inline, ...single, ...old].filter(({ group }) => ids.includes(group));
}

/** True where TCP to these ports may leave, to whatever destination. */
export function allowsPorts(rules: readonly SecurityRule[], from: number, to: number): boolean {
  const leadsOut = ({ group, blocks, groups }: SecurityRule) => blocks.length > 0 || groups.some((id) => id !== group);
  return rules.some((rule) => rule.way === "egress" && concerns(rule, "tcp", from, to) && leadsOut(rule));
}

/** True where the groups may send each other everything of a protocol. */
export function allowsAmongItself(
  rules: readonly SecurityRule[],
  way: SecurityRule["way"],
  protocol: string,
  groups: readonly string[],
): boolean {
  return rules.some(
    (rule) =>
      rule.way === way &&
      concerns(rule, protocol, 0, 65_535) &&
      (rule.groups.some((id) => groups.includes(id)) || rule.blocks.includes("0.0.0.0/0")),
  );
}

function concerns(rule: SecurityRule, protocol: string, from: number, to: number): boolean {
  if (rule.protocol === "-1") return true;
  return rule.protocol === protocol && rule.from <= from && rule.to >= to;
}

function read(group: string, way: SecurityRule["way"], rule: ObjectValue): SecurityRule {
  const texts = (...names: readonly string[]) => names.flatMap((name) => textsAt(rule, name));
  const protocol = texts("ip_protocol", "protocol")[0] ?? "-1";
  return {
    group,
    way,
    protocol: NUMBERS[protocol] ?? protocol,
    from: Number(texts("from_port")[0] ?? 0),
    to: Number(texts("to_port")[0] ?? 0),
    groups: [
      ...texts("referenced_security_group_id", "source_security_group_id", "security_groups"),
      ...(at(rule, "self") === true ? [group] : []),
    ],
    blocks: texts("cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks", "prefix_list_id", "prefix_list_ids"),
  };
}
