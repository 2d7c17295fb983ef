import { contains, overlaps } from "../../config/derive/subnets";
import type { StackJson } from "../../tools/synth/emitted";
import { resourcesOf } from "../resources";
import type { Violation } from "../rule";
import { aclLets, aclOf } from "./acls";
import { addressIn } from "./addresses";
import { cidrOf, interfaceEndpoint, type Nodes, shutTowards } from "./endpoints";
import { firewallView, lists } from "./firewall";
import { ALLOWED_ANYWHERE, ALLOWED_IN_VPC, S3_PORT, type Service, services } from "./requirements";
import { EVERYWHERE, hasGatewayEndpoint, routesOf, routeTableOf, wayOut } from "./routes";
import { everywhere, lets, type Ports, rulesOf } from "./security-groups";

/** What a network stack's JSON says about itself. */
interface Stack {
  readonly json: StackJson;
  readonly region: string;
  readonly isolation: string;
  /** Key of the contract → address of the endpoint; empty without back-end PrivateLink. */
  readonly databricks: Readonly<Record<string, string>>;
}

/** Everything that is wrong with what cluster nodes reach: too little, or too much for the level of isolation. */
export function unreachable(json: StackJson): Violation[] {
  const isolation = json.output?.isolation?.value;
  const region = json.provider?.aws?.[0]?.region;
  if (typeof isolation !== "string" || isolation === "" || typeof region !== "string") return [];
  const databricks = Object.fromEntries(
    Object.entries((json.output?.databricks_endpoint_ids?.value ?? {}) as Record<string, unknown>).flatMap(
      ([key, value]) => {
        const address = addressIn(value, "aws_vpc_endpoint");
        return address === undefined ? [] : [[key, address]];
      },
    ),
  );
  const stack: Stack = { json, region, isolation, databricks };
  return nodesOf(json).flatMap((nodes) => [
    ...missingServices(stack, nodes),
    ...missingS3(stack, nodes),
    ...level(stack, nodes),
    ...tooOpen(stack, nodes),
    ...aclOfNodes(stack, nodes),
  ]);
}

/** Workspace subnets of the contract with the workspace's security group. */
function nodesOf(json: StackJson): Nodes[] {
  const groups = (json.output?.workspace_security_group_ids?.value ?? {}) as Record<string, unknown>;
  const subnets = (json.output?.workspace_subnet_ids?.value ?? {}) as Record<string, unknown>;
  return Object.entries(subnets).flatMap(([key, value]) => {
    const subnet = addressIn(value, "aws_subnet");
    const group = addressIn(groups[key.split("/")[0] ?? ""], "aws_security_group");
    return subnet === undefined || group === undefined ? [] : [{ subnet, group, cidr: cidrOf(json, subnet) }];
  });
}

function violation(address: string, message: string, fix: string): Violation {
  return { address, message, fix };
}

const show = (ports: readonly Ports[]) =>
  ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(", ");

/** Every service is reached through its endpoint, or else over the internet. */
function missingServices(stack: Stack, nodes: Nodes): Violation[] {
  const privateLink = stack.databricks.relay !== undefined;
  return services(stack.region, privateLink).flatMap((service) => {
    const endpoint = endpointOf(stack, service);
    if (endpoint !== undefined) {
      const shut = shutTowards(stack.json, nodes, endpoint, service.ports);
      return shut.length === 0
        ? []
        : [
            violation(
              nodes.subnet,
              `nodes do not reach ${service.name} through ${endpoint.address} on TCP ${show(shut)}`,
              "let the ports out of the nodes' security group and into the endpoint's",
            ),
          ];
    }
    return overInternet(stack, nodes, service);
  });
}

function endpointOf(stack: Stack, { endpoint }: Service) {
  if ("aws" in endpoint) return interfaceEndpoint(stack.json, stack.region, endpoint.aws);
  const address = stack.databricks[endpoint.databricks];
  const found = resourcesOf(stack.json, "aws_vpc_endpoint").find((resource) => resource.address === address);
  // Without private DNS the service's name still leads to the internet.
  return found?.args.private_dns_enabled === true ? found : undefined;
}

function overInternet(stack: Stack, nodes: Nodes, service: Service): Violation[] {
  const { json } = stack;
  const hops = wayOut(json, nodes.subnet);
  if (hops.at(-1)?.kind !== "internet") {
    return [
      violation(
        nodes.subnet,
        `nodes do not reach ${service.name}: there is neither an endpoint with private DNS nor a route to the internet`,
        "add the endpoint, or a way out",
      ),
    ];
  }
  const shut = service.ports.filter((port) => !lets(rulesOf(json, nodes.group, "out"), port, everywhere));
  const filters = hops.filter(({ kind }) => kind === "firewall").map(({ address }) => firewallView(json, address));
  return [
    ...(shut.length === 0
      ? []
      : [
          violation(
            nodes.group,
            `nodes do not reach ${service.name} on the internet on TCP ${show(shut)}`,
            "let the ports out of the nodes' security group",
          ),
        ]),
    ...(filters.some(({ names, opaque }) => !opaque && !lists(names, service.host))
      ? [
          violation(
            nodes.subnet,
            `the firewall does not let ${service.host} through, so nodes do not reach ${service.name}`,
            "put the name on the firewall's allow list",
          ),
        ]
      : []),
  ];
}

function missingS3({ json, region }: Stack, nodes: Nodes): Violation[] {
  const endpoint = resourcesOf(json, "aws_vpc_endpoint").find(
    ({ args }) => args.service_name === `com.amazonaws.${region}.s3` && args.vpc_endpoint_type === "Gateway",
  );
  if (endpoint === undefined || !hasGatewayEndpoint(json, nodes.subnet, endpoint.address)) {
    return [
      violation(
        nodes.subnet,
        "nodes do not reach S3 inside AWS: the subnet's route table has no S3 gateway endpoint",
        "associate the route table with the endpoint",
      ),
    ];
  }
  const reached = lets(
    rulesOf(json, nodes.group, "out"),
    S3_PORT,
    (rule) => everywhere(rule) || rule.prefixListOf === endpoint.address,
  );
  return reached
    ? []
    : [violation(nodes.group, "nodes do not reach S3 on TCP 443", "let 443 out to the endpoint's prefix list")];
}

/** The way out is the one that the level of isolation stands for. */
function level(stack: Stack, nodes: Nodes): Violation[] {
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

function filter({ json }: Stack, nodes: Nodes): Violation[] {
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
    ...view.passes
      .filter((pass) => pass !== "TCP 3306")
      .map((pass) =>
        violation(inspected.address, `the firewall passes ${pass} to anywhere, whatever its name`, "remove the rule"),
      ),
    ...view.names
      .filter((name) => name.replace(/^\./, "").split(".").length < 2)
      .map((name) => violation(inspected.address, `the allow list holds all of ${name}`, "list names, not endings")),
  ];
}

function zoneOf(json: StackJson, subnet: string): unknown {
  return resourcesOf(json, "aws_subnet").find(({ address }) => address === subnet)?.args.availability_zone_id;
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

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

/** Nodes may call the ports that Databricks needs, and nothing else, on the internet and in the VPC. */
function tooOpen(stack: Stack, nodes: Nodes): Violation[] {
  const { json, isolation } = stack;
  const blocks = vpcBlocks(json);
  return rulesOf(json, nodes.group, "out").flatMap((rule) => {
    if (rule.group === nodes.group || rule.cidr === undefined) return [];
    const { cidr } = rule;
    const anywhere = !PRIVATE.some((block) => contains(block, cidr)) && !blocks.some((block) => contains(block, cidr));
    if (anywhere && isolation === "isolated") {
      return [
        violation(rule.address, `lets nodes of an isolated network out to ${cidr}`, "let them out to the VPC alone"),
      ];
    }
    const allowed = anywhere ? ALLOWED_ANYWHERE : ALLOWED_IN_VPC;
    // Blocks of connected networks are somebody's explicit choice.
    if (!anywhere && !blocks.some((block) => overlaps(block, cidr))) return [];
    const needed = rule.protocol === "tcp" && allowed.some(({ from, to }) => from <= rule.from && rule.to <= to);
    if (needed) return [];
    return [
      violation(
        rule.address,
        `lets nodes out to ${cidr} on ${rule.protocol} ${show([rule])}, which Databricks does not need`,
        "remove the rule, or narrow it to a connected network",
      ),
    ];
  });
}

function vpcBlocks(json: StackJson): string[] {
  return resourcesOf(json, "aws_vpc", "aws_vpc_ipv4_cidr_block_association").flatMap(({ args }) =>
    typeof args.cidr_block === "string" ? [args.cidr_block] : [],
  );
}

/** Databricks refuses a network whose ACLs could stop its traffic (H22). Source: settled there by subnets' ACLs. */
function aclOfNodes({ json }: Stack, nodes: Nodes): Violation[] {
  const acl = aclOf(json, nodes.subnet);
  if (acl === undefined) return [];
  const everything = { from: 0, to: 65535, protocol: "-1", cidr: EVERYWHERE } as const;
  const shut = [
    ...(aclLets(json, acl, "ingress", everything) ? [] : ["everything in from 0.0.0.0/0"]),
    ...vpcBlocks(json)
      .filter((cidr) => !aclLets(json, acl, "egress", { ...everything, cidr }))
      .map((cidr) => `everything out to ${cidr}`),
    ...ALLOWED_ANYWHERE.filter(
      (port) => !aclLets(json, acl, "egress", { ...port, protocol: "6", cidr: EVERYWHERE }),
    ).map((port) => `TCP ${show([port])} out to 0.0.0.0/0`),
  ];
  return shut.length === 0
    ? []
    : [
        violation(
          acl,
          `Databricks refuses this ACL of ${nodes.subnet}: before anything is denied it has to allow ${shut.join("; ")}`,
          "give these rules the lowest numbers, and filter with security groups or a firewall",
        ),
      ];
}
