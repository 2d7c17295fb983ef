import { at, isUnknown } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import { textOf } from "../../values";

/** A VPN ends at one gateway; routes are written out only for static ones, and only at a gateway of a VPC. */
export const vpnGateway: Rule = {
  id: "vpn-gateway",
  source: "EC2 API, CreateVpnConnection and CreateVpnConnectionRoute; Site-to-Site VPN user guide, Routing options",
  types: ["aws_vpn_connection", "aws_vpn_connection_route"],
  operations: ["create"],
  refuses(request) {
    return request.type === "aws_vpn_connection" ? end(request) : route(request);
  },
};

function end({ planned }: RuleRequest) {
  const ends = ["vpn_gateway_id", "transit_gateway_id"].filter((name) => {
    const value = at(planned, name);
    return isUnknown(value) || textOf(value) !== undefined;
  });
  if (ends.length === 1) return undefined;
  return {
    summary: ends.length === 0 ? "MissingParameter" : "InvalidParameterCombination",
    detail: `The VPN connection has ${ends.length} gateways on AWS' side, and needs one`,
    fix: "set vpn_gateway_id or transit_gateway_id",
    path: [{ attribute: "vpn_gateway_id" }],
  };
}

function route({ planned, store }: RuleRequest) {
  const connection = store.find("aws_vpn_connection", "id", at(planned, "vpn_connection_id"));
  if (!connection) return undefined;
  const atTransit = textOf(at(connection.attributes, "transit_gateway_id")) !== undefined;
  if (!atTransit && at(connection.attributes, "static_routes_only") === true) return undefined;
  return {
    summary: "InvalidParameterCombination",
    detail: `${describe(connection)} ${atTransit ? "ends at a transit gateway, which has its own routes" : "exchanges its routes by BGP"}`,
    fix: atTransit ? "add the route to the transit gateway's route table" : "remove the route, or use static routes",
    path: [{ attribute: "vpn_connection_id" }],
  };
}
