import { named } from "../../../emitted/references";
import { type Thing, text, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";
import type { Item } from "../model";
import { titleOf } from "./titles";

/** What stands at the edge of a VPC: type, name in the drawing, and where its arguments name the VPC. */
const EDGE_TYPES: readonly (readonly [type: string, title: string, vpcArgument: string])[] = [
  ["aws_internet_gateway", "Internet gateway", "vpc_id"],
  ["aws_vpc_peering_connection", "VPC peering", "vpc_id"],
  ["aws_vpc_peering_connection_accepter", "VPC peering, accepted", "vpc_id"],
  ["aws_ec2_transit_gateway_vpc_attachment", "Transit gateway", "vpc_id"],
  ["aws_vpn_gateway", "VPN gateway", "vpc_id"],
  ["aws_vpn_connection", "VPN connection", ""],
  ["aws_dx_gateway_association", "Direct Connect", ""],
  ["aws_lb", "Load balancer", ""],
  ["aws_vpc_endpoint_service", "Endpoint service", ""],
];

/** Types that the drawing shows along the edge of a VPC. */
export const CONNECTION_TYPES: readonly string[] = EDGE_TYPES.map(([type]) => type);

/** Gateways and connections of a VPC; those that name none belong to the first. */
export function edgeOf(json: StackJson, vpc: string, isFirst: boolean): Item[] {
  return EDGE_TYPES.flatMap(([type, title, vpcArgument]) =>
    thingsOf(json, type)
      // An accepter is the other half of a peering that is drawn already.
      .filter(({ args }) => !/^\$\{aws_vpc_peering_connection\./.test(text(args.vpc_peering_connection_id)))
      .filter(({ args }) => {
        const [owner] = vpcArgument === "" ? [] : named(args[vpcArgument], "aws_vpc");
        return owner === undefined ? isFirst : owner === vpc;
      })
      .map((thing) => ({
        id: thing.address,
        lines: type === "aws_internet_gateway" ? [title] : [title, detailOf(thing)],
        existing: !thing.made,
      })),
  );
}

/** What the other side is, where the JSON says so, else the name. */
function detailOf(thing: Thing): string {
  const { args } = thing;
  const other = [args.peer_vpc_id, args.transit_gateway_id, args.dx_gateway_id].map(text);
  return other.find((value) => value !== "" && !value.includes("${")) ?? titleOf(thing);
}
