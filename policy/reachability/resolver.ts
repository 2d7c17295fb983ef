import { contains } from "../../config/derive/subnets";
import type { StackJson } from "../../tools/synth/emitted";
import { blocks, type Resource, resourcesOf, texts } from "../resources";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { addressesIn, addressIn } from "./addresses";
import { routesOf, routeTableOf } from "./routes";
import { rulesOf } from "./security-groups";
import { violation, vpcBlocks } from "./stack";

/** Ports that answers come back to. */
const ANSWERS = { from: 1024, to: 65535 };
const PROTOCOLS = { udp: "17", tcp: "6" } as const;

/**
 * What the outbound resolver asks for, it reaches: from its own subnets and security group, because nodes ask the VPC's
 * resolver, and never a name server elsewhere. And a DNS firewall lets through what is forwarded.
 */
export function resolverFaults(json: StackJson): Violation[] {
  return resourcesOf(json, "aws_route53_resolver_rule").flatMap((rule) => {
    const endpoint = resourcesOf(json, "aws_route53_resolver_endpoint").find(
      ({ address }) => address === addressIn(rule.args.resolver_endpoint_id, "aws_route53_resolver_endpoint"),
    );
    const targets = blocks(rule.args.target_ip).map(({ ip, port }) => ({ ip: String(ip), port: Number(port ?? 53) }));
    return [
      ...(endpoint === undefined ? [] : targets.flatMap((target) => unreached(json, endpoint, target))),
      ...unresolved(json, rule),
    ];
  });
}

interface Target {
  readonly ip: string;
  readonly port: number;
}

function unreached(json: StackJson, endpoint: Resource, { ip, port }: Target): Violation[] {
  const cidr = `${ip}/32`;
  const rules = addressesIn(endpoint.args.security_group_ids, "aws_security_group").flatMap((group) =>
    rulesOf(json, group, "out"),
  );
  const subnets = blocks(endpoint.args.ip_address).flatMap(({ subnet_id: id }) => addressesIn(id, "aws_subnet"));
  const inside = vpcBlocks(json).some((block) => contains(block, cidr));
  const shut = (Object.keys(PROTOCOLS) as (keyof typeof PROTOCOLS)[]).filter(
    (protocol) =>
      !rules.some(
        (rule) =>
          (rule.protocol === protocol || rule.protocol === "-1") &&
          rule.from <= port &&
          port <= rule.to &&
          rule.cidr !== undefined &&
          contains(rule.cidr, cidr),
      ),
  );
  return [
    ...shut.map((protocol) =>
      violation(
        endpoint.address,
        `the outbound resolver's security group does not let it ask ${ip} on ${protocol.toUpperCase()} ${port}`,
        "let the port out",
      ),
    ),
    ...subnets
      .filter((subnet) => !inside && !hasRoute(json, subnet, cidr))
      .map((subnet) =>
        violation(
          endpoint.address,
          `no route leads from ${subnet} to the name server ${ip}: its domain would not resolve`,
          "route the server's network through a peering, transit gateway or VPN, or use name servers in the VPC",
        ),
      ),
    ...subnets.flatMap((subnet) => aclFaults(json, subnet, { ip, port })),
  ];
}

function hasRoute(json: StackJson, subnet: string, cidr: string): boolean {
  return routesOf(json, routeTableOf(json, subnet)).some(
    ({ destination }) => /^\d/.test(destination) && contains(destination, cidr),
  );
}

function aclFaults(json: StackJson, subnet: string, { ip, port }: Target): Violation[] {
  const acl = aclOf(json, subnet);
  if (acl === undefined) return [];
  const cidr = `${ip}/32`;
  return Object.entries(PROTOCOLS).flatMap(([name, protocol]) =>
    aclLets(json, acl, "egress", { from: port, to: port, protocol, cidr }) &&
    aclLets(json, acl, "ingress", { ...ANSWERS, protocol, cidr })
      ? []
      : [
          violation(
            acl,
            `does not let the outbound resolver ask ${ip} on ${name.toUpperCase()} ${port}, or the answer back`,
            "allow the port out, and answers on 1024-65535 in",
          ),
        ],
  );
}

/** Queries pass the DNS firewall before they are forwarded. */
function unresolved(json: StackJson, rule: Resource): Violation[] {
  const domain = String(rule.args.domain_name);
  if (resourcesOf(json, "aws_route53_resolver_firewall_rule_group_association").length === 0) return [];
  const allowed = resourcesOf(json, "aws_route53_resolver_firewall_rule")
    .filter(({ args }) => args.action === "ALLOW")
    .flatMap(({ args }) => addressesIn(args.firewall_domain_list_id, "aws_route53_resolver_firewall_domain_list"))
    .flatMap((list) =>
      resourcesOf(json, "aws_route53_resolver_firewall_domain_list").filter(({ address }) => address === list),
    )
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
