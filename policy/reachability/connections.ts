import { overlaps } from "../../config/derive/subnets";
import { addressesIn, addressIn } from "../../emitted/references";
import { resourcesOf } from "../../emitted/resources";
import { EVERYWHERE, type Hop, routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { covered, type Declared, declaredIn } from "./declared";
import { EPHEMERAL, type Nodes } from "./endpoints";
import { firewallView } from "./firewall";
import { lets, rulesOf, toBlock } from "./security-groups";
import { type Stack, show, violation, vpcBlocks } from "./stack";
import { wayOut, wayTo } from "./ways";

/** Connections lead to exactly what the contract declares, at every level of isolation. */
export function connections(stack: Stack, nodes: Nodes): Violation[] {
  const declared = declaredIn(stack.json);
  const own = declared.filter(({ workspace }) => workspace === nodes.workspace);
  return [
    ...own.flatMap((one) => missing(stack, nodes, one)),
    ...rulesTooWide(stack, nodes, own),
    ...routesTooWide(stack, nodes, declared),
    ...passesTooWide(stack, nodes, declared),
    ...entries(stack, nodes),
  ];
}

function missing(stack: Stack, nodes: Nodes, { connection, cidr, ports }: Declared): Violation[] {
  const { json, isolation } = stack;
  const hops = wayTo(json, nodes.subnet, cidr);
  const end = hops.at(-1);
  const what = `nodes of ${nodes.workspace} do not reach ${cidr} through ${connection}`;
  if (end === undefined || !["peering", "gateway"].includes(end.kind)) {
    return [violation(nodes.subnet, `${what}: no route leads there`, "route exactly this block to the connection")];
  }
  const way = hops.map(({ kind }) => kind).join(" → ");
  const wanted = isolation === "filtered-egress" && end.kind === "gateway" ? "firewall → gateway" : end.kind;
  if (way !== wanted) {
    return [violation(nodes.subnet, `${what} as they should: the way is ${way}, not ${wanted}`, "correct the routes")];
  }
  const shut = ports.filter((port) => !lets(rulesOf(json, nodes.group, "out"), port, toBlock(cidr)));
  const aclShut = ports.filter((port) => !aclsLet(json, nodes, cidr, port));
  return [
    ...(shut.length === 0
      ? []
      : [violation(nodes.group, `${what} on TCP ${show(shut)}`, "let the ports out of the nodes' security group")]),
    ...(aclShut.length === 0
      ? []
      : [
          violation(
            nodes.subnet,
            `${what} on TCP ${show(aclShut)}: an ACL is shut`,
            "let the ports out, and answers in",
          ),
        ]),
    ...(wanted === "firewall → gateway" ? inspected(stack, nodes, hops, { cidr, ports, what }) : []),
  ];
}

/** The firewall lets it through, and answers come back through the endpoint that the questions went through. */
function inspected(
  { json }: Stack,
  nodes: Nodes,
  [first, end]: readonly Hop[],
  { cidr, ports, what }: Pick<Declared, "cidr" | "ports"> & { readonly what: string },
): Violation[] {
  if (first === undefined || !("subnet" in first) || end === undefined) return [];
  const { passesTo, opaque } = firewallView(json, first.address);
  const passes = passesTo.map((pass) => ({ ...pass, connection: "", workspace: "", ports: [pass] }));
  const dropped = opaque ? [] : ports.filter((port) => !covered(passes, cidr, port));
  const tables = tablesBehind(json, end.address);
  const symmetric =
    tables.length > 0 &&
    tables.every((table) => {
      const back = routesOf(json, table).find(({ destination }) => destination === nodes.cidr)?.hop;
      return back?.kind === "firewall" && back.address === first.address && back.subnet === first.subnet;
    });
  return [
    ...(dropped.length === 0
      ? []
      : [
          violation(
            first.address,
            `${what} on TCP ${show(dropped)}: the firewall drops it`,
            "pass the block and ports",
          ),
        ]),
    ...(symmetric
      ? []
      : [
          violation(
            nodes.subnet,
            `answers from ${cidr} do not come back through the firewall endpoint that the questions went through, and are dropped`,
            `route ${nodes.cidr} to that endpoint in every route table behind ${end.address}`,
          ),
        ]),
  ];
}

/** Route tables that are asked for what comes out of a gateway: those of an attachment's subnets, or its own. */
function tablesBehind(json: StackJson, gateway: string): (string | undefined)[] {
  const attachment = resourcesOf(json, "aws_ec2_transit_gateway_vpc_attachment").find(
    ({ address }) => address === gateway,
  );
  if (attachment !== undefined) {
    return addressesIn(attachment.args.subnet_ids, "aws_subnet").map((subnet) => routeTableOf(json, subnet));
  }
  return resourcesOf(json, "aws_route_table_association")
    .filter(({ args }) => addressIn(args.gateway_id, "aws_vpn_gateway") === gateway)
    .map(({ args }) => addressIn(args.route_table_id, "aws_route_table"));
}

function aclsLet(json: StackJson, nodes: Nodes, cidr: string, port: Declared["ports"][number]): boolean {
  const acl = aclOf(json, nodes.subnet);
  const traffic = { protocol: "6", cidr } as const;
  return (
    acl === undefined ||
    (aclLets(json, acl, "egress", { ...traffic, ...port }) &&
      aclLets(json, acl, "ingress", { ...traffic, ...EPHEMERAL }))
  );
}

function rulesTooWide({ json }: Stack, nodes: Nodes, declared: readonly Declared[]): Violation[] {
  const blocks = vpcBlocks(json);
  return rulesOf(json, nodes.group, "out").flatMap((rule) => {
    const { cidr } = rule;
    // What goes to the internet or stays in the VPC is another check's business.
    if (cidr === undefined || !isElsewhere(cidr, blocks)) return [];
    if (rule.protocol === "tcp" && covered(declared, cidr, rule)) return [];
    return [
      violation(
        rule.address,
        `lets nodes of ${nodes.workspace} out to ${cidr} on ${rule.protocol} ${show([rule])}, which no connection declares`,
        "remove the rule, or declare the block and ports under network.connections",
      ),
    ];
  });
}

function isElsewhere(cidr: string, vpc: readonly string[]): boolean {
  return cidr !== EVERYWHERE && !vpc.some((block) => overlaps(block, cidr));
}

/** Routes of the nodes' subnet, and of the firewall's behind it. */
function routesTooWide({ json }: Stack, nodes: Nodes, declared: readonly Declared[]): Violation[] {
  const firewalls = wayOut(json, nodes.subnet).flatMap((hop) => (hop.kind === "firewall" ? [hop.subnet] : []));
  return [nodes.subnet, ...firewalls]
    .flatMap((subnet) => routesOf(json, routeTableOf(json, subnet)))
    .filter(({ hop }) => hop.kind === "peering" || hop.kind === "gateway" || hop.kind === "other")
    .filter(({ destination }) => !declared.some(({ cidr }) => cidr === destination))
    .map(({ address, destination }) =>
      violation(
        address,
        `leads nodes to ${destination}, which no connection declares`,
        "remove the route, or declare exactly this block under network.connections",
      ),
    );
}

function passesTooWide({ json }: Stack, nodes: Nodes, declared: readonly Declared[]): Violation[] {
  const [first] = wayOut(json, nodes.subnet);
  if (first?.kind !== "firewall") return [];
  return firewallView(json, first.address)
    .passesTo.filter((pass) => pass.protocol !== "TCP" || !covered(declared, pass.cidr, pass))
    .map((pass) =>
      violation(
        first.address,
        `the firewall passes ${pass.protocol} ${show([pass])} to ${pass.cidr}, which no connection declares`,
        "remove the rule, or declare the block and ports under network.connections",
      ),
    );
}

/** Nobody calls nodes: they are let in by each other alone. */
function entries({ json }: Stack, nodes: Nodes): Violation[] {
  return rulesOf(json, nodes.group, "in")
    .filter(({ group }) => group !== nodes.group)
    .map(({ address }) =>
      violation(address, `lets others than nodes of ${nodes.workspace} in to them`, "remove the rule: nodes only call"),
    );
}
