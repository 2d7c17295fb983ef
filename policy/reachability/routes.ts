import { contains, range } from "../../config/derive/subnets";
import type { StackJson } from "../../emitted/stacks";
import { type Arguments, resourcesOf } from "../resources";
import { addressesIn, addressIn } from "./addresses";

/** Where a route leads. */
export type Hop =
  | { readonly kind: "internet" | "other"; readonly address: string }
  /** A peering, transit gateway or virtual private gateway: the way to another network. */
  | { readonly kind: "peering" | "gateway"; readonly address: string }
  | { readonly kind: "nat" | "firewall"; readonly address: string /** Where it stands. */; readonly subnet: string };

export interface Route {
  readonly address: string;
  readonly destination: string;
  readonly hop: Hop;
}

export const EVERYWHERE = "0.0.0.0/0";

/** Arguments of a route that name a target, and the type of what they name. */
const OTHER_TARGETS = ["network_interface_id", "carrier_gateway_id", "core_network_arn", "local_gateway_id"];

/** Address of the route table that a subnet uses, if it has one of its own. */
export function routeTableOf(json: StackJson, subnet: string): string | undefined {
  const association = resourcesOf(json, "aws_route_table_association").find(
    ({ args }) => addressIn(args.subnet_id, "aws_subnet") === subnet,
  );
  return addressIn(association?.args.route_table_id, "aws_route_table");
}

/** Routes of a table beside that of the VPC itself. */
export function routesOf(json: StackJson, table: string | undefined): Route[] {
  return resourcesOf(json, "aws_route")
    .filter(({ args }) => table !== undefined && addressIn(args.route_table_id, "aws_route_table") === table)
    .map(({ address, args }) => ({
      address,
      destination: String(args.destination_cidr_block ?? args.destination_prefix_list_id ?? ""),
      hop: hopOf(json, args, address),
    }));
}

function hopOf(json: StackJson, args: Arguments, route: string): Hop {
  const nat = addressIn(args.nat_gateway_id, "aws_nat_gateway");
  if (nat !== undefined) {
    const gateway = resourcesOf(json, "aws_nat_gateway").find(({ address }) => address === nat);
    return { kind: "nat", address: nat, subnet: addressIn(gateway?.args.subnet_id, "aws_subnet") ?? "" };
  }
  const internet = addressIn(args.gateway_id, "aws_internet_gateway");
  if (internet !== undefined) return { kind: "internet", address: internet };
  const firewall = addressIn(args.vpc_endpoint_id, "aws_networkfirewall_firewall");
  if (firewall !== undefined) {
    return { kind: "firewall", address: firewall, subnet: addressIn(args.vpc_endpoint_id, "aws_subnet") ?? "" };
  }
  const connection = connectionOf(args);
  if (connection !== undefined) return connection;
  const other = OTHER_TARGETS.map((name) => args[name]).find((target) => target !== undefined);
  return { kind: "other", address: typeof other === "string" ? other : route };
}

function connectionOf(args: Arguments): Hop | undefined {
  const named = (value: unknown) => {
    const types = [
      "aws_ec2_transit_gateway_vpc_attachment",
      "aws_ec2_transit_gateway",
      "aws_vpc_peering_connection_accepter",
      "aws_vpc_peering_connection",
      "aws_vpn_gateway",
    ];
    return types.map((type) => addressIn(value, type)).find((address) => address !== undefined) ?? String(value);
  };
  if (args.vpc_peering_connection_id !== undefined) {
    return { kind: "peering", address: named(args.vpc_peering_connection_id) };
  }
  const gateway = args.transit_gateway_id ?? (addressIn(args.gateway_id, "aws_vpn_gateway") && args.gateway_id);
  return gateway === undefined ? undefined : { kind: "gateway", address: named(gateway) };
}

/** Every hop from a subnet to a block, by the narrowest route that holds it; the last one says where it ends. */
export function wayTo(json: StackJson, subnet: string, cidr: string): readonly Hop[] {
  const hops: Hop[] = [];
  let at: string | undefined = subnet;
  while (at !== undefined && hops.length < 8) {
    const [best] = routesOf(json, routeTableOf(json, at))
      .filter(({ destination }) => /^\d/.test(destination) && contains(destination, cidr))
      .sort((a, b) => size(a.destination) - size(b.destination));
    if (best === undefined) break;
    hops.push(best.hop);
    at = "subnet" in best.hop ? best.hop.subnet : undefined;
  }
  return hops;
}

function size(cidr: string): number {
  const { first, last } = range(cidr);
  return last - first;
}

/** Every hop from a subnet to the internet; what came last says whether it gets there. */
export function wayOut(json: StackJson, subnet: string): readonly Hop[] {
  const hops: Hop[] = [];
  let at: string | undefined = subnet;
  while (at !== undefined && hops.length < 8) {
    const hop: Hop | undefined = routesOf(json, routeTableOf(json, at)).find(
      ({ destination }) => destination === EVERYWHERE,
    )?.hop;
    if (hop === undefined) break;
    hops.push(hop);
    at = "subnet" in hop ? hop.subnet : undefined;
  }
  return hops;
}

/** Whether the gateway endpoint's routes are in the table that a subnet uses. */
export function hasGatewayEndpoint(json: StackJson, subnet: string, endpoint: string): boolean {
  const table = routeTableOf(json, subnet);
  const inline = resourcesOf(json, "aws_vpc_endpoint").find(({ address }) => address === endpoint);
  const associated = resourcesOf(json, "aws_vpc_endpoint_route_table_association").filter(
    ({ args }) => addressIn(args.vpc_endpoint_id, "aws_vpc_endpoint") === endpoint,
  );
  return [inline?.args.route_table_ids, ...associated.map(({ args }) => args.route_table_id)]
    .flatMap((value) => addressesIn(value, "aws_route_table"))
    .some((address) => address === table);
}
