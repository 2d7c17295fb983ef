import { Construct } from "constructs";
import {
  type Destination,
  declaredDestinations,
  isInspected,
  type Link,
  linksOf,
  workspacesOf,
} from "../../../config/derive/connections/links";
import type { CustomerManagedNetwork, Environment } from "../../../config/model";
import { configured } from "../../../modules/configured";
import { ConnectionEgress } from "../../../modules/network/connections/connection-egress";
import { ConnectionRoutes } from "../../../modules/network/connections/connection-routes";
import { connectionPasses } from "../../../modules/network/connections/firewall-passes";
import type { FirewallRules } from "../../../modules/network/firewall-rules";
import type { PlatformStack } from "../../base/platform-stack";
import type { NetworkOutputs } from "../outputs";
import { gateways } from "./gateways";
import { type ConnectedVpc, type Scopes, scopeOf, type Targets } from "./parts";
import { peerings } from "./peerings";

/** What connections add to the rest of the network. */
export interface NetworkConnections {
  /** Everything that workspaces call through connections. */
  readonly destinations: readonly Destination[];
  /** Zone id → subnet of the transit gateway's attachment. */
  readonly attachmentSubnetIds: Readonly<Record<string, string>>;
  readonly outputs: Pick<NetworkOutputs, "connection_destinations">;
}

/** Ways to other networks: what carries them, routes there, and rules that let out to exactly what is declared. */
export function networkConnections(
  stack: PlatformStack<NetworkOutputs>,
  env: Environment,
  network: CustomerManagedNetwork,
  vpc: ConnectedVpc,
): NetworkConnections {
  const all = linksOf(network.connections);
  const scopes: Scopes = Object.fromEntries(
    all.map(({ id, path }) => [id, configured(new Construct(stack, id), ["network.connections", ...path].join("."))]),
  );
  const { attachmentSubnetIds, ...ends } = gateways(stack, scopes, env, network, vpc);
  const targets: Targets = { ...ends.targets, ...peerings(stack, scopes, env, network, vpc) };
  const links = all.filter(({ open }) => open);
  for (const link of links) connect(scopeOf(scopes, link.id), env, network, vpc, link, targets);
  const destinations = links.flatMap((link) => link.destinations);
  return {
    destinations,
    attachmentSubnetIds,
    outputs:
      destinations.length === 0
        ? {}
        : { connection_destinations: declaredDestinations(links, Object.keys(env.workspaces)) },
  };
}

/** Rule groups of the firewall for connections that pass it, before any other; none without. */
export function connectionRules(
  network: CustomerManagedNetwork,
  vpcCidrs: readonly string[],
): Record<string, FirewallRules> {
  const destinations = linksOf(network.connections)
    .filter((link) => link.open && isInspected(link, network.egress.isolation))
    .flatMap((link) => link.destinations);
  return destinations.length === 0 ? {} : { connections: connectionPasses(vpcCidrs, destinations) };
}

function connect(
  scope: Construct,
  env: Environment,
  network: CustomerManagedNetwork,
  { routing, workspaceGroupIds }: ConnectedVpc,
  link: Link,
  targets: Targets,
): void {
  const target = targets[link.id];
  if (target === undefined) throw new Error(`${link.id} leads nowhere`);
  const inspected = isInspected(link, network.egress.isolation);
  // Private subnets lead to the firewall with everything that is not in the VPC.
  const tables = inspected ? (routing.firewall?.routeTableIds ?? {}) : routing.privateTableIds;
  const cidrs = [...new Set(link.destinations.map(({ cidr }) => cidr))];
  new ConnectionRoutes(scope, "route", { routeTableIds: tables, cidrs, target });
  new ConnectionRoutes(scope, "endpoint-route", {
    routeTableIds: { endpoints: routing.endpointTableId },
    cidrs: link.endpointCidrs,
    target,
  });
  const allowed = workspacesOf(link, Object.keys(env.workspaces));
  new ConnectionEgress(scope, "egress", {
    securityGroupIds: Object.fromEntries(
      Object.entries(workspaceGroupIds).filter(([workspace]) => allowed.includes(workspace)),
    ),
    destinations: link.destinations,
    description: `Connection ${link.id}`,
  });
}
