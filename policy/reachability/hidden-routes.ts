import { addressIn } from "../../emitted/references";
import { blocks, resourcesOf, texts } from "../../emitted/resources";
import { routeTableOf } from "../../emitted/routes";
import type { Violation } from "../rule";
import type { Nodes } from "./endpoints";
import { type Stack, violation } from "./stack";
import { wayOut } from "./ways";

/**
 * Routes that nobody can hold against what is declared: those that a gateway brings in, and those written inside of a
 * route table, which Terraform takes for all of them. In the tables of nodes and of the firewall behind them.
 */
export function hiddenRoutes({ json }: Stack, nodes: Nodes): Violation[] {
  const firewalls = wayOut(json, nodes.subnet).flatMap((hop) => (hop.kind === "firewall" ? [hop.subnet] : []));
  const tables = [nodes.subnet, ...firewalls].map((subnet) => routeTableOf(json, subnet));
  const propagations = resourcesOf(json, "aws_vpn_gateway_route_propagation").filter(({ args }) =>
    tables.includes(addressIn(args.route_table_id, "aws_route_table")),
  );
  const own = resourcesOf(json, "aws_route_table").filter(({ address }) => tables.includes(address));
  const fix = "write out the blocks of connected networks, each as a route of its own";
  return [
    ...propagations.map(({ address }) =>
      violation(address, "brings routes to nodes that the other side decides about", fix),
    ),
    ...own
      .filter(({ args }) => texts(args.propagating_vgws).length > 0)
      .map(({ address }) => violation(address, "gives nodes the routes that a gateway brings in", fix)),
    ...own
      .filter(({ args }) => blocks(args.route).length > 0)
      .map(({ address }) => violation(address, "has routes written inside of it, which are not judged", fix)),
  ];
}
