import { addressesIn } from "../../emitted/references";
import { type Resource, resourcesOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import { aclLets, aclOf } from "./acls";
import { lets, type Ports, rulesOf, toBlock } from "./security-groups";

/** A subnet with its block, and the security group of the nodes in it. */
export interface Nodes {
  readonly subnet: string;
  readonly cidr: string;
  readonly group: string;
  /** Key of the workspace. */
  readonly workspace: string;
}

export function cidrOf(json: StackJson, subnet: string): string {
  const found = resourcesOf(json, "aws_subnet").find(({ address }) => address === subnet);
  return String(found?.args.cidr_block ?? "");
}

/** Interface endpoint of an AWS service under the service's own name. */
export function interfaceEndpoint(json: StackJson, region: string, service: string): Resource | undefined {
  return resourcesOf(json, "aws_vpc_endpoint").find(
    ({ args }) => args.service_name === `com.amazonaws.${region}.${service}` && args.private_dns_enabled === true,
  );
}

/** Ports on which nodes cannot reach an interface endpoint: what of the groups or ACLs on the way is shut. */
export const shutTowards = (json: StackJson, nodes: Nodes, endpoint: Resource, ports: readonly Ports[]): Ports[] =>
  shutInVpc(
    json,
    nodes,
    {
      groups: addressesIn(endpoint.args.security_group_ids, "aws_security_group"),
      subnets: addressesIn(endpoint.args.subnet_ids, "aws_subnet"),
    },
    ports,
  );

/** Something in the VPC that nodes call: addresses of its security groups and of the subnets that it stands in. */
export interface Callee {
  readonly groups: readonly string[];
  readonly subnets: readonly string[];
}

/** Ports on which nodes cannot reach something in the VPC. */
export function shutInVpc(
  json: StackJson,
  nodes: Nodes,
  { groups, subnets }: Callee,
  ports: readonly Ports[],
): Ports[] {
  if (subnets.length === 0) return [...ports];
  const out = rulesOf(json, nodes.group, "out");
  return ports.filter((port) => {
    const leaves = subnets.every((subnet) =>
      lets(
        out,
        port,
        (rule) => toBlock(cidrOf(json, subnet))(rule) || (rule.group !== undefined && groups.includes(rule.group)),
      ),
    );
    const enters = groups.some((group) =>
      lets(rulesOf(json, group, "in"), port, (rule) => rule.group === nodes.group || toBlock(nodes.cidr)(rule)),
    );
    return !leaves || !enters || !subnets.every((subnet) => aclsLet(json, nodes, subnet, port));
  });
}

/** Ports that answers come back to. */
export const EPHEMERAL: Ports = { from: 1024, to: 65535 };

function aclsLet(json: StackJson, nodes: Nodes, endpointSubnet: string, port: Ports): boolean {
  const there = { protocol: "6", cidr: cidrOf(json, endpointSubnet) } as const;
  const here = { protocol: "6", cidr: nodes.cidr } as const;
  const ways = [
    { subnet: nodes.subnet, out: { ...port, ...there }, in: { ...EPHEMERAL, ...there } },
    { subnet: endpointSubnet, out: { ...EPHEMERAL, ...here }, in: { ...port, ...here } },
  ];
  return ways.every((way) => {
    const acl = aclOf(json, way.subnet);
    return acl === undefined || (aclLets(json, acl, "egress", way.out) && aclLets(json, acl, "ingress", way.in));
  });
}
