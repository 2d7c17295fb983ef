import type { StackJson } from "../../../emitted/stacks";
import type { RouteLine } from "../model";
import { serviceTitle } from "./services";
import { named, nameIn, type Thing, text, thingsOf, titleOf } from "./things";

/** Arguments of a route that name its target, and the type of what they name. */
const TARGETS: readonly (readonly [argument: string, types: readonly string[], title: string])[] = [
  ["nat_gateway_id", ["aws_nat_gateway"], "NAT gateway"],
  ["gateway_id", ["aws_internet_gateway"], "internet gateway"],
  ["gateway_id", ["aws_vpn_gateway"], "VPN gateway"],
  ["vpc_peering_connection_id", ["aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"], "VPC peering"],
  ["transit_gateway_id", ["aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_transit_gateway"], "transit gateway"],
  ["network_interface_id", ["aws_network_interface"], "network interface"],
  ["egress_only_gateway_id", ["aws_egress_only_internet_gateway"], "egress-only gateway"],
];

/** The route table that a subnet is associated with. */
export function routeTableOf(json: StackJson, subnet: string): string | undefined {
  const association = thingsOf(json, "aws_route_table_association").find(({ args }) =>
    named(args.subnet_id, "aws_subnet").includes(subnet),
  );
  return nameIn(association?.args.route_table_id, "aws_route_table");
}

/** Everything in a route table beside the VPC's own blocks, gateway endpoints included. */
export function routesOf(json: StackJson, table: string | undefined): RouteLine[] {
  if (table === undefined) return [];
  const blocks = thingsOf(json, "aws_subnet").map(({ args }) => text(args.cidr_block));
  const routes = thingsOf(json, "aws_route")
    .filter(({ args }) => named(args.route_table_id, "aws_route_table").includes(table))
    .map((route) => {
      const destination = destinationOf(route);
      return { destination, ...targetOf(json, route), ...(blocks.includes(destination) ? { back: true } : {}) };
    })
    .sort((a, b) => (a.destination < b.destination ? -1 : 1));
  const gateways = thingsOf(json, "aws_vpc_endpoint")
    .filter(({ args }) => args.vpc_endpoint_type === "Gateway")
    .filter((endpoint) => tablesOf(json, endpoint).includes(table))
    .map(({ address, args }) => ({
      destination: serviceTitle(text(args.service_name)),
      target: address,
      text: "gateway endpoint",
    }));
  return [...routes, ...gateways];
}

/** Route tables that a gateway endpoint's routes are in. */
export function tablesOf(json: StackJson, { address, args }: Thing): string[] {
  const associated = thingsOf(json, "aws_vpc_endpoint_route_table_association")
    .filter((association) => named(association.args.vpc_endpoint_id, "aws_vpc_endpoint").includes(address))
    .flatMap((association) => named(association.args.route_table_id, "aws_route_table"));
  return [...named(args.route_table_ids, "aws_route_table"), ...associated];
}

const destinationOf = ({ args }: Thing): string =>
  text(args.destination_cidr_block) || text(args.destination_ipv6_cidr_block) || "prefix list";

function targetOf(json: StackJson, { address, args }: Thing): Pick<RouteLine, "target" | "text"> {
  const firewall = nameIn(args.vpc_endpoint_id, "aws_networkfirewall_firewall");
  if (firewall !== undefined) {
    const subnet = nameIn(args.vpc_endpoint_id, "aws_subnet") ?? "";
    return { target: `${firewall}/${subnet}`, text: `firewall ${zoneOf(json, subnet)}`.trim() };
  }
  for (const [argument, types, title] of TARGETS) {
    if (!text(args[argument])) continue;
    for (const type of types) {
      const target = nameIn(args[argument], type);
      if (target !== undefined) {
        const drawn = drawnFor(json, target);
        return { target: drawn, text: `${title} ${suffix(json, drawn.split(".")[0] ?? type, drawn)}`.trim() };
      }
    }
  }
  const endpoint = nameIn(args.vpc_endpoint_id, "aws_vpc_endpoint");
  return { target: endpoint ?? address, text: endpoint === undefined ? "another target" : "endpoint" };
}

/** What is drawn for a target: for a transit gateway the attachment to it, for an accepter the peering. */
function drawnFor(json: StackJson, target: string): string {
  const accepter = thingsOf(json, "aws_vpc_peering_connection_accepter").find(({ address }) => address === target);
  const peering = nameIn(accepter?.args.vpc_peering_connection_id, "aws_vpc_peering_connection");
  const attachment = thingsOf(json, "aws_ec2_transit_gateway_vpc_attachment").find(({ args }) =>
    named(args.transit_gateway_id, "aws_ec2_transit_gateway").includes(target),
  );
  return peering ?? attachment?.address ?? target;
}

/** What tells targets of a kind apart: the zone of a NAT gateway, the name of a connection. */
function suffix(json: StackJson, type: string, target: string): string {
  const thing = thingsOf(json, type).find(({ address }) => address === target);
  if (type === "aws_internet_gateway") return "";
  if (thing === undefined) return target;
  if (type === "aws_nat_gateway") return zoneOf(json, nameIn(thing.args.subnet_id, "aws_subnet") ?? "");
  return titleOf(thing);
}

/** Zone of a subnet that the stack makes. */
export function zoneOf(json: StackJson, subnet: string): string {
  const found = thingsOf(json, "aws_subnet").find(({ address }) => address === subnet);
  return text(found?.args.availability_zone_id) || text(found?.args.availability_zone);
}
