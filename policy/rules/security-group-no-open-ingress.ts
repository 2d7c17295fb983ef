import { isOpen } from "../../config/schema/openness";
import { type Arguments, blocks, resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Rule, Violation } from "../rule";

const FOUND = { fix: "name the blocks, prefix lists or security groups that may connect" };

export const securityGroupNoOpenIngress: Rule = {
  id: "security-group-no-open-ingress",
  description:
    "No security group lets the whole internet in, over IPv4 or IPv6, by one block or by several together. Nothing of the platform is reached from outside by address.",
  check: ({ json }) => [...byOneRule(json), ...byRulesTogether(json)],
};

function byOneRule(json: StackJson): Violation[] {
  return rulesOf(json)
    .filter(({ rules }) => rules.some((rule) => isOpenToAll(cidrsOf(rule))))
    .map(({ address }) => ({ address, message: "the security group lets every address in", ...FOUND }));
}

/** Halves of the internet in rules of their own, each of which looks narrow. */
function byRulesTogether(json: StackJson): Violation[] {
  const groups = new Map<string, { readonly address: string; readonly cidrs: string[] }>();
  for (const { address, args } of resourcesOf(json, "aws_vpc_security_group_ingress_rule")) {
    const cidrs = cidrsOf(args);
    if (isOpenToAll(cidrs)) continue;
    const key = JSON.stringify([args.security_group_id, args.ip_protocol, args.from_port, args.to_port]);
    const group = groups.get(key) ?? { address, cidrs: [] };
    group.cidrs.push(...cidrs);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ cidrs }) => isOpenToAll(cidrs))
    .map(({ address }) => ({
      address,
      message: "with the group's other rules for the same ports it lets nearly every address in",
      ...FOUND,
    }));
}

/** Everything of a stack that lets somebody in. */
function rulesOf(json: StackJson): { readonly address: string; readonly rules: readonly Arguments[] }[] {
  return [
    ...resourcesOf(json, "aws_vpc_security_group_ingress_rule").map(({ address, args }) => ({
      address,
      rules: [args],
    })),
    ...resourcesOf(json, "aws_security_group_rule").map(({ address, args }) => ({
      address,
      rules: args.type === "ingress" ? [args] : [],
    })),
    ...resourcesOf(json, "aws_security_group", "aws_default_security_group").map(({ address, args }) => ({
      address,
      rules: blocks(args.ingress),
    })),
  ];
}

function cidrsOf(rule: Arguments): string[] {
  return ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"].flatMap((argument) => texts(rule[argument]));
}

/** IPv6 is not used here, so that all of it is the one thing to look for. */
function isOpenToAll(cidrs: readonly string[]): boolean {
  return cidrs.includes("::/0") || isOpen(cidrs);
}
