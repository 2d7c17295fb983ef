import { resourcesOf } from "../../emitted/resources";
import type { Violation } from "../rule";
import { leadsToDataService } from "./data-services";
import type { Nodes } from "./endpoints";
import { S3_PORT } from "./requirements";
import { type GroupRule, lets, rulesOf } from "./security-groups";
import { type Stack, show, violation } from "./stack";

const ALL_PORTS = { from: 0, to: 65535 };

/**
 * Nodes of a workspace do everything among themselves: Databricks asks for all TCP and UDP, both ways. Source:
 * Databricks, "Configure a customer-managed VPC".
 */
export function amongNodes({ json }: Stack, nodes: Nodes): Violation[] {
  const ways = { in: "in from", out: "out to" } as const;
  return (["in", "out"] as const).flatMap((way) =>
    (["tcp", "udp"] as const)
      .filter((protocol) => {
        // Rules are asked as if they were about TCP.
        const rules = rulesOf(json, nodes.group, way).flatMap((rule) =>
          rule.protocol === protocol ? [{ ...rule, protocol: "tcp" }] : rule.protocol === "-1" ? [rule] : [],
        );
        return !lets(rules, ALL_PORTS, ({ group }) => group === nodes.group);
      })
      .map((protocol) =>
        violation(
          nodes.group,
          `nodes of ${nodes.workspace} are not let ${ways[way]} each other on all ${protocol.toUpperCase()} ports`,
          "let the group do everything with itself",
        ),
      ),
  );
}

/** Outbound rules whose other side is no IPv4 block: groups that no data service has, prefix lists, IPv6. */
export function unknownSides({ json }: Stack, nodes: Nodes): Violation[] {
  const gateways = resourcesOf(json, "aws_vpc_endpoint")
    .filter(({ args }) => args.vpc_endpoint_type === "Gateway")
    .map(({ address }) => address);
  const isKnown = (rule: GroupRule) =>
    rule.cidr !== undefined ||
    rule.group === nodes.group ||
    leadsToDataService(json, nodes, rule) ||
    (gateways.includes(rule.prefixListOf ?? "") &&
      rule.protocol === "tcp" &&
      rule.from === S3_PORT.from &&
      rule.to === S3_PORT.to);
  return rulesOf(json, nodes.group, "out")
    .filter((rule) => !isKnown(rule))
    .map((rule) =>
      violation(
        rule.address,
        `lets nodes out on ${rule.protocol} ${show([rule])} to what is neither an IPv4 block nor a gateway endpoint's prefix list on TCP 443`,
        "name IPv4 blocks, which are held against what is declared",
      ),
    );
}
