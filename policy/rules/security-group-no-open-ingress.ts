import { type Arguments, blocks, resourcesOf, texts } from "../../emitted/resources";
import type { Rule } from "../rule";

export const securityGroupNoOpenIngress: Rule = {
  id: "security-group-no-open-ingress",
  description:
    "No security group lets the whole internet in, over IPv4 or IPv6. Nothing of the platform is reached from outside by address.",
  check: ({ json }) =>
    [
      ...resourcesOf(json, "aws_vpc_security_group_ingress_rule").map(({ address, args }) => ({
        address,
        open: isOpen(args),
      })),
      ...resourcesOf(json, "aws_security_group_rule").map(({ address, args }) => ({
        address,
        open: args.type === "ingress" && isOpen(args),
      })),
      ...resourcesOf(json, "aws_security_group", "aws_default_security_group").map(({ address, args }) => ({
        address,
        open: blocks(args.ingress).some(isOpen),
      })),
    ]
      .filter(({ open }) => open)
      .map(({ address }) => ({
        address,
        message: "the security group lets every address in",
        fix: "name the blocks, prefix lists or security groups that may connect",
      })),
};

function isOpen(rule: Arguments): boolean {
  return ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"]
    .flatMap((argument) => texts(rule[argument]))
    .some((cidr) => cidr.endsWith("/0"));
}
