import { addressesIn, addressIn } from "../../emitted/references";
import { blocks, type Resource, resourcesOf, texts } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { shutBetween } from "./callees";
import { violation } from "./stack";

/**
 * What the outbound resolver asks for, it reaches: from its own subnets and security group, because nodes ask the VPC's
 * resolver, and never a name server elsewhere. And a DNS firewall lets through what is forwarded.
 */
export function resolverFaults(json: StackJson): Violation[] {
  return resourcesOf(json, "aws_route53_resolver_rule").flatMap((rule) => {
    const address = addressIn(rule.args.resolver_endpoint_id, "aws_route53_resolver_endpoint");
    const endpoint = resourcesOf(json, "aws_route53_resolver_endpoint").find((other) => other.address === address);
    return [...(endpoint === undefined ? [] : unreached(json, endpoint, rule)), ...unresolved(json, rule)];
  });
}

function unreached(json: StackJson, endpoint: Resource, rule: Resource): Violation[] {
  const caller = {
    address: endpoint.address,
    name: "the outbound resolver",
    subnets: blocks(endpoint.args.ip_address).flatMap(({ subnet_id: id }) => addressesIn(id, "aws_subnet")),
    groups: addressesIn(endpoint.args.security_group_ids, "aws_security_group"),
  };
  return blocks(rule.args.target_ip).flatMap(({ ip, port }) =>
    shutBetween(json, caller, {
      name: "the name server",
      ip: String(ip),
      port: Number(port ?? 53),
      protocols: ["udp", "tcp"],
    }),
  );
}

/** Queries pass the DNS firewall before they are forwarded. Source: Route 53 developer guide, "How DNS Firewall works". */
function unresolved(json: StackJson, rule: Resource): Violation[] {
  const domain = String(rule.args.domain_name);
  if (resourcesOf(json, "aws_route53_resolver_firewall_rule_group_association").length === 0) return [];
  const lists = resourcesOf(json, "aws_route53_resolver_firewall_domain_list");
  const allowed = resourcesOf(json, "aws_route53_resolver_firewall_rule")
    .filter(({ args }) => args.action === "ALLOW")
    .flatMap(({ args }) => addressesIn(args.firewall_domain_list_id, "aws_route53_resolver_firewall_domain_list"))
    .flatMap((list) => lists.filter(({ address }) => address === list))
    .flatMap(({ args }) => texts(args.domains).map((name) => name.replace(/\.$/, "")));
  const whole = allowed.some((name) => name.startsWith("*.") && `.${domain}`.endsWith(name.slice(1)));
  return whole
    ? []
    : [
        violation(
          rule.address,
          `${domain} is forwarded, and the DNS firewall does not let its names through`,
          `put ${domain} and *.${domain} on the firewall's allow list`,
        ),
      ];
}
