import { contains } from "../../config/derive/subnets";
import { addressIn } from "../../emitted/references";
import { type Arguments, resourcesOf } from "../../emitted/resources";
import { EVERYWHERE } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";

/** TCP ports, both ends included. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

export interface GroupRule extends Ports {
  readonly address: string;
  readonly protocol: string;
  /** IPv4 block of the other side, if it is given as one. */
  readonly cidr: string | undefined;
  /** Address of the other side's security group. */
  readonly group: string | undefined;
  /** The other side is a prefix list: that of an endpoint, or any other. */
  readonly prefixListOf: string | undefined;
}

const TYPES = {
  in: "aws_vpc_security_group_ingress_rule",
  out: "aws_vpc_security_group_egress_rule",
} as const;

/** Rules of a security group in one direction. */
export function rulesOf(json: StackJson, group: string, way: keyof typeof TYPES): GroupRule[] {
  return resourcesOf(json, TYPES[way])
    .filter(({ args }) => addressIn(args.security_group_id, "aws_security_group") === group)
    .map(({ address, args }) => ({ address, ...ruleOf(args) }));
}

function ruleOf(args: Arguments): Omit<GroupRule, "address"> {
  const protocol = String(args.ip_protocol);
  const all = protocol === "-1";
  return {
    protocol,
    from: all ? 0 : Number(args.from_port),
    to: all ? 65535 : Number(args.to_port),
    cidr: typeof args.cidr_ipv4 === "string" ? args.cidr_ipv4 : undefined,
    group: addressIn(args.referenced_security_group_id, "aws_security_group"),
    prefixListOf: addressIn(args.prefix_list_id, "aws_vpc_endpoint"),
  };
}

/** Whether one rule lets TCP on all these ports through to, or from, the other side. */
export function lets(rules: readonly GroupRule[], ports: Ports, side: (rule: GroupRule) => boolean): boolean {
  return rules.some(
    (rule) =>
      (rule.protocol === "tcp" || rule.protocol === "-1") &&
      rule.from <= ports.from &&
      ports.to <= rule.to &&
      side(rule),
  );
}

/** The other side is the whole internet. */
export const everywhere = (rule: GroupRule): boolean => rule.cidr === EVERYWHERE;

/** The other side holds this block. */
export const toBlock =
  (block: string) =>
  (rule: GroupRule): boolean =>
    rule.cidr !== undefined && contains(rule.cidr, block);
