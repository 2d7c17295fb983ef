import type { Salvaged } from "../lenient";
import type { Network } from "../model";
import type { ParsedNetwork } from "../schema/network";
import { usesBackendPrivateLink } from "./network";

type Own<N> = Extract<N, { mode: "customer-managed" }> | Extract<N, { mode: "existing" }>;
type Draft = Salvaged<ParsedNetwork> | undefined;

/** Private connections of a network, whoever made the VPC; undefined where there can be none. Also of a draft. */
export function privateLinkOf(network: Network): Own<Network>["privateLink"];
export function privateLinkOf(network: Network | Draft): Salvaged<Own<ParsedNetwork>["privateLink"]>;
export function privateLinkOf(network: Network | Draft) {
  return network?.mode === "customer-managed" || network?.mode === "existing" ? network.privateLink : undefined;
}

/** Key in the network's contract of the endpoint that only one workspace is reached through. */
export const frontendKeyOf = (workspace: string): string => `frontend-${workspace}`;

/** Keys in the network's contract of the endpoints that the environment registers with Databricks; also of a draft. */
export function registeredEndpoints(network: Network | Draft, workspaces: readonly string[]): string[] {
  const endpoint = privateLinkOf(network)?.frontend?.endpoint;
  const own = endpoint?.mode === "transit" || (endpoint?.mode === "existing" && endpoint.registered !== "elsewhere");
  const perWorkspace = endpoint?.mode === "transit" && endpoint.per === "workspace";
  const direct = network?.mode === "customer-managed" && (network.privateLink?.serviceDirect ?? "off") !== "off";
  return [
    ...(usesBackendPrivateLink(network) ? ["workspace", "relay"] : []),
    ...(own ? (perWorkspace ? workspaces.map(frontendKeyOf) : ["frontend"]) : []),
    ...(direct ? ["service-direct"] : []),
  ];
}

/** Whether every workspace has a front-end endpoint, and so private access settings, of its own; also of a draft. */
export function hasWorkspaceFrontends(network: Network | Draft): boolean {
  const endpoint = privateLinkOf(network)?.frontend?.endpoint;
  return endpoint?.mode === "transit" && endpoint.per === "workspace";
}
