import type { RegionFacts } from "../facts/regions";
import type { CustomerManagedNetwork, Network } from "../model";
import type { ParsedNetwork } from "../schema/network";
import { databricksDomains, isolationOf, natOf } from "./egress";
import { deriveSubnets } from "./subnets";

/** Fills in what is derived of a network. Expects one that passed every check. */
export function resolveNetwork(
  network: ParsedNetwork,
  slots: Readonly<Record<string, number>>,
  facts: RegionFacts,
  /** Something stands in the subnets of data services. */
  dataServices: boolean,
): Network {
  if (network.mode !== "customer-managed") return network;
  const isolation = isolationOf(network);
  return {
    ...network,
    nat: natOf(network),
    subnets: deriveSubnets(network, slots, dataServices),
    egress: {
      ...network.egress,
      isolation,
      dnsFirewall: network.egress.dnsFirewall ?? isolation === "filtered-egress",
      domains: [
        ...new Set([
          ...databricksDomains(facts),
          // The port alone is of no use where its name does not resolve.
          ...(network.legacyMetastorePort && facts.hosts.legacyMetastore !== undefined
            ? [facts.hosts.legacyMetastore]
            : []),
          ...network.egress.allowedDomains,
        ]),
      ],
    },
  };
}

/** What the network of one workspace is made of, as configured: its registration is named by it. */
export interface WorkspaceNetworkContent {
  /** Block that the subnets lie in, or the VPC that is there already. */
  readonly within: string;
  /** Zone id → block of the subnet, or its id where it is there already. */
  readonly subnets: Readonly<Record<string, string>>;
  /** How many security groups its nodes have. */
  readonly securityGroups: number;
}

/** The workspaces that run in a network of the configuration; none where Databricks brings its own. */
export function workspaceNetworks(network: Network): Readonly<Record<string, WorkspaceNetworkContent>> {
  switch (network.mode) {
    case "customer-managed":
      return Object.fromEntries(
        Object.entries(network.subnets.workspaces).map(([key, subnets]) => [
          key,
          { within: blockOf(network, key), subnets, securityGroups: 1 },
        ]),
      );
    case "existing":
      return Object.fromEntries(
        Object.entries(network.workspaces).map(([key, { subnetIds, securityGroupIds }]) => [
          key,
          { within: network.vpcId, subnets: subnetIds, securityGroups: securityGroupIds.length },
        ]),
      );
    case "databricks-managed":
    case "serverless-only":
      return {};
  }
}

/** Block of the VPC that a workspace's subnets lie in. */
export function blockOf(network: Pick<CustomerManagedNetwork, "cidr" | "secondCidr">, workspace: string): string {
  const second = network.secondCidr;
  return second?.workspaces.includes(workspace) ? second.cidr : network.cidr;
}

/** Key of a workspace's n-th security group in the network's contract: `main`, `main/2`, `main/3`. */
export function securityGroupKey(workspace: string, index: number): string {
  return index === 0 ? workspace : `${workspace}/${index + 1}`;
}

/** Whether anything is private between this network and Databricks; also of a draft. */
export function usesPrivateLink(
  network: { readonly mode?: string; readonly privateLink?: object | undefined } | undefined,
): boolean {
  const link = network?.privateLink as { frontend?: unknown; serviceDirect?: string } | undefined;
  return (
    usesBackendPrivateLink(network) ||
    link?.frontend !== undefined ||
    (link?.serviceDirect !== undefined && link.serviceDirect !== "off")
  );
}

/** Whether compute reaches the control plane through endpoints in the VPC; also of a draft. */
export function usesBackendPrivateLink(
  network: { readonly mode?: string; readonly privateLink?: object | undefined } | undefined,
): boolean {
  const link = network?.privateLink as { backend?: boolean; workspaceEndpointId?: string } | undefined;
  return link?.backend === true || link?.workspaceEndpointId !== undefined;
}
