import type { Construct } from "constructs";
import { parseArn } from "../../../config/arn";
import { linksOf, workspacesOf } from "../../../config/derive/connections/links";
import type { CustomerManagedNetwork, Environment } from "../../../config/model";
import { PeerSide } from "../../../modules/network/connections/peer-side";
import { Peering } from "../../../modules/network/connections/peering";
import { peerProvider } from "../../base/providers";
import { type ConnectedVpc, type Scopes, scopeOf, type Targets } from "./parts";

/** Every peering, with what the other side needs where it is within reach. */
export function peerings(
  stack: Construct,
  scopes: Scopes,
  env: Environment,
  network: CustomerManagedNetwork,
  { vpcId, vpcCidrs }: ConnectedVpc,
): Targets {
  const links = linksOf(network.connections);
  return Object.fromEntries(
    Object.entries(network.connections.peerings).map(([key, { peer }]) => {
      const id = `peering-${key}`;
      const scope = scopeOf(scopes, id);
      const region = peer.region === env.region ? undefined : peer.region;
      const provider =
        peer.mode === "role"
          ? peerProvider(stack, key, { roleArn: peer.roleArn, region: peer.region ?? env.region })
          : undefined;
      const { peeringId } = new Peering(scope, "Resource", {
        vpcId,
        name: `${env.prefix}-${key}`,
        peerVpcId: peer.vpcId,
        peerRegion: region,
        peerAccountId: peerAccountOf(peer),
        accept: peer.mode === "manual" ? undefined : { provider, dnsResolution: peer.dnsResolution },
      });
      const link = links.find((one) => one.id === id);
      if (peer.mode !== "manual" && link !== undefined) {
        const callers = workspacesOf(link, Object.keys(network.subnets.workspaces));
        new PeerSide(scope, "other-side", {
          provider,
          region: provider === undefined ? region : undefined,
          peeringId,
          routeTableIds: peer.routeTableIds,
          vpcCidrs,
          securityGroupIds: peer.securityGroupIds,
          callerCidrs: callers.flatMap((workspace) => Object.values(network.subnets.workspaces[workspace] ?? {})),
          ports: distinctPorts(link.destinations.flatMap(({ ports }) => ports)),
          description: `Databricks compute of ${env.prefix}`,
        });
      }
      return [id, { vpcPeeringConnectionId: peeringId }];
    }),
  );
}

type Peer = CustomerManagedNetwork["connections"]["peerings"][string]["peer"];

/** The other account; undefined for this one. */
function peerAccountOf(peer: Peer): string | undefined {
  switch (peer.mode) {
    case "same-account":
      return undefined;
    case "role":
      return parseArn(peer.roleArn).accountId;
    case "manual":
      return peer.awsAccountId;
  }
}

function distinctPorts<P extends { readonly from: number; readonly to: number }>(ports: readonly P[]): P[] {
  return [...new Map(ports.map((range) => [`${range.from}-${range.to}`, range])).values()];
}
