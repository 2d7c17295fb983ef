import { contains, range } from "../../config/derive/subnets";
import { resourcesOf } from "../../emitted/resources";
import { EVERYWHERE, gatewayTablesOf, type Hop, type Route, routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";

/** Every hop from a subnet to a block, by the narrowest route that holds it; the last one says where it ends. */
export function wayTo(json: StackJson, subnet: string, cidr: string): readonly Hop[] {
  return hops(
    json,
    subnet,
    (routes) =>
      routes
        .filter(({ destination }) => holds(destination, cidr))
        .sort((a, b) => size(a.destination) - size(b.destination))[0],
  );
}

/** Every hop from a subnet to the internet; what came last says whether it gets there. */
export function wayOut(json: StackJson, subnet: string): readonly Hop[] {
  return hops(json, subnet, (routes) => routes.find(({ destination }) => destination === EVERYWHERE));
}

function hops(json: StackJson, subnet: string, next: (routes: readonly Route[]) => Route | undefined): readonly Hop[] {
  const found: Hop[] = [];
  let at: string | undefined = subnet;
  while (at !== undefined && found.length < 8) {
    const hop: Hop | undefined = next(routesOf(json, routeTableOf(json, at)))?.hop;
    if (hop === undefined) break;
    found.push(hop);
    at = "subnet" in hop ? hop.subnet : undefined;
  }
  return found;
}

/** Whether a route's destination is an IPv4 block that holds another. */
export function holds(destination: string, cidr: string): boolean {
  return /^\d+\./.test(destination) && contains(destination, cidr);
}

function size(cidr: string): number {
  const { first, last } = range(cidr);
  return last - first;
}

/** Whether the gateway endpoint's routes are in the table that a subnet uses. */
export function hasGatewayEndpoint(json: StackJson, subnet: string, endpoint: string): boolean {
  const table = routeTableOf(json, subnet);
  const resource = resourcesOf(json, "aws_vpc_endpoint").find(({ address }) => address === endpoint);
  return resource !== undefined && table !== undefined && gatewayTablesOf(json, resource).includes(table);
}
