import { named, nameIn } from "../../../emitted/references";
import { text, thingsOf } from "../../../emitted/resources";
import { gatewayTablesOf, type Route, routesOf } from "../../../emitted/routes";
import type { StackJson } from "../../../emitted/stacks";
import type { RouteLine } from "../model";
import { serviceTitle } from "./services";
import { titleOf } from "./titles";

/** Targets of routes that have a name in the drawing. */
const TITLES: Readonly<Record<string, string>> = {
  aws_nat_gateway: "NAT gateway",
  aws_internet_gateway: "internet gateway",
  aws_vpn_gateway: "VPN gateway",
  aws_vpc_peering_connection: "VPC peering",
  aws_ec2_transit_gateway: "transit gateway",
  aws_network_interface: "network interface",
  aws_egress_only_internet_gateway: "egress-only gateway",
};

/** Everything in a route table beside the VPC's own blocks, gateway endpoints included. */
export function routeLines(json: StackJson, table: string | undefined): RouteLine[] {
  if (table === undefined) return [];
  const blocks = thingsOf(json, "aws_subnet").map(({ args }) => text(args.cidr_block));
  const routes = routesOf(json, table)
    .map((route) => {
      const destination = isBlock(route.destination) ? route.destination : "prefix list";
      return { destination, ...targetOf(json, route), ...(blocks.includes(destination) ? { back: true } : {}) };
    })
    .sort((a, b) => (a.destination < b.destination ? -1 : 1));
  const gateways = thingsOf(json, "aws_vpc_endpoint")
    .filter(({ args }) => args.vpc_endpoint_type === "Gateway")
    .filter((endpoint) => gatewayTablesOf(json, endpoint).includes(table))
    .map(({ address, args }) => ({
      destination: serviceTitle(text(args.service_name)),
      target: address,
      text: "gateway endpoint",
    }));
  return [...routes, ...gateways];
}

const isBlock = (destination: string): boolean => /^[\da-f:.]+\/\d+$/.test(destination);

function targetOf(json: StackJson, { address, hop }: Route): Pick<RouteLine, "target" | "text"> {
  if (hop.kind === "firewall") {
    return { target: `${hop.address}/${hop.subnet}`, text: `firewall ${zoneOf(json, hop.subnet)}`.trim() };
  }
  const title = TITLES[hop.type];
  if (title !== undefined) {
    const drawn = drawnFor(json, hop.address);
    return { target: drawn, text: `${title} ${suffix(json, drawn.split(".")[0] ?? hop.type, drawn)}`.trim() };
  }
  return hop.type === "aws_vpc_endpoint"
    ? { target: hop.address, text: "endpoint" }
    : { target: address, text: "another target" };
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
