import { EVERYWHERE } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { EPHEMERAL, type Nodes } from "./endpoints";
import { ALLOWED_ANYWHERE } from "./requirements";
import { everywhere, lets, type Ports, rulesOf } from "./security-groups";
import { type Stack, show, violation } from "./stack";
import { wayOut } from "./ways";

/** ACLs of the subnets on the way to the internet, of the firewall and of NAT, let through what nodes' groups let out. */
export function aclsOnTheWay({ json }: Stack, nodes: Nodes): Violation[] {
  const rules = rulesOf(json, nodes.group, "out");
  const ports = ALLOWED_ANYWHERE.filter((port) => lets(rules, port, everywhere));
  return wayOut(json, nodes.subnet).flatMap((hop) => {
    const acl = "subnet" in hop ? aclOf(json, hop.subnet) : undefined;
    if (acl === undefined || !("subnet" in hop)) return [];
    const shut = ports.filter((port) => !passes(json, acl, nodes.cidr, port));
    return shut.length === 0
      ? []
      : [
          violation(
            acl,
            `stops what nodes of ${nodes.workspace} call on the internet on TCP ${show(shut)}, or the answers, in ${hop.subnet}`,
            "let the ports in from nodes and out to anywhere, and answers on 1024-65535 the other way",
          ),
        ];
  });
}

function passes(json: StackJson, acl: string, cidr: string, port: Ports): boolean {
  const [inside, outside] = [
    { protocol: "6", cidr },
    { protocol: "6", cidr: EVERYWHERE },
  ] as const;
  return (
    aclLets(json, acl, "ingress", { ...inside, ...port }) &&
    aclLets(json, acl, "egress", { ...outside, ...port }) &&
    aclLets(json, acl, "ingress", { ...outside, ...EPHEMERAL }) &&
    aclLets(json, acl, "egress", { ...inside, ...EPHEMERAL })
  );
}
