import { describe, expect, it } from "vitest";
import { Subnets } from "../../../modules/network/subnets";
import { resource, synthModule } from "../../support/synth";

const CIDRS = { "euw1-az1": "10.0.0.0/20", "euw1-az2": "10.0.16.0/20" };
const subnets = (routeTables: string | Record<string, string>) =>
  synthModule((stack) => {
    new Subnets(stack, "s", { vpcId: "vpc-1", name: "acme-main", cidrs: CIDRS, routeTables });
  });

describe("subnets", () => {
  it("are one per zone, by the zone's id, private, with the zone's route table", () => {
    const json = subnets({ "euw1-az1": "rtb-1", "euw1-az2": "rtb-2" });
    for (const [index, [zone, cidr]] of Object.entries(CIDRS).entries()) {
      expect(resource(json, `aws_subnet.s_${zone}`)).toEqual({
        vpc_id: "vpc-1",
        availability_zone_id: zone,
        cidr_block: cidr,
        map_public_ip_on_launch: false,
        tags: { Name: `acme-main-${zone}` },
      });
      expect(resource(json, `aws_route_table_association.s_route-${zone}`)).toEqual({
        subnet_id: `\${aws_subnet.s_${zone}.id}`,
        route_table_id: `rtb-${index + 1}`,
      });
    }
  });

  it("can share one route table", () => {
    const json = subnets("rtb-0");
    for (const zone of Object.keys(CIDRS)) {
      expect(resource(json, `aws_route_table_association.s_route-${zone}`).route_table_id).toBe("rtb-0");
    }
  });

  it("do not fall back to the VPC's main route table where a zone has none", () => {
    expect(() => subnets({ "euw1-az1": "rtb-1" })).toThrow("euw1-az2 has no route table");
  });
});
