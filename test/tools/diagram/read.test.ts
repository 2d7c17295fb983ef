import { describe, expect, it } from "vitest";
import { addresses } from "../../../emitted/stacks";
import type { Drawing } from "../../../tools/diagram/model";
import { readDrawing } from "../../../tools/diagram/read/drawing";
import { portsInWords } from "../../../tools/diagram/read/ports";
import { connected } from "./support/connections";
import { exampleJson, examplePlatform, exampleStacks, withResources } from "./support/examples";

const read = (environment: string): Drawing => readDrawing(exampleStacks(), environment, `${environment}-network`);
const own = (drawing: Drawing) => drawing.vpcs[0]?.subnets ?? [];
const subnet = (drawing: Drawing, kind: string, zone: string) =>
  own(drawing).find((candidate) => candidate.kind === kind && candidate.zone === zone);

/** Ids of everything that has a shape. */
function drawn(drawing: Drawing): string[] {
  return drawing.vpcs.flatMap((vpc) => [
    vpc.id,
    ...vpc.edge.map(({ id }) => id),
    ...vpc.subnets.flatMap(({ id, holds }) => [id, ...holds.map((item) => item.id.split("/")[0] ?? "")]),
    ...vpc.bands.flatMap(({ chips }) => chips.map(({ id }) => id)),
  ]);
}

const SHAPES =
  /^aws_(vpc|subnet|nat_gateway|internet_gateway|vpc_endpoint|networkfirewall_firewall|route53_resolver_endpoint)\./;

describe("what a drawing is made of", () => {
  it.each(examplePlatform().environments.map(({ name }) => name))(
    "%s: every VPC, subnet, gateway, firewall and endpoint of the JSON, once",
    (name) => {
      const json = exampleJson(`${name}-network`);
      // Something may be looked up twice, for two questions about it.
      const byId = Object.entries(json.data ?? {}).flatMap(([type, lookups]) =>
        Object.entries(lookups).map(([key, { id }]) => [String(id), `data.${type}.${key}`] as const),
      );
      const lookups = [...new Map(byId.sort().reverse()).values()].filter((address) => SHAPES.test(address.slice(5)));
      const expected = [...addresses(json).filter((address) => SHAPES.test(address)), ...lookups];
      const found = drawn(read(name)).filter((id) => SHAPES.test(id) || id.startsWith("data."));
      expect([...new Set(found)].sort()).toEqual(expected.sort());
    },
  );

  it("tells subnets apart by what their routes and inhabitants are", () => {
    const kinds = own(read("filtered")).map(({ kind, zone }) => `${kind} ${zone}`);
    expect(kinds.sort()).toEqual([
      "endpoint euw1-az1",
      "endpoint euw1-az2",
      "firewall euw1-az1",
      "firewall euw1-az2",
      "public euw1-az1",
      "public euw1-az2",
      "workspace euw1-az1",
      "workspace euw1-az2",
    ]);
  });

  it("follows routes to the firewall of the zone, and from it to NAT", () => {
    const drawing = read("filtered");
    const firewall = "aws_networkfirewall_firewall.routing_firewall/aws_subnet.routing_firewall_subnet_euw1-az2";
    expect(subnet(drawing, "workspace", "euw1-az2")?.routes).toEqual([
      { destination: "0.0.0.0/0", target: firewall, text: "firewall euw1-az2" },
      { destination: "S3", target: "aws_vpc_endpoint.s3", text: "gateway endpoint" },
    ]);
    expect(subnet(drawing, "firewall", "euw1-az2")?.routes).toEqual([
      { destination: "0.0.0.0/0", target: "aws_nat_gateway.routing_nat_euw1-az2", text: "NAT gateway euw1-az2" },
    ]);
  });

  it("knows ways back through the firewall, which get no line of their own", () => {
    const back = subnet(read("filtered"), "public", "euw1-az1")?.routes.filter((route) => route.back === true);
    expect(back?.map(({ destination, text }) => `${destination} ${text}`)).toEqual([
      "10.21.0.0/20 firewall euw1-az1",
      "10.21.16.0/20 firewall euw1-az2",
    ]);
  });

  it("shows a single NAT gateway as the target of every zone", () => {
    const targets = own(read("public"))
      .filter(({ kind }) => kind === "workspace")
      .map(({ routes }) => routes[0]?.target);
    expect(targets).toEqual(["aws_nat_gateway.routing_nat_euw1-az1", "aws_nat_gateway.routing_nat_euw1-az1"]);
  });

  it("shows the isolated network without a way out, and users' networks with their ports", () => {
    const [vpc] = read("isolated").vpcs;
    expect(vpc?.edge).toEqual([]);
    expect(vpc?.nodesOut).toEqual({});
    const clients = vpc?.bands.flatMap(({ kind, clients: list }) => list.map((client) => [kind, client.ports]));
    expect(clients).toEqual([
      ["databricks", "TCP 443"],
      ["resolver", "TCP and UDP 53"],
    ]);
  });

  it("puts ports of security groups at the ways to endpoints and out", () => {
    const [vpc] = read("filtered").vpcs;
    expect(vpc?.bands.map(({ kind, fromNodes }) => [kind, fromNodes])).toEqual([
      ["databricks", "TCP 443, 2443, 6666, 8443–8451"],
      // Their group is that of the others, but they answer on one port.
      ["aws", "TCP 443"],
      ["gateway", "TCP 443"],
    ]);
    expect(read("public").vpcs[0]?.nodesOut).toEqual({ main: "TCP 443, 8443–8451" });
  });

  it("shows what subnets of endpoints are there for", () => {
    const holds = (name: string, zone: string) => subnet(read(name), "endpoint", zone)?.holds.map(({ lines }) => lines);
    const title = "Interfaces of endpoints";
    expect(holds("public", "euw1-az2")).toEqual([[title, "Kinesis · STS"]]);
    expect(holds("filtered", "euw1-az1")).toEqual([
      [title, "Relay · REST API, web · Kinesis · KMS · Secrets Manager · STS"],
    ]);
    expect(holds("isolated", "euw1-az1")?.[0]?.[1]).toContain("Resolver, inbound");
    expect(subnet(read("public"), "workspace", "euw1-az1")?.holds).toEqual([]);
  });

  it("shows both blocks of a shared VPC and its workspaces' subnets", () => {
    const drawing = read("shared");
    expect(drawing.vpcs[0]?.lines).toEqual(["VPC acme-shared", "10.23.0.0/20 and 100.64.0.0/16"]);
    const workspaces = own(drawing).flatMap(({ workspace }) => workspace ?? []);
    expect(workspaces.sort()).toEqual(["finance", "risk", "science"].flatMap((key) => [key, key, key]));
  });

  it("shows the front end in the transit VPC, and looked-up things as there already", () => {
    const [, transit] = read("transit").vpcs;
    expect(transit).toMatchObject({ id: "vpc-0f9e8d7c6b5a40918", existing: true });
    expect(transit?.bands[0]?.chips[0]).toMatchObject({ id: "aws_vpc_endpoint.frontend_endpoint", existing: false });
    const [existing] = read("existing").vpcs;
    expect(existing?.existing).toBe(true);
    expect(existing?.subnets.every((item) => item.existing === true && item.zone !== "")).toBe(true);
    expect(existing?.bands[0]?.chips.map(({ to }) => to)).toEqual(["databricks-relay", "databricks-web"]);
  });

  it("knows the compute of workspaces and who may reach them", () => {
    expect(read("serverless").workspaces.map(({ compute }) => compute)).toEqual(["serverless"]);
    expect(read("managed").workspaces.map(({ compute }) => compute)).toEqual(["databricks-vpc"]);
    expect(read("isolated")).toMatchObject({ publicAccess: false });
    expect(read("isolated").access).toContain("Public access: closed");
    expect(read("public")).toMatchObject({ publicAccess: true, access: ["No private access settings"] });
  });

  it("says once what several private access settings say, and that one of them is open", () => {
    const settings = (open: boolean) => ({ private_access_level: "ACCOUNT", public_access_enabled: open });
    const stacks = withResources("isolated-workspace", {
      databricks_mws_private_access_settings: { a: settings(false), b: settings(true) },
    });
    expect(readDrawing(stacks, "isolated", "isolated-network")).toMatchObject({
      publicAccess: true,
      access: [
        "Private access: any endpoint of the Databricks account",
        "Private access: 2 endpoints of this environment",
        "Public access: closed",
        "Public access: open",
      ],
    });
  });

  it("names the front end of a workspace by the workspace", () => {
    const stacks = exampleStacks().map((stack) => {
      if (stack.name !== "transit-network") return stack;
      const ids = { "frontend-main": "${aws_vpc_endpoint.frontend_endpoint.id}" };
      return {
        ...stack,
        json: { ...stack.json, output: { ...stack.json.output, databricks_endpoint_ids: { value: ids } } },
      };
    });
    const [, transit] = readDrawing(stacks, "transit", "transit-network").vpcs;
    expect(transit?.bands[0]?.chips[0]).toMatchObject({ lines: ["Front end main", "2 zones"], to: "databricks-web" });
  });

  it("draws connections by their types, and routes to them", () => {
    const drawing = readDrawing(connected(), "filtered", "filtered-network");
    expect(drawing.vpcs[0]?.edge.map(({ lines }) => lines.join(" "))).toEqual([
      "Internet gateway",
      "VPC peering vpc-0123456789abcdef0",
      "Transit gateway company",
      "VPN gateway vpn",
      "VPN connection data-centre",
      "Direct Connect 5c1a9a1e-9d0d-4f1e-8d4e-1f2f3a4b5c6d",
      "Load balancer postgres",
      "Endpoint service postgres",
    ]);
    expect(subnet(drawing, "workspace", "euw1-az1")?.routes.slice(1, 4)).toEqual([
      { destination: "10.99.0.0/16", target: "aws_vpc_peering_connection.hub", text: "VPC peering hub, TCP 1433" },
      {
        destination: "172.16.0.0/12",
        target: "aws_ec2_transit_gateway_vpc_attachment.company",
        text: "transit gateway company",
      },
      { destination: "192.168.0.0/16", target: "aws_vpn_gateway.vpn", text: "VPN gateway vpn" },
    ]);
  });

  it("counts what has no shape, a type that nobody knows by its own name", () => {
    const drawing = readDrawing(connected(), "filtered", "filtered-network");
    expect(drawing.alsoMade).toContain("2 aws_new_thing");
    expect(drawing.alsoMade).toContain("1 flow log");
  });

  it("names an endpoint of a service that nobody knows by the service", () => {
    const stacks = withResources("public-network", {
      aws_vpc_endpoint: {
        odd: {
          vpc_id: "${aws_vpc.vpc.id}",
          vpc_endpoint_type: "Interface",
          service_name: "com.amazonaws.eu-west-1.odd-service",
        },
      },
    });
    const chips = readDrawing(stacks, "public", "public-network").vpcs[0]?.bands[0]?.chips ?? [];
    expect(chips.map(({ lines: [name] }) => name)).toContain("odd-service");
  });

  it("refuses a stack that is not there", () => {
    expect(() => readDrawing(exampleStacks(), "nope", "nope-network")).toThrow("there is no stack nope-network");
  });
});

describe("ports in words", () => {
  it.each([
    [[], ""],
    [[{ protocol: "tcp", from: 443, to: 443 }], "TCP 443"],
    [
      [
        { protocol: "tcp", from: 8445, to: 8451 },
        { protocol: "tcp", from: 8443, to: 8443 },
        { protocol: "tcp", from: 8444, to: 8444 },
      ],
      "TCP 8443–8451",
    ],
    [
      [
        { protocol: "udp", from: 53, to: 53 },
        { protocol: "tcp", from: 53, to: 53 },
      ],
      "TCP and UDP 53",
    ],
    [[{ protocol: "-1", from: 0, to: 65535 }], "everything"],
  ])("%j is %s", (rules, words) => {
    expect(portsInWords(rules)).toBe(words);
  });
});
