import { addressIn } from "../../emitted/references";
import { resourcesOf } from "../../emitted/resources";
import type { StackJson } from "../../emitted/stacks";
import type { Violation } from "../rule";
import { amongNodes, unknownSides } from "./among-nodes";
import { connections } from "./connections";
import { dataServiceFaults } from "./data-services";
import { dhcpServerFaults } from "./dhcp-servers";
import { dnsFirewallFaults } from "./dns-firewall";
import { endpointFaults } from "./endpoint-faults";
import { endpointPolicyFaults } from "./endpoint-policies";
import { cidrOf, interfaceEndpoint, type Nodes, shutTowards } from "./endpoints";
import { firewallView, lists } from "./firewall";
import { hiddenRoutes } from "./hidden-routes";
import { level } from "./level";
import { loadBalancerFaults } from "./load-balancers";
import { aclOfNodes, tooOpen } from "./openness";
import { S3_PORT, type Service, services } from "./requirements";
import { resolverFaults } from "./resolver";
import { everywhere, lets, rulesOf } from "./security-groups";
import { type Stack, show, violation } from "./stack";
import { aclsOnTheWay } from "./way-acls";
import { hasGatewayEndpoint, wayOut } from "./ways";

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
  const nodes = nodesOf(json);
  return [
    ...nodes.flatMap((one) => PER_SUBNET.flatMap((check) => check(stack, one))),
    ...endpointFaults(stack),
    ...endpointPolicyFaults(stack),
    ...dnsFirewallFaults(stack, nodes),
    ...resolverFaults(json),
    ...loadBalancerFaults(json),
  ];
}

/** What is asked of the nodes in every workspace subnet. */
const PER_SUBNET: readonly ((stack: Stack, nodes: Nodes) => Violation[])[] = [
  missingServices,
  missingS3,
  level,
  hiddenRoutes,
  tooOpen,
  unknownSides,
  amongNodes,
  aclOfNodes,
  aclsOnTheWay,
  dhcpServerFaults,
  connections,
  dataServiceFaults,
];

/** Workspace subnets of the contract with the workspace's security group. */
function nodesOf(json: StackJson): Nodes[] {
  const groups = (json.output?.workspace_security_group_ids?.value ?? {}) as Record<string, unknown>;
  const subnets = (json.output?.workspace_subnet_ids?.value ?? {}) as Record<string, unknown>;
  return Object.entries(subnets).flatMap(([key, value]) => {
    const subnet = addressIn(value, "aws_subnet");
    const workspace = key.split("/")[0] ?? "";
    const group = addressIn(groups[workspace], "aws_security_group");
    return subnet === undefined || group === undefined
      ? []
      : [{ subnet, group, workspace, cidr: cidrOf(json, subnet) }];
  });
}

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
    ...(filters.some(({ names, opaque }) => !opaque && !service.hosts.some((host) => lists(names, host)))
      ? [
          violation(
            nodes.subnet,
            `the firewall does not let ${service.hosts[0]} through, so nodes do not reach ${service.name}`,
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
