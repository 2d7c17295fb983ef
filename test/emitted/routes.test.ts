import { describe, expect, it } from "vitest";
import { gatewayTablesOf, routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";

const TABLE = "${aws_route_table.t.id}";

/** Where a route with these arguments leads. */
function hop(args: Readonly<Record<string, unknown>>, more: StackJson["resource"] = {}) {
  const route = { route_table_id: TABLE, destination_cidr_block: "0.0.0.0/0", ...args };
  return routesOf({ resource: { aws_route: { r: route }, ...more } }, "aws_route_table.t")[0]?.hop;
}

describe("routesOf", () => {
  it.each([
    ["gateway_id", "${aws_internet_gateway.g.id}", "internet", "aws_internet_gateway.g"],
    ["gateway_id", "${aws_vpn_gateway.g.id}", "gateway", "aws_vpn_gateway.g"],
    ["transit_gateway_id", "${aws_ec2_transit_gateway_vpc_attachment.a.transit_gateway_id}", "gateway"],
    ["transit_gateway_id", "${data.aws_ec2_transit_gateway.g.id}", "gateway", "data.aws_ec2_transit_gateway.g"],
    ["vpc_peering_connection_id", "${aws_vpc_peering_connection_accepter.p.id}", "peering"],
    ["network_interface_id", "${aws_network_interface.i.id}", "other", "aws_network_interface.i"],
    ["vpc_endpoint_id", "${aws_vpc_endpoint.e.id}", "other", "aws_vpc_endpoint.e"],
    ["local_gateway_id", "lgw-1", "other", "aws_route.r"],
  ])("knows where %s %s leads", (argument, value, kind, address = /\{([\w.]+)\.\w+\}/.exec(value)?.[1]) => {
    expect(hop({ [argument]: value })).toMatchObject({ kind, address });
  });

  it.each([
    ["gateway_id", "igw-1", "internet"],
    ["gateway_id", "vgw-1", "gateway"],
    ["transit_gateway_id", "tgw-1", "gateway"],
    ["vpc_peering_connection_id", "pcx-1", "peering"],
  ])("knows %s by the id %s", (argument, id, kind) => {
    expect(hop({ [argument]: id })).toMatchObject({ kind, address: id });
  });

  it("says where NAT gateways and firewalls stand", () => {
    const nat = { aws_nat_gateway: { n: { subnet_id: "${aws_subnet.s.id}" } } };
    expect(hop({ nat_gateway_id: "${aws_nat_gateway.n.id}" }, nat)).toMatchObject({
      kind: "nat",
      subnet: "aws_subnet.s",
    });
    const endpoint = "${one([for s in aws_networkfirewall_firewall.f.status : s.id if s.subnet == aws_subnet.s.id])}";
    expect(hop({ vpc_endpoint_id: endpoint })).toMatchObject({
      kind: "firewall",
      address: "aws_networkfirewall_firewall.f",
      subnet: "aws_subnet.s",
    });
  });

  it("reads every kind of destination, of one table alone", () => {
    const aws_route = {
      a: { route_table_id: TABLE, destination_cidr_block: "10.0.0.0/8" },
      b: { route_table_id: TABLE, destination_ipv6_cidr_block: "::/0" },
      c: { route_table_id: TABLE, destination_prefix_list_id: "pl-1" },
      d: { route_table_id: "${aws_route_table.other.id}", destination_cidr_block: "10.0.0.0/8" },
    };
    const destinations = routesOf({ resource: { aws_route } }, "aws_route_table.t").map((route) => route.destination);
    expect(destinations).toEqual(["10.0.0.0/8", "::/0", "pl-1"]);
    expect(routesOf({ resource: { aws_route } }, undefined)).toEqual([]);
  });
});

describe("tables", () => {
  it("are those of a subnet's association, and those that an endpoint has inline or by associations", () => {
    const endpoint = { route_table_ids: [TABLE] };
    const json: StackJson = {
      resource: {
        aws_route_table_association: { a: { subnet_id: "${aws_subnet.s.id}", route_table_id: TABLE } },
        aws_vpc_endpoint: { e: endpoint },
        aws_vpc_endpoint_route_table_association: {
          x: { vpc_endpoint_id: "${aws_vpc_endpoint.e.id}", route_table_id: "${aws_route_table.u.id}" },
          y: { vpc_endpoint_id: "${aws_vpc_endpoint.other.id}", route_table_id: "${aws_route_table.v.id}" },
        },
      },
    };
    expect(routeTableOf(json, "aws_subnet.s")).toBe("aws_route_table.t");
    expect(routeTableOf(json, "aws_subnet.other")).toBeUndefined();
    const tables = gatewayTablesOf(json, { type: "aws_vpc_endpoint", address: "aws_vpc_endpoint.e", args: endpoint });
    expect(tables).toEqual(["aws_route_table.t", "aws_route_table.u"]);
  });
});
