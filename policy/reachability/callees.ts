import { contains } from "../../config/derive/subnets";
import { routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { rulesOf } from "./security-groups";
import { violation, vpcBlocks } from "./stack";
import { holds } from "./ways";

/** Something in the VPC that calls others by their addresses: a resolver, a load balancer. */
export interface Caller {
  /** Address in Terraform, and how messages call it. */
  readonly address: string;
  readonly name: string;
  /** Where it stands. */
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

/** What it calls. */
export interface Callee {
  /** How messages call it. */
  readonly name: string;
  readonly ip: string;
  readonly port: number;
  readonly protocols: readonly ("tcp" | "udp")[];
}

const NUMBERS = { tcp: "6", udp: "17" } as const;
/** Ports that answers come back to. */
const ANSWERS = { from: 1024, to: 65535 };

/** What of the caller's security groups, routes and ACLs is in the way. */
export function shutBetween(json: StackJson, caller: Caller, callee: Callee): Violation[] {
  return callee.protocols
    .flatMap((protocol) => [
      ...groupFaults(json, caller, callee, protocol),
      ...caller.subnets.flatMap((subnet) => aclFaults(json, subnet, caller, callee, protocol)),
    ])
    .concat(routeFaults(json, caller, callee));
}

function groupFaults(json: StackJson, caller: Caller, { ip, port }: Callee, protocol: "tcp" | "udp"): Violation[] {
  const lets = caller.groups
    .flatMap((group) => rulesOf(json, group, "out"))
    .some(
      (rule) =>
        (rule.protocol === protocol || rule.protocol === "-1") &&
        rule.from <= port &&
        port <= rule.to &&
        rule.cidr !== undefined &&
        contains(rule.cidr, `${ip}/32`),
    );
  return lets
    ? []
    : [
        violation(
          caller.address,
          `the security group of ${caller.name} does not let it call ${ip} on ${protocol.toUpperCase()} ${port}`,
          "let the port out",
        ),
      ];
}

function routeFaults(json: StackJson, caller: Caller, { ip, name }: Callee): Violation[] {
  const cidr = `${ip}/32`;
  if (vpcBlocks(json).some((block) => contains(block, cidr))) return [];
  return caller.subnets
    .filter((subnet) => !routesOf(json, routeTableOf(json, subnet)).some(({ destination }) => holds(destination, cidr)))
    .map((subnet) =>
      violation(
        caller.address,
        `no route leads from ${subnet}, where ${caller.name} stands, to ${name} ${ip}`,
        "connect the network that it is in, with a route from the endpoints' subnets, or use one in the VPC",
      ),
    );
}

function aclFaults(
  json: StackJson,
  subnet: string,
  caller: Caller,
  { ip, port }: Callee,
  protocol: "tcp" | "udp",
): Violation[] {
  const acl = aclOf(json, subnet);
  const traffic = { protocol: NUMBERS[protocol], cidr: `${ip}/32` };
  if (
    acl === undefined ||
    (aclLets(json, acl, "egress", { ...traffic, from: port, to: port }) &&
      aclLets(json, acl, "ingress", { ...traffic, ...ANSWERS }))
  ) {
    return [];
  }
  return [
    violation(
      acl,
      `does not let ${caller.name} call ${ip} on ${protocol.toUpperCase()} ${port}, or the answer back`,
      "allow the port out, and answers on 1024-65535 in",
    ),
  ];
}
