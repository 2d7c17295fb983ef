import { contains } from "../../../config/derive/subnets";
import { named } from "../../../emitted/references";
import { blocks, type Thing, text, thingsOf } from "../../../emitted/resources";
import { routeTableOf } from "../../../emitted/routes";
import type { StackJson } from "../../../emitted/stacks";
import type { Item, RouteLine, Subnet, SubnetKind } from "../model";
import { nodeGroups } from "./node-groups";
import { groupRules, portsInWords } from "./ports";
import { routeLines } from "./routes";
import { titleOf } from "./titles";

/** Workspace and zone of a subnet, as the layer's contract has them. */
interface Place {
  readonly workspace: string;
  readonly zone: string;
}

/** Every subnet of a stack: made, looked up, or only named by an endpoint. */
export function subnetsOf(json: StackJson): (Subnet & { readonly vpc: string })[] {
  const places = workspacePlaces(json);
  const known = thingsOf(json, "aws_subnet");
  const byId = new Map(known.filter(({ made }) => !made).map(({ address, args }) => [text(args.id), address]));
  const named = namedOnly(json).filter(({ address }) => !byId.has(address));
  return [...known, ...named].map((thing) => {
    const place = places.get(thing.address);
    const routes = withPorts(json, place, routeLines(json, routeTableOf(json, thing.address)));
    const kind = kindOf(json, thing.address, place, routes);
    const cidr = text(thing.args.cidr_block) || text(thing.args.id) || thing.address;
    return {
      id: thing.address,
      vpc: vpcOf(json, thing),
      kind,
      ...(place === undefined ? {} : { workspace: place.workspace }),
      zone: text(thing.args.availability_zone_id) || text(thing.args.availability_zone) || (place?.zone ?? ""),
      lines: [titleOfSubnet(kind, place, thing), cidr],
      existing: !thing.made,
      routes,
      holds: inhabitants(json, thing.address),
    };
  });
}

/** To a connected network nodes may use certain ports: those of the rules for exactly the route's block or a part of it. */
function withPorts(json: StackJson, place: Place | undefined, routes: readonly RouteLine[]): RouteLine[] {
  const groups = place === undefined ? [] : nodeGroups(json, place.workspace);
  const rules = groupRules(json, "out").filter(({ group, cidr }) => groups.includes(group) && cidr !== "");
  return routes.map((route) => {
    if (!/^\d/.test(route.destination) || route.destination === "0.0.0.0/0") return route;
    const ports = portsInWords(rules.filter(({ cidr }) => contains(route.destination, cidr)));
    return ports === "" ? route : { ...route, text: `${route.text}, ${ports}` };
  });
}

/** `<workspace>/<zone>` of the output → the subnet. */
function workspacePlaces(json: StackJson): Map<string, Place> {
  const value = json.output?.workspace_subnet_ids?.value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([key, id]) => {
      const [workspace = "", zone = ""] = key.split("/");
      return named(id, "aws_subnet").map((address) => [address, { workspace, zone }] as const);
    }),
  );
}

/** Subnets that an endpoint stands in by id and that no lookup speaks of. */
function namedOnly(json: StackJson): Thing[] {
  const found = thingsOf(json, "aws_vpc_endpoint").flatMap(({ args }) => {
    const literal = named(args.subnet_ids, "aws_subnet").filter((id) => !id.includes("."));
    return literal.map((id) => ({
      address: id,
      type: "aws_subnet",
      args: { id, vpc_id: args.vpc_id },
      made: false,
    }));
  });
  return [...new Map(found.map((thing) => [thing.address, thing])).values()];
}

/** The VPC; for a looked-up subnet the only one that is looked up. */
function vpcOf(json: StackJson, { args, made }: Thing): string {
  // A subnet in a second block names the VPC by the block, so that it waits for it.
  const [block] = named(args.vpc_id, "aws_vpc_ipv4_cidr_block_association");
  const association = thingsOf(json, "aws_vpc_ipv4_cidr_block_association").find(({ address }) => address === block);
  const vpc = named(association?.args.vpc_id ?? args.vpc_id, "aws_vpc")[0];
  if (vpc !== undefined) return vpc;
  return made ? "" : (thingsOf(json, "aws_vpc").find((other) => !other.made)?.address ?? "");
}

function kindOf(json: StackJson, subnet: string, place: Place | undefined, routes: readonly RouteLine[]): SubnetKind {
  if (place !== undefined) return "workspace";
  if (firewallsIn(json, subnet).length > 0) return "firewall";
  if (routes.some(({ target }) => target.startsWith("aws_internet_gateway."))) return "public";
  const endpoints = thingsOf(json, "aws_vpc_endpoint").filter(({ args }) =>
    named(args.subnet_ids, "aws_subnet").includes(subnet),
  );
  return endpoints.length > 0 ? "endpoint" : "other";
}

function titleOfSubnet(kind: SubnetKind, place: Place | undefined, thing: Thing): string {
  const titles: Readonly<Record<SubnetKind, string>> = {
    public: "Public",
    firewall: "Firewall",
    workspace: `Workspace ${place?.workspace ?? ""}`,
    endpoint: "Endpoints",
    other: titleOf(thing).replace(/-[a-z]+\d-az\d$/, ""),
  };
  return titles[kind];
}

const firewallsIn = (json: StackJson, subnet: string): Thing[] =>
  thingsOf(json, "aws_networkfirewall_firewall").filter(({ args }) =>
    blocks(args.subnet_mapping).some(({ subnet_id }) => named(subnet_id, "aws_subnet").includes(subnet)),
  );

/** What stands in a subnet and is what routes lead to. */
function inhabitants(json: StackJson, subnet: string): Item[] {
  const gateways = thingsOf(json, "aws_nat_gateway")
    .filter(({ args }) => named(args.subnet_id, "aws_subnet").includes(subnet))
    .map(({ address }) => ({ id: address, lines: ["NAT gateway"] }));
  const firewalls = firewallsIn(json, subnet).map(({ address }) => ({
    id: `${address}/${subnet}`,
    lines: ["Firewall endpoint"],
  }));
  return [...gateways, ...firewalls];
}
