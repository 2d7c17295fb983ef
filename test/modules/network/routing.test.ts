import { describe, expect, it } from "vitest";
import { Routing, type RoutingProps } from "../../../modules/network/routing";
import { resource, synthModule } from "../../support/synth";

const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3"];
const routing = (nat: RoutingProps["nat"], publicCidrs?: Record<string, string>) =>
  synthModule((stack) => {
    const cidrs = Object.fromEntries(ZONES.map((zone, index) => [zone, `10.0.${index}.0/24`]));
    new Routing(stack, "routing", {
      preventDestroy: true,
      vpcId: "vpc-1",
      name: "acme",
      zones: ZONES,
      nat,
      publicCidrs: publicCidrs ?? cidrs,
    });
  });
const count = (json: ReturnType<typeof routing>, type: string) => Object.keys(json.resource?.[type] ?? {}).length;
const gatewayOf = (json: ReturnType<typeof routing>, zone: string) =>
  resource(json, `aws_route.routing_private-${zone}_default`);

describe("routing", () => {
  it("single: one gateway in the first zone, which every zone's private subnets leave through", () => {
    const json = routing("single");
    expect(Object.keys(json.resource?.aws_nat_gateway ?? {})).toEqual(["routing_nat_euw1-az1"]);
    for (const zone of ZONES) {
      expect(gatewayOf(json, zone)).toEqual({
        route_table_id: `\${aws_route_table.routing_private-${zone}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: "${aws_nat_gateway.routing_nat_euw1-az1.id}",
      });
    }
    expect(count(json, "aws_eip")).toBe(1);
    expect(count(json, "aws_subnet")).toBe(1);
  });

  it("per-az: a gateway with an address of its own in every zone, which only its zone leaves through", () => {
    const json = routing("per-az");
    for (const zone of ZONES) {
      expect(gatewayOf(json, zone).nat_gateway_id).toBe(`\${aws_nat_gateway.routing_nat_${zone}.id}`);
      expect(resource(json, `aws_nat_gateway.routing_nat_${zone}`)).toMatchObject({
        allocation_id: `\${aws_eip.routing_nat_address-${zone}.id}`,
        subnet_id: `\${aws_subnet.routing_nat_subnet_${zone}.id}`,
        depends_on: ["aws_internet_gateway.routing_nat_internet-gateway"],
      });
    }
  });

  it("none: no gateway, no address, no public subnet, and no default route", () => {
    const json = routing("none", {});
    for (const type of ["aws_nat_gateway", "aws_internet_gateway", "aws_eip", "aws_subnet", "aws_route"]) {
      expect(count(json, type), type).toBe(0);
    }
    expect(count(json, "aws_route_table")).toBe(ZONES.length + 1);
  });

  it.each<RoutingProps["nat"]>(["single", "per-az", "none"])("%s: endpoints have no way out of the VPC", (nat) => {
    const targets = Object.values(routing(nat).resource?.aws_route ?? {}).map((route) => route.route_table_id);
    expect(targets).not.toContain("${aws_route_table.routing_endpoints.id}");
  });

  it("leads public subnets to the internet gateway, and gives out no addresses there", () => {
    const json = routing("single");
    expect(resource(json, "aws_route.routing_nat_route-table_default")).toMatchObject({
      gateway_id: "${aws_internet_gateway.routing_nat_internet-gateway.id}",
      destination_cidr_block: "0.0.0.0/0",
    });
    expect(resource(json, "aws_subnet.routing_nat_subnet_euw1-az1").map_public_ip_on_launch).toBe(false);
    expect(resource(json, "aws_route_table_association.routing_nat_subnet_route-euw1-az1").route_table_id).toBe(
      "${aws_route_table.routing_nat_route-table.id}",
    );
  });

  it("says which zone lacks the public subnet of its gateway", () => {
    expect(() => routing("per-az", { "euw1-az1": "10.0.0.0/24" })).toThrow("euw1-az2");
  });
});
