import { contains } from "../../config/derive/subnets";
import { addressesIn, addressIn } from "../../emitted/references";
import { type Arguments, blocks, resourcesOf } from "../../emitted/resources";
import { EVERYWHERE } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import type { Ports } from "./security-groups";

interface AclRule extends Ports {
  readonly number: number;
  readonly allow: boolean;
  /** -1 is every protocol, 6 TCP, 17 UDP. */
  readonly protocol: string;
  readonly cidr: string;
}

const NUMBERS: Readonly<Record<string, string>> = { all: "-1", tcp: "6", udp: "17", icmp: "1" };

/** The network ACL of a subnet, if it has one of its own; without, AWS lets everything through. */
export function aclOf(json: StackJson, subnet: string): string | undefined {
  const association = resourcesOf(json, "aws_network_acl_association").find(
    ({ args }) => addressIn(args.subnet_id, "aws_subnet") === subnet,
  );
  return (
    addressIn(association?.args.network_acl_id, "aws_network_acl") ??
    resourcesOf(json, "aws_network_acl").find(({ args }) => addressesIn(args.subnet_ids, "aws_subnet").includes(subnet))
      ?.address
  );
}

/** Whether all of the traffic is allowed before any of it is denied. A rule about a part of it decides about that part. */
export function aclLets(
  json: StackJson,
  acl: string,
  way: "ingress" | "egress",
  traffic: Ports & { readonly protocol: "6" | "17" | "-1"; readonly cidr: string },
): boolean {
  for (const rule of rulesOf(json, acl, way)) {
    const touches =
      overlapsBlock(rule.cidr, traffic.cidr) &&
      (rule.protocol === "-1" ||
        traffic.protocol === "-1" ||
        (rule.protocol === traffic.protocol && rule.from <= traffic.to && traffic.from <= rule.to));
    if (!touches) continue;
    if (!rule.allow) return false;
    const whole =
      rule.protocol === "-1" || (traffic.protocol !== "-1" && rule.from <= traffic.from && traffic.to <= rule.to);
    if (whole && contains(rule.cidr, traffic.cidr)) return true;
  }
  return false;
}

function overlapsBlock(a: string, b: string): boolean {
  return a === EVERYWHERE || b === EVERYWHERE || contains(a, b) || contains(b, a);
}

function rulesOf(json: StackJson, acl: string, way: "ingress" | "egress"): AclRule[] {
  const own = resourcesOf(json, "aws_network_acl").find(({ address }) => address === acl);
  const separate = resourcesOf(json, "aws_network_acl_rule")
    .map(({ args }) => args)
    .filter((args) => addressIn(args.network_acl_id, "aws_network_acl") === acl)
    .filter((args) => (args.egress === true) === (way === "egress"));
  return [...blocks(own?.args[way]), ...separate].map(ruleOf).sort((a, b) => a.number - b.number);
}

function ruleOf(args: Arguments): AclRule {
  const protocol = String(args.protocol ?? "-1");
  return {
    number: Number(args.rule_number ?? args.rule_no ?? 0),
    allow: (args.rule_action ?? args.action) === "allow",
    protocol: NUMBERS[protocol] ?? protocol,
    cidr: typeof args.cidr_block === "string" ? args.cidr_block : "255.255.255.255/32",
    from: Number(args.from_port ?? 0),
    to: Number(args.to_port ?? 0),
  };
}
