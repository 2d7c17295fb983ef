import { contains } from "../../config/derive/subnets";
import { resourcesOf } from "../../emitted/resources";
import { EVERYWHERE, routesOf, routeTableOf } from "../../emitted/routes";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import type { Nodes } from "./endpoints";
import { firewallView, lists } from "./firewall";
import { firewallFaults } from "./firewall-faults";
import { PRIVATE, type Stack, violation } from "./stack";
import { wayOut } from "./ways";

/** The way out is the one that the level of isolation stands for. */
export function level(stack: Stack, nodes: Nodes): Violation[] {
  const { json, isolation } = stack;
  const kinds = wayOut(json, nodes.subnet)
    .map(({ kind }) => kind)
    .join(" → ");
  const expected = { "public-egress": "nat → internet", "filtered-egress": "firewall → nat → internet", isolated: "" };
  const wanted = expected[isolation as keyof typeof expected];
  if (kinds !== wanted) {
    return [
      violation(
        nodes.subnet,
        `the network is ${isolation}, but the way out of the subnet is ${kinds === "" ? "shut" : kinds}`,
        wanted === "" ? "remove the default route" : `let it be ${wanted}`,
      ),
    ];
  }
  return [...(isolation === "filtered-egress" ? filter(stack, nodes) : []), ...publicRoutes(stack, nodes)];
}

function filter({ json, region }: Stack, nodes: Nodes): Violation[] {
  const [inspected, nat] = wayOut(json, nodes.subnet);
  if (inspected === undefined || !("subnet" in inspected) || nat === undefined || !("subnet" in nat)) return [];
  const back = routesOf(json, routeTableOf(json, nat.subnet)).find(
    ({ destination }) => destination === nodes.cidr,
  )?.hop;
  const symmetric = back?.kind === "firewall" && back.address === inspected.address && back.subnet === inspected.subnet;
  const view = firewallView(json, inspected.address);
  return [
    ...(symmetric
      ? []
      : [
          violation(
            nodes.subnet,
            "answers do not come back through the firewall endpoint that the questions went through, and are dropped",
            `route ${nodes.cidr} in the NAT gateway's route table to that endpoint`,
          ),
        ]),
    ...(zoneOf(json, inspected.subnet) === zoneOf(json, nodes.subnet)
      ? []
      : [violation(nodes.subnet, "leaves through the firewall of another zone", "use the endpoint of its own zone")]),
    ...(view.closed
      ? []
      : [
          violation(
            inspected.address,
            "the firewall lets through what no rule speaks about",
            "use strict order, forward everything to the stateful engine, and drop by default",
          ),
        ]),
    ...firewallFaults(json, inspected.address),
    ...view.passes
      .filter((pass) => pass !== "TCP 3306")
      .map((pass) =>
        violation(inspected.address, `the firewall passes ${pass} to anywhere, whatever its name`, "remove the rule"),
      ),
    ...view.names
      .filter((name) => name.replace(/^\./, "").split(".").length < 2)
      .map((name) => violation(inspected.address, `the allow list holds all of ${name}`, "list names, not endings")),
    ...view.names
      .filter((name) => everyBucketsHosts(region).some((host) => lists([name], host)))
      .map((name) =>
        violation(
          inspected.address,
          `the allow list holds ${name}, under which everybody's buckets in other regions are`,
          "list the names of the buckets or services that are needed",
        ),
      ),
  ];
}

/**
 * Names that lead to any bucket elsewhere, by the bucket's name or by path: the endpoint's policy is about S3 in this
 * region alone. Source: S3 user guide, "Virtual hosting of general purpose buckets".
 */
function everyBucketsHosts(region: string): string[] {
  const other = region === "us-east-1" ? "us-west-2" : "us-east-1";
  const services = ["s3.amazonaws.com", `s3.${other}.amazonaws.com`];
  return services.flatMap((service) => [service, `bucket-of-nobody-known.${service}`]);
}

function zoneOf(json: StackJson, subnet: string): unknown {
  return resourcesOf(json, "aws_subnet").find(({ address }) => address === subnet)?.args.availability_zone_id;
}

/** Beside the way out, routes lead to private addresses alone: those of peered and connected networks. */
function publicRoutes({ json, isolation }: Stack, nodes: Nodes): Violation[] {
  return routesOf(json, routeTableOf(json, nodes.subnet))
    .filter(({ destination }) => destination !== EVERYWHERE)
    .filter(({ destination }) => !PRIVATE.some((block) => /^\d/.test(destination) && contains(block, destination)))
    .map(({ address, destination }) =>
      violation(
        address,
        `leads nodes of a network that is ${isolation} to ${destination}, which is not a private block`,
        "route only private blocks of connected networks",
      ),
    );
}
