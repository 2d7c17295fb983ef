import { contains, overlaps } from "../../config/derive/subnets";
import { EVERYWHERE } from "../../emitted/routes";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { isForServer } from "./dhcp-servers";
import type { Nodes } from "./endpoints";
import { ALLOWED_ANYWHERE, ALLOWED_IN_VPC } from "./requirements";
import { rulesOf } from "./security-groups";
import { PRIVATE, type Stack, show, violation, vpcBlocks } from "./stack";

/** Nodes may call the ports that Databricks needs, and nothing else, on the internet and in the VPC. */
export function tooOpen(stack: Stack, nodes: Nodes): Violation[] {
  const { json, isolation } = stack;
  const blocks = vpcBlocks(json);
  return rulesOf(json, nodes.group, "out").flatMap((rule) => {
    if (rule.group === nodes.group || rule.cidr === undefined || isForServer(json, rule)) return [];
    const { cidr } = rule;
    const anywhere = !PRIVATE.some((block) => contains(block, cidr)) && !blocks.some((block) => contains(block, cidr));
    if (anywhere && isolation === "isolated") {
      return [
        violation(rule.address, `lets nodes of an isolated network out to ${cidr}`, "let them out to the VPC alone"),
      ];
    }
    const allowed = anywhere ? ALLOWED_ANYWHERE : ALLOWED_IN_VPC;
    // Blocks of connected networks are compared with what is declared.
    if (!anywhere && !blocks.some((block) => overlaps(block, cidr))) return [];
    const needed = rule.protocol === "tcp" && allowed.some(({ from, to }) => from <= rule.from && rule.to <= to);
    if (needed) return [];
    return [
      violation(
        rule.address,
        `lets nodes out to ${cidr} on ${rule.protocol} ${show([rule])}, which Databricks does not need`,
        "remove the rule, or narrow it to a connected network",
      ),
    ];
  });
}

/** Databricks refuses a network whose ACLs could stop its traffic (H22). Source: settled there by subnets' ACLs. */
export function aclOfNodes({ json }: Stack, nodes: Nodes): Violation[] {
  const acl = aclOf(json, nodes.subnet);
  if (acl === undefined) return [];
  const everything = { from: 0, to: 65535, protocol: "-1", cidr: EVERYWHERE } as const;
  const shut = [
    ...(aclLets(json, acl, "ingress", everything) ? [] : ["everything in from 0.0.0.0/0"]),
    ...vpcBlocks(json)
      .filter((cidr) => !aclLets(json, acl, "egress", { ...everything, cidr }))
      .map((cidr) => `everything out to ${cidr}`),
    ...ALLOWED_ANYWHERE.filter(
      (port) => !aclLets(json, acl, "egress", { ...port, protocol: "6", cidr: EVERYWHERE }),
    ).map((port) => `TCP ${show([port])} out to 0.0.0.0/0`),
  ];
  return shut.length === 0
    ? []
    : [
        violation(
          acl,
          `Databricks refuses this ACL of ${nodes.subnet}: before anything is denied it has to allow ${shut.join("; ")}`,
          "give these rules the lowest numbers, and filter with security groups or a firewall",
        ),
      ];
}
