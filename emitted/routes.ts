import { named, nameIn } from "./references";
import { type Arguments, type Resource, resourcesOf, text, thingsOf } from "./resources";
import type { StackJson } from "./stacks";

/** Where a route leads. */
export type Hop = Target &
  (
    | { readonly kind: "internet" | "other" }
    /** A peering, transit gateway or virtual private gateway: the way to another network. */
    | { readonly kind: "peering" | "gateway" }
    | {
        readonly kind: "nat" | "firewall" /** Where it stands; empty where the stack does not say. */;
        readonly subnet: string;
      }
  );

interface Target {
  /** Address of what the route leads to, or its id where that stands there literally. */
  readonly address: string;
  /** Row of the table of targets: a resource type, empty for a target of no row. */
  readonly type: string;
}

export interface Route {
  readonly address: string;
  /** A block, or what names a prefix list. */
  readonly destination: string;
  readonly hop: Hop;
}

export const EVERYWHERE = "0.0.0.0/0";

/** What an argument of a route may name: how ids start, and the types that may stand for it. */
const TARGETS: readonly (readonly [argument: string, kind: Hop["kind"], id: string, types: readonly string[]])[] = [
  ["nat_gateway_id", "nat", "nat-", ["aws_nat_gateway"]],
  ["gateway_id", "internet", "igw-", ["aws_internet_gateway"]],
  ["gateway_id", "gateway", "vgw-", ["aws_vpn_gateway"]],
  ["vpc_endpoint_id", "firewall", "", ["aws_networkfirewall_firewall"]],
  ["vpc_endpoint_id", "other", "vpce-", ["aws_vpc_endpoint"]],
  [
    "vpc_peering_connection_id",
    "peering",
    "pcx-",
    ["aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"],
  ],
  ["transit_gateway_id", "gateway", "tgw-", ["aws_ec2_transit_gateway", "aws_ec2_transit_gateway_vpc_attachment"]],
  ["network_interface_id", "other", "eni-", ["aws_network_interface"]],
  ["egress_only_gateway_id", "other", "eigw-", ["aws_egress_only_internet_gateway"]],
];

/** The route table that a subnet is associated with, if it has one of its own. */
export function routeTableOf(json: StackJson, subnet: string): string | undefined {
  const association = resourcesOf(json, "aws_route_table_association").find(({ args }) =>
    named(args.subnet_id, "aws_subnet").includes(subnet),
  );
  return nameIn(association?.args.route_table_id, "aws_route_table");
}

/** Routes of a table beside that of the VPC itself and those of gateway endpoints. */
export function routesOf(json: StackJson, table: string | undefined): Route[] {
  if (table === undefined) return [];
  return resourcesOf(json, "aws_route")
    .filter(({ args }) => named(args.route_table_id, "aws_route_table").includes(table))
    .map(({ address, args }) => ({ address, destination: destinationOf(args), hop: hopOf(json, args, address) }));
}

/** Route tables that a gateway endpoint's routes are in. */
export function gatewayTablesOf(json: StackJson, { address, args }: Resource): string[] {
  const associated = resourcesOf(json, "aws_vpc_endpoint_route_table_association")
    .filter((association) => named(association.args.vpc_endpoint_id, "aws_vpc_endpoint").includes(address))
    .map((association) => association.args.route_table_id);
  return named([args.route_table_ids, ...associated], "aws_route_table");
}

function destinationOf(args: Arguments): string {
  const { destination_cidr_block: ipv4, destination_ipv6_cidr_block: ipv6, destination_prefix_list_id: list } = args;
  return text(ipv4) || text(ipv6) || text(list);
}

function hopOf(json: StackJson, args: Arguments, route: string): Hop {
  for (const [argument, kind, id, types] of TARGETS) {
    const address = targetIn(args[argument], id, types);
    if (address === undefined) continue;
    const [type = ""] = types;
    if (kind === "nat") {
      const gateway = thingsOf(json, type).find((thing) => thing.address === address);
      return { kind, type, address, subnet: nameIn(gateway?.args.subnet_id, "aws_subnet") ?? "" };
    }
    if (kind === "firewall") return { kind, type, address, subnet: nameIn(args[argument], "aws_subnet") ?? "" };
    return { kind, type, address };
  }
  return { kind: "other", type: "", address: route };
}

/** What an argument names of these types, or by an id that starts so. */
function targetIn(value: unknown, id: string, types: readonly string[]): string | undefined {
  const literal = text(value);
  if (!literal.includes("${")) return id !== "" && literal.startsWith(id) ? literal : undefined;
  return types.map((type) => nameIn(value, type)).find((address) => address !== undefined);
}
