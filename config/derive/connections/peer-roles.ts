import type { Network } from "../../model";

/** Roles in other accounts that accept peerings of a network, each once. */
export function peerRoleArns(network: Network): string[] {
  if (network.mode !== "customer-managed") return [];
  const roles = Object.values(network.connections.peerings).flatMap(({ peer }) =>
    peer.mode === "role" ? [peer.roleArn] : [],
  );
  return [...new Set(roles)].sort();
}
