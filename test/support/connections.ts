import type { StackJson } from "../../emitted/stacks";
import { networkStack } from "./network-stack";
import { devInput, type OwnNetworkInput } from "./platform";

type Own = OwnNetworkInput["network"];
export type Connections = NonNullable<Own["connections"]>;

export const PEER_VPC = "vpc-0123456789abcdef0";
export const TRANSIT_GATEWAY = "tgw-0123456789abcdef0";
export const NETWORK_ACCOUNT = "333333333333";
export const PEER_ROLE = `arn:aws:iam::${NETWORK_ACCOUNT}:role/peering`;
export const DIRECT_CONNECT_GATEWAY = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

/** What connections of the tests lead to. */
export const DATABASE = [{ cidr: "10.80.4.0/24", ports: [5432, { from: 1521, to: 1522 }] }];
export const OFFICE = [{ cidr: "172.16.8.0/22", ports: [1433] }];
export const DEVICE = { ipAddress: "203.0.113.10", bgpAsn: 65010 };

/** Steps that connections wait for, attested. */
export const ATTESTED = {
  "transit-gateway-shared": "Network team, 2026-11-20",
  "direct-connect-line": "Network team, 2026-11-20",
};

/** One configuration of every kind. */
export const KINDS: Readonly<Record<string, Connections>> = {
  "peering, same account": {
    peerings: { erp: { peer: { mode: "same-account", vpcId: PEER_VPC, dnsResolution: true }, destinations: DATABASE } },
  },
  "peering, role": {
    peerings: {
      erp: { peer: { mode: "role", vpcId: PEER_VPC, roleArn: PEER_ROLE, dnsResolution: true }, destinations: DATABASE },
    },
  },
  "peering, by hand": {
    peerings: {
      erp: { peer: { mode: "manual", vpcId: PEER_VPC, awsAccountId: NETWORK_ACCOUNT }, destinations: DATABASE },
    },
  },
  "transit gateway, existing": {
    transitGateway: { mode: "existing", id: TRANSIT_GATEWAY, destinations: DATABASE },
  },
  "transit gateway of one's own, VPN with static routes": {
    transitGateway: { mode: "create" },
    vpn: { office: { gateway: "transit-gateway", device: DEVICE, routing: "static", destinations: OFFICE } },
  },
  "VPN at the VPC's gateway, BGP": {
    vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, destinations: OFFICE } },
  },
  "Direct Connect at a transit gateway": {
    transitGateway: { mode: "create" },
    directConnect: { gatewayId: DIRECT_CONNECT_GATEWAY, gateway: "transit-gateway", destinations: OFFICE },
  },
  "Direct Connect at the VPC's gateway": {
    directConnect: { gatewayId: DIRECT_CONNECT_GATEWAY, gateway: "virtual-private-gateway", destinations: OFFICE },
  },
};

export const LEVELS = ["public-egress", "filtered-egress", "isolated"] as const;
export type Isolation = (typeof LEVELS)[number];

/** The shipped dev network at a level of isolation, with connections. */
export function connectedNetwork(connections: Connections, isolation: Isolation, more: Partial<Own> = {}): Own {
  const { nat: _, ...network } = devInput().network;
  return {
    ...network,
    egress: { isolation },
    ...(isolation === "public-egress" ? {} : { nat: isolation === "isolated" ? "none" : "per-az" }),
    privateLink: { backend: true },
    connections,
    ...more,
  };
}

/** The network stack of dev with these connections. */
export function connected(
  connections: Connections,
  isolation: Isolation = "public-egress",
  more: Partial<Own> = {},
  change: (input: OwnNetworkInput) => void = () => {},
): StackJson {
  return networkStack((input, account) => {
    account.attestations = { ...account.attestations, ...ATTESTED };
    input.network = connectedNetwork(connections, isolation, more);
    change(input);
  }).json;
}
