import { describe, expect, it } from "vitest";
import { availabilityZone } from "../../../../../tools/simulate/cloud/rules/aws/availability-zone";
import { endpointPolicy } from "../../../../../tools/simulate/cloud/rules/aws/endpoint-policy";
import { endpointRoute } from "../../../../../tools/simulate/cloud/rules/aws/endpoint-route";
import { endpointServiceName } from "../../../../../tools/simulate/cloud/rules/aws/endpoint-service-name";
import { endpointZones } from "../../../../../tools/simulate/cloud/rules/aws/endpoint-zones";
import { internetGateway } from "../../../../../tools/simulate/cloud/rules/aws/internet-gateway";
import { peeringOverlap } from "../../../../../tools/simulate/cloud/rules/aws/peering-overlap";
import { privateDns } from "../../../../../tools/simulate/cloud/rules/aws/private-dns";
import { publicAddresses } from "../../../../../tools/simulate/cloud/rules/aws/public-addresses";
import { quota } from "../../../../../tools/simulate/cloud/rules/aws/quota";
import { sameVpc } from "../../../../../tools/simulate/cloud/rules/aws/same-vpc";
import { subnetOverlap } from "../../../../../tools/simulate/cloud/rules/aws/subnet-overlap";
import { vpcCidr } from "../../../../../tools/simulate/cloud/rules/aws/vpc-cidr";
import { policy } from "../support/policy";
import { aws, World } from "../support/world";

/** A VPC with one subnet in its first zone. */
function network(): World {
  const world = new World();
  world.has("aws_vpc", {
    id: "vpc-1",
    cidr_block: "10.0.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
  });
  world.has("aws_subnet", {
    id: "subnet-1",
    vpc_id: "vpc-1",
    cidr_block: "10.0.0.0/20",
    availability_zone_id: "euw1-az1",
  });
  return world;
}

describe("vpc-cidr", () => {
  const subnet = (world: World, block: string) =>
    world.create(vpcCidr, "aws_subnet", { vpc_id: "vpc-1", cidr_block: block });

  it("refuses a subnet outside the VPC, or larger than it", () => {
    expect(subnet(network(), "10.1.0.0/20")).toMatchObject({ summary: "InvalidSubnet.Range" });
    expect(subnet(network(), "10.0.0.0/8")).toBeDefined();
  });

  it("accepts one inside, also in a block that was added later", () => {
    const world = network();
    expect(subnet(world, "10.0.16.0/20")).toBeUndefined();
    expect(subnet(world, "100.64.0.0/20")).toBeDefined();
    world.has("aws_vpc_ipv4_cidr_block_association", { vpc_id: "vpc-1", cidr_block: "100.64.0.0/16" });
    expect(subnet(world, "100.64.0.0/20")).toBeUndefined();
  });
});

describe("subnet-overlap", () => {
  const subnet = (vpc: string, block: string) =>
    network().create(subnetOverlap, "aws_subnet", { vpc_id: vpc, cidr_block: block });

  it("refuses a block that contains another subnet's, lies in it, or is the same", () => {
    for (const block of ["10.0.0.0/20", "10.0.8.0/24", "10.0.0.0/17"]) {
      expect(subnet("vpc-1", block), block).toMatchObject({ summary: "InvalidSubnet.Conflict" });
    }
  });

  it("accepts a block of its own, and any block in another VPC", () => {
    expect(subnet("vpc-1", "10.0.16.0/20")).toBeUndefined();
    expect(subnet("vpc-2", "10.0.0.0/20")).toBeUndefined();
  });
});

describe("availability-zone", () => {
  it("refuses a zone of another region, and lists those of the region", () => {
    const answer = new World().create(availabilityZone, "aws_subnet", { availability_zone_id: "use1-az1" });
    expect(answer?.detail).toContain("eu-west-1 has euw1-az1, euw1-az2, euw1-az3");
  });

  it("accepts zones by id and by name, in GovCloud too", () => {
    expect(new World().create(availabilityZone, "aws_subnet", { availability_zone_id: "euw1-az3" })).toBeUndefined();
    expect(new World().create(availabilityZone, "aws_subnet", { availability_zone: "eu-west-1a" })).toBeUndefined();
    const gov = new World(aws("us-gov-west-1"));
    expect(gov.create(availabilityZone, "aws_subnet", { availability_zone_id: "usgw1-az1" })).toBeUndefined();
  });

  it("knows that the third zone of Montreal is called az4", () => {
    const montreal = new World(aws("ca-central-1"));
    expect(montreal.create(availabilityZone, "aws_subnet", { availability_zone_id: "cac1-az4" })).toBeUndefined();
    expect(montreal.create(availabilityZone, "aws_subnet", { availability_zone_id: "cac1-az3" })).toBeDefined();
  });
});

describe("same-vpc", () => {
  it("refuses a subnet with the route table of another VPC, and names both", () => {
    const world = network();
    world.has("aws_route_table", { id: "rtb-2", vpc_id: "vpc-2" });
    const link = { subnet_id: "subnet-1", route_table_id: "rtb-2" };
    const answer = world.create(sameVpc, "aws_route_table_association", link);
    expect(answer?.detail).toMatch(/subnet-1.*is in vpc-1.*rtb-2.*is in vpc-2/);
  });

  it("refuses an endpoint with a security group of another VPC", () => {
    const world = network();
    world.has("aws_security_group", { id: "sg-2", vpc_id: "vpc-2" });
    const endpoint = { vpc_id: "vpc-1", subnet_ids: ["subnet-1"], security_group_ids: ["sg-2"] };
    expect(world.create(sameVpc, "aws_vpc_endpoint", endpoint)).toMatchObject({ summary: "InvalidParameter" });
  });

  it("accepts what is in one VPC", () => {
    const world = network();
    world.has("aws_route_table", { id: "rtb-1", vpc_id: "vpc-1" });
    const link = { subnet_id: "subnet-1", route_table_id: "rtb-1" };
    expect(world.create(sameVpc, "aws_route_table_association", link)).toBeUndefined();
  });
});

describe("internet-gateway", () => {
  const nat = { subnet_id: "subnet-1", allocation_id: "eipalloc-1" };

  it("refuses a public NAT gateway before the VPC has an internet gateway", () => {
    const answer = network().create(internetGateway, "aws_nat_gateway", nat);
    expect(answer).toMatchObject({ summary: "Gateway.NotAttached", fix: expect.stringContaining("depends_on") });
  });

  it("accepts it afterwards, and a private one always", () => {
    const world = network();
    expect(world.create(internetGateway, "aws_nat_gateway", { ...nat, connectivity_type: "private" })).toBeUndefined();
    world.has("aws_internet_gateway", { id: "igw-1", vpc_id: "vpc-1" });
    expect(world.create(internetGateway, "aws_nat_gateway", nat)).toBeUndefined();
  });
});

describe("public-addresses", () => {
  it("refuses to take the internet gateway from a VPC with a NAT gateway, and accepts it without one", () => {
    const world = network();
    const gateway = world.has("aws_internet_gateway", { id: "igw-1", vpc_id: "vpc-1" });
    const nat = world.has("aws_nat_gateway", { id: "nat-1", vpc_id: "vpc-1" });
    expect(world.delete(publicAddresses, gateway)?.detail).toContain("aws_nat_gateway nat-1");
    world.store.remove(nat.key);
    expect(world.delete(publicAddresses, gateway)).toBeUndefined();
  });
});

describe("private-dns", () => {
  const endpoint = { vpc_id: "vpc-1", vpc_endpoint_type: "Interface", service_name: "sts", private_dns_enabled: true };

  it("refuses a second endpoint of a service with private DNS, and accepts one without", () => {
    const world = network();
    expect(world.create(privateDns, "aws_vpc_endpoint", endpoint)).toBeUndefined();
    world.has("aws_vpc_endpoint", { id: "vpce-1", ...endpoint });
    expect(world.create(privateDns, "aws_vpc_endpoint", endpoint)?.detail).toContain("vpce-1");
    expect(world.create(privateDns, "aws_vpc_endpoint", { ...endpoint, private_dns_enabled: false })).toBeUndefined();
    expect(world.create(privateDns, "aws_vpc_endpoint", { ...endpoint, service_name: "kms" })).toBeUndefined();
  });

  it("refuses private DNS where the VPC does not hand out host names", () => {
    const world = new World();
    world.has("aws_vpc", { id: "vpc-1", enable_dns_support: true, enable_dns_hostnames: false });
    expect(world.create(privateDns, "aws_vpc_endpoint", endpoint)?.detail).toContain("enableDnsHostnames");
  });
});

describe("endpoint-zones", () => {
  it("refuses two subnets of one zone, and accepts two zones", () => {
    const world = network();
    world.has("aws_subnet", { id: "subnet-2", availability_zone_id: "euw1-az1" });
    world.has("aws_subnet", { id: "subnet-3", availability_zone_id: "euw1-az2" });
    const endpoint = (...subnets: string[]) => world.create(endpointZones, "aws_vpc_endpoint", { subnet_ids: subnets });
    expect(endpoint("subnet-1", "subnet-2")).toMatchObject({ summary: "DuplicateSubnetsInSameZone" });
    expect(endpoint("subnet-1", "subnet-3")).toBeUndefined();
  });
});

describe("peering-overlap", () => {
  it("refuses to peer networks with addresses in common, and accepts others", () => {
    const world = network();
    world.has("aws_vpc", { id: "vpc-2", cidr_block: "10.0.128.0/17" });
    world.has("aws_vpc", { id: "vpc-3", cidr_block: "10.1.0.0/16" });
    const peer = (id: string) =>
      world.create(peeringOverlap, "aws_vpc_peering_connection", { vpc_id: "vpc-1", peer_vpc_id: id });
    expect(peer("vpc-2")?.detail).toContain("10.0.0.0/16");
    expect(peer("vpc-3")).toBeUndefined();
  });
});

describe("quota", () => {
  it("refuses the sixth address of a region, and not one in another region", () => {
    const world = new World();
    for (let n = 0; n < 4; n++) world.has("aws_eip", { id: `eipalloc-${n}` });
    expect(world.create(quota, "aws_eip", { domain: "vpc" })).toBeUndefined();
    world.has("aws_eip", { id: "eipalloc-5" });
    expect(world.create(quota, "aws_eip", { domain: "vpc" })).toMatchObject({ summary: "AddressLimitExceeded" });
    expect(world.create(quota, "aws_eip", { domain: "vpc", region: "us-east-1" })).toBeUndefined();
  });

  it("counts what belongs together: targets of a rule", () => {
    const world = new World();
    for (let n = 0; n < 5; n++) world.has("aws_cloudwatch_event_target", { rule: "r", target_id: `t${n}` });
    expect(world.create(quota, "aws_cloudwatch_event_target", { rule: "r" })?.detail).toContain(
      "5 of aws_cloudwatch_event_target with rule r",
    );
    expect(world.create(quota, "aws_cloudwatch_event_target", { rule: "q" })).toBeUndefined();
  });
});

describe("endpoint-service-name", () => {
  const endpoint = (world: World, name: string, kind = "Interface") =>
    world.create(endpointServiceName, "aws_vpc_endpoint", { service_name: name, vpc_endpoint_type: kind });
  const databricks = "com.amazonaws.vpce.eu-west-1.vpce-svc-0da6ebf1461278016";

  it("refuses a service of another region, and one that nobody offers", () => {
    expect(endpoint(network(), "com.amazonaws.us-east-1.sts")).toMatchObject({ summary: "InvalidServiceName" });
    expect(endpoint(network(), databricks)?.fix).toContain("regionOverrides");
  });

  it("refuses a gateway endpoint of a service that has none", () => {
    expect(endpoint(network(), "com.amazonaws.eu-west-1.sts", "Gateway")?.fix).toContain("Interface");
  });

  it("accepts AWS's services, those that somebody offers, and another region where that is meant", () => {
    const world = network();
    world.has("aws_vpc_endpoint_service", { service_name: databricks });
    expect(endpoint(world, databricks)).toBeUndefined();
    expect(endpoint(world, "com.amazonaws.eu-west-1.kinesis-streams")).toBeUndefined();
    expect(endpoint(world, "com.amazonaws.eu-west-1.s3", "Gateway")).toBeUndefined();
    const abroad = {
      service_name: "com.amazonaws.us-east-1.s3",
      service_region: "us-east-1",
      vpc_endpoint_type: "Interface",
    };
    expect(world.create(endpointServiceName, "aws_vpc_endpoint", abroad)).toBeUndefined();
  });
});

describe("endpoint-route", () => {
  it("refuses a second gateway endpoint of a service in a route table, and accepts another table", () => {
    const world = network();
    const endpoint = (table: string) => ({ service_name: "s3", route_table_ids: [table] });
    world.has("aws_vpc_endpoint", { id: "vpce-1", ...endpoint("rtb-1") });
    expect(world.create(endpointRoute, "aws_vpc_endpoint", endpoint("rtb-1"))).toMatchObject({
      summary: "RouteAlreadyExists",
    });
    expect(world.create(endpointRoute, "aws_vpc_endpoint", endpoint("rtb-2"))).toBeUndefined();
  });
});

describe("endpoint-policy", () => {
  const endpoint = (condition: object) =>
    new World().create(endpointPolicy, "aws_vpc_endpoint", {
      policy: policy({ Principal: "*", Action: "*", Resource: "*", Condition: condition }),
    });

  it("refuses a pattern of account numbers, and accepts a list of them and patterns of names", () => {
    expect(endpoint({ StringLike: { "aws:PrincipalAccount": "1111*" } })).toMatchObject({
      summary: "InvalidPolicyDocument",
    });
    expect(endpoint({ StringEquals: { "aws:PrincipalAccount": ["111111111111", "222222222222"] } })).toBeUndefined();
    expect(endpoint({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/acme-*" } })).toBeUndefined();
  });
});
