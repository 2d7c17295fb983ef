import { describe, expect, it } from "vitest";
import { attachmentAccepted } from "../../../../../tools/simulate/cloud/rules/aws/attachment-accepted";
import { attachmentZones } from "../../../../../tools/simulate/cloud/rules/aws/attachment-zones";
import { directConnectAsn } from "../../../../../tools/simulate/cloud/rules/aws/direct-connect-asn";
import { gatewayRouteTable } from "../../../../../tools/simulate/cloud/rules/aws/gateway-route-table";
import { peeringAcceptance } from "../../../../../tools/simulate/cloud/rules/aws/peering-acceptance";
import { peeringActive } from "../../../../../tools/simulate/cloud/rules/aws/peering-active";
import { routeGateway } from "../../../../../tools/simulate/cloud/rules/aws/route-gateway";
import { routeToSubnet } from "../../../../../tools/simulate/cloud/rules/aws/route-to-subnet";
import { transitGatewayShared } from "../../../../../tools/simulate/cloud/rules/aws/transit-gateway-shared";
import { vpnGateway } from "../../../../../tools/simulate/cloud/rules/aws/vpn-gateway";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import { Caller } from "../support/caller";
import { ACCOUNT, REGION, World } from "../support/world";

const OTHER = "333333333333";

/** A VPC with subnets in two zones and a route table. */
function network(): World {
  const world = new World();
  world.has("aws_vpc", { id: "vpc-1", cidr_block: "10.0.0.0/16" });
  world.has("aws_subnet", {
    id: "subnet-1",
    vpc_id: "vpc-1",
    cidr_block: "10.0.0.0/24",
    availability_zone_id: "euw1-az1",
  });
  world.has("aws_subnet", {
    id: "subnet-2",
    vpc_id: "vpc-1",
    cidr_block: "10.0.1.0/24",
    availability_zone_id: "euw1-az2",
  });
  world.has("aws_subnet", {
    id: "subnet-3",
    vpc_id: "vpc-1",
    cidr_block: "10.0.2.0/24",
    availability_zone_id: "euw1-az1",
  });
  world.has("aws_route_table", { id: "rtb-1", vpc_id: "vpc-1" });
  return world;
}

/** The same with somebody else's transit gateway, shared or not. */
function transit(options: { shared?: boolean; attached?: boolean; autoAccept?: string } = {}): World {
  const world = network();
  const theirs = { account: OTHER };
  world.has(
    "aws_ec2_transit_gateway",
    { id: "tgw-1", arn: "arn:tgw-1", auto_accept_shared_attachments: options.autoAccept ?? "disable" },
    theirs,
  );
  if (options.shared) {
    world.has(
      "aws_ram_resource_association",
      { id: "a", resource_arn: "arn:tgw-1", resource_share_arn: "arn:share" },
      theirs,
    );
    world.has(
      "aws_ram_principal_association",
      { id: "p", principal: ACCOUNT, resource_share_arn: "arn:share" },
      theirs,
    );
  }
  if (options.attached) {
    world.has("aws_ec2_transit_gateway_vpc_attachment", {
      id: "tgw-attach-1",
      vpc_id: "vpc-1",
      transit_gateway_id: "tgw-1",
    });
  }
  return world;
}

describe("peering-acceptance", () => {
  const asked = (more: object) =>
    new World().create(peeringAcceptance, "aws_vpc_peering_connection", { auto_accept: true, ...more });

  it("refuses to accept by the same call what is another account's or region's", () => {
    expect(asked({ peer_owner_id: OTHER })).toMatchObject({ summary: "OperationNotPermitted" });
    expect(asked({ peer_region: "eu-central-1" })).toBeDefined();
    expect(asked({ peer_owner_id: ACCOUNT, peer_region: REGION })).toBeUndefined();
    expect(asked({})).toBeUndefined();
  });

  it("refuses an acceptance from elsewhere", () => {
    const accepts = (owner: string, region: string) => {
      const world = new World();
      world.has("aws_vpc_peering_connection", { id: "pcx-1", peer_owner_id: owner, peer_region: region });
      const accepter = { vpc_peering_connection_id: "pcx-1", auto_accept: true };
      return world.create(peeringAcceptance, "aws_vpc_peering_connection_accepter", accepter);
    };
    expect(accepts(OTHER, REGION)?.detail).toContain(`waits for account ${OTHER}`);
    expect(accepts(ACCOUNT, "eu-central-1")).toBeDefined();
    expect(accepts(ACCOUNT, REGION)).toBeUndefined();
  });
});

describe("peering-active", () => {
  const options = (status: string) => {
    const world = new World();
    world.has("aws_vpc_peering_connection", { id: "pcx-1", accept_status: status });
    return world.create(peeringActive, "aws_vpc_peering_connection_options", { vpc_peering_connection_id: "pcx-1" });
  };

  it("refuses options before the acceptance, and takes them after it", () => {
    expect(options("pending-acceptance")).toMatchObject({ summary: "OperationNotPermitted" });
    expect(options("active")).toBeUndefined();
  });

  it("an acceptance makes the peering active, and its routes with it", () => {
    const caller = new Caller();
    const vpc = (block: string) => caller.make("aws_vpc", { cidr_block: block, region: REGION });
    const [one, other] = [vpc("10.0.0.0/16"), vpc("10.1.0.0/16")];
    const peering = caller.make("aws_vpc_peering_connection", {
      vpc_id: one.attributes.id ?? null,
      peer_vpc_id: other.attributes.id ?? null,
      region: REGION,
    });
    const table = caller.make("aws_route_table", { vpc_id: one.attributes.id ?? null, region: REGION });
    const route = caller.make("aws_route", {
      route_table_id: table.attributes.id ?? null,
      destination_cidr_block: "10.1.0.0/16",
      vpc_peering_connection_id: peering.attributes.id ?? null,
      region: REGION,
    });
    expect([peering.attributes.accept_status, route.attributes.state]).toEqual(["pending-acceptance", "blackhole"]);
    caller.make("aws_vpc_peering_connection_accepter", {
      vpc_peering_connection_id: peering.attributes.id ?? null,
      auto_accept: true,
      region: REGION,
    });
    expect([caller.read(peering)?.accept_status, caller.read(route)?.state]).toEqual(["active", "active"]);
  });

  it("a spoke is accepted once, and who takes that back takes its attachment away", () => {
    const caller = new Caller();
    const own = (type: string, attributes: object = {}) => caller.make(type, { ...attributes, region: REGION });
    const attachment = own("aws_ec2_transit_gateway_vpc_attachment", {
      transit_gateway_id: own("aws_ec2_transit_gateway").attributes.id,
    });
    const acceptance = { transit_gateway_attachment_id: attachment.attributes.id ?? null, region: REGION };
    const accepter = own("aws_ec2_transit_gateway_vpc_attachment_accepter", acceptance);
    expect(caller.refusal("aws_ec2_transit_gateway_vpc_attachment_accepter", acceptance)?.summary).toBe(
      "IncorrectState",
    );
    expect(caller.read(attachment)).toBeDefined();
    expect(caller.remove(accepter)).toBeUndefined();
    expect(caller.read(attachment)).toBeUndefined();
  });

  it("two VPCs have one peering, and none if they overlap", () => {
    const caller = new Caller();
    const vpc = (block: string) => caller.make("aws_vpc", { cidr_block: block, region: REGION }).attributes.id ?? null;
    const [one, other, clash] = [vpc("10.0.0.0/16"), vpc("10.1.0.0/16"), vpc("10.0.128.0/17")];
    const between = (peer: string | null) => ({ vpc_id: one, peer_vpc_id: peer, region: REGION });
    caller.make("aws_vpc_peering_connection", between(other as string));
    expect(caller.refusal("aws_vpc_peering_connection", between(other as string))?.summary).toBe(
      "VpcPeeringConnectionAlreadyExists",
    );
    expect(caller.refusal("aws_vpc_peering_connection", between(clash as string))?.summary).toBe(
      "OverlappingVpcCidrBlock",
    );
  });
});

describe("attachment-zones", () => {
  const attach = (...subnet_ids: string[]) =>
    network().create(attachmentZones, "aws_ec2_transit_gateway_vpc_attachment", { vpc_id: "vpc-1", subnet_ids });

  it("refuses two subnets of a zone, and takes one of each", () => {
    expect(attach("subnet-1", "subnet-3")).toMatchObject({ summary: "DuplicateSubnetsInSameZone" });
    expect(attach("subnet-1", "subnet-2")).toBeUndefined();
  });
});

describe("transit-gateway-shared", () => {
  const attach = (world: World) =>
    world.create(transitGatewayShared, "aws_ec2_transit_gateway_vpc_attachment", { transit_gateway_id: "tgw-1" });

  it("refuses another account's gateway until it is shared", () => {
    expect(attach(transit())).toMatchObject({ summary: "InvalidTransitGatewayID.NotFound" });
    expect(attach(transit({ shared: true }))).toBeUndefined();
  });
});

/** An attachment that is accepted, or needs no acceptance. */
function attached(): World[] {
  const accepted = transit({ attached: true });
  accepted.has(
    "aws_ec2_transit_gateway_vpc_attachment_accepter",
    { transit_gateway_attachment_id: "tgw-attach-1" },
    { account: OTHER },
  );
  return [accepted, transit({ attached: true, autoAccept: "enable" })];
}

describe("attachment-accepted", () => {
  const join = (world: World) =>
    world.create(attachmentAccepted, "aws_ec2_transit_gateway_route_table_association", {
      transit_gateway_attachment_id: "tgw-attach-1",
    });

  it("refuses a pending attachment in a route table, and takes an accepted one", () => {
    expect(join(transit({ attached: true }))).toMatchObject({ summary: "IncorrectState" });
    for (const world of attached()) expect(join(world)).toBeUndefined();
  });
});

describe("route-to-subnet", () => {
  const route = (world: World, block: string) => {
    world.has("aws_route_table", { id: "rtb-local", vpc_id: "vpc-1" });
    world.has("aws_subnet", { id: "subnet-local", vpc_id: "vpc-1", cidr_block: "10.0.128.0/20" });
    return world.create(routeToSubnet, "aws_route", { route_table_id: "rtb-local", destination_cidr_block: block });
  };

  it("refuses a route into the VPC to anything but the whole block of a subnet that is there", () => {
    for (const block of ["10.0.144.0/20", "10.0.128.0/24", "10.0.128.0/19"]) {
      expect(route(network(), block), block).toMatchObject({ summary: "InvalidParameterValue" });
    }
  });

  it("accepts the block of a subnet, and everything outside the VPC", () => {
    for (const block of ["10.0.128.0/20", "0.0.0.0/0", "10.99.0.0/16"]) {
      expect(route(network(), block), block).toBeUndefined();
    }
  });
});

describe("route-gateway", () => {
  const route = (world: World, target: object) =>
    world.create(routeGateway, "aws_route", { route_table_id: "rtb-1", ...target });

  it("refuses routes where nothing is attached, and while an attachment is pending", () => {
    expect(route(transit(), { transit_gateway_id: "tgw-1" })?.detail).toContain("is not attached");
    const pending = transit({ attached: true });
    expect(route(pending, { transit_gateway_id: "tgw-1" })?.detail).toContain("waits until the owner");
  });

  it("accepts them once it is accepted, or where the gateway accepts by itself", () => {
    for (const world of attached()) expect(route(world, { transit_gateway_id: "tgw-1" })).toBeUndefined();
  });

  it("refuses a route to a VPN gateway that is not attached to the VPC", () => {
    const world = network();
    world.has("aws_vpn_gateway", { id: "vgw-1", vpc_id: "vpc-1" });
    world.has("aws_vpn_gateway", { id: "vgw-2", vpc_id: "" });
    expect(route(world, { gateway_id: "vgw-1" })).toBeUndefined();
    expect(route(world, { gateway_id: "vgw-2" })).toMatchObject({ summary: "InvalidGatewayID.NotFound" });
  });
});

describe("gateway-route-table", () => {
  const associated = (more: object) => {
    const world = network();
    world.has("aws_route", { route_table_id: "rtb-1", destination_cidr_block: "10.0.0.0/24", ...more });
    return world.create(gatewayRouteTable, "aws_route_table_association", {
      route_table_id: "rtb-1",
      gateway_id: "vgw-1",
    });
  };

  it("takes routes to whole subnets by way of an endpoint, and no other", () => {
    expect(associated({ vpc_endpoint_id: "vpce-1" })).toBeUndefined();
    expect(associated({ vpc_endpoint_id: "vpce-1", destination_cidr_block: "10.0.0.0/25" })).toBeDefined();
    expect(associated({ nat_gateway_id: "nat-1" })).toMatchObject({ summary: "InvalidParameterValue" });
  });

  it("takes no other route later", () => {
    const world = network();
    world.has("aws_route_table_association", { route_table_id: "rtb-1", gateway_id: "vgw-1" });
    const route = (more: object) => world.create(gatewayRouteTable, "aws_route", { route_table_id: "rtb-1", ...more });
    expect(route({ destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" })).toBeDefined();
    expect(route({ destination_cidr_block: "10.0.1.0/24", vpc_endpoint_id: "vpce-1" })).toBeUndefined();
  });
});

describe("vpn-gateway", () => {
  const vpn = (ends: object) => new World().create(vpnGateway, "aws_vpn_connection", { ...ends });
  const route = (connection: object) => {
    const world = new World();
    world.has("aws_vpn_connection", { id: "vpn-1", ...connection });
    return world.create(vpnGateway, "aws_vpn_connection_route", { vpn_connection_id: "vpn-1" });
  };

  it("refuses a connection without a gateway, and with two", () => {
    expect(vpn({})).toMatchObject({ summary: "MissingParameter" });
    expect(vpn({ vpn_gateway_id: "vgw-1", transit_gateway_id: "tgw-1" })).toBeDefined();
    expect(vpn({ vpn_gateway_id: "vgw-1" })).toBeUndefined();
  });

  it("takes routes of static connections at a VPC's gateway alone", () => {
    expect(route({ static_routes_only: true })).toBeUndefined();
    expect(route({ static_routes_only: false })?.detail).toContain("BGP");
    expect(route({ static_routes_only: true, transit_gateway_id: "tgw-1" })?.detail).toContain("transit gateway");
  });
});

describe("direct-connect-asn", () => {
  const join = (asn: number) => {
    const world = new World();
    world.has("aws_dx_gateway", { id: "dx-1", amazon_side_asn: "64512", region: null });
    world.has("aws_ec2_transit_gateway", { id: "tgw-1", amazon_side_asn: asn });
    return world.create(directConnectAsn, "aws_dx_gateway_association", {
      dx_gateway_id: "dx-1",
      associated_gateway_id: "tgw-1",
    });
  };

  it("refuses two gateways with one number", () => {
    expect(join(64512)).toMatchObject({ summary: "DirectConnectClientException" });
    expect(join(64513)).toBeUndefined();
  });
});

describe("gateways in use", () => {
  it.each([
    ["aws_customer_gateway", "cgw-1", { customer_gateway_id: "cgw-1" }],
    ["aws_vpn_gateway", "vgw-1", { vpn_gateway_id: "vgw-1" }],
    ["aws_ec2_transit_gateway", "tgw-1", { transit_gateway_id: "tgw-1" }],
  ])("%s stays while a VPN ends there", (type, id, end) => {
    const world = new World();
    const gateway = world.has(type, { id });
    expect(world.delete(inUse, gateway)).toBeUndefined();
    world.has("aws_vpn_connection", { id: "vpn-1", ...end });
    expect(world.delete(inUse, gateway)).toMatchObject({ summary: "IncorrectState" });
  });

  it("a transit gateway stays while a VPC is attached", () => {
    const world = network();
    const gateway = world.has("aws_ec2_transit_gateway", { id: "tgw-1" });
    world.has("aws_ec2_transit_gateway_vpc_attachment", { id: "tgw-attach-1", transit_gateway_id: "tgw-1" });
    expect(world.delete(inUse, gateway)).toMatchObject({ summary: "IncorrectState" });
  });
});
