import type { EnvironmentPart } from "../../config/parts";

interface Topology {
  /** In a line, for whoever chooses. */
  readonly says: string;
  /** Whether it has a VPC, which needs a block of addresses. */
  readonly hasVpc: boolean;
  /** Its network without the block of addresses, which every environment has of its own. */
  readonly network: (zones: string[]) => NonNullable<EnvironmentPart["network"]>;
}

const TOPOLOGIES = {
  public: {
    says: "a VPC of its own, compute without public addresses, out through one NAT gateway",
    hasVpc: true,
    network: (zones) => ({ availabilityZoneIds: zones, nat: "single" }),
  },
  filtered: {
    says: "the same behind a firewall that lets listed domains through, control plane over PrivateLink",
    hasVpc: true,
    network: (zones) => ({
      availabilityZoneIds: zones,
      nat: "per-az",
      egress: { isolation: "filtered-egress" },
      privateLink: { backend: true },
    }),
  },
  serverless: {
    says: "no network: serverless compute alone",
    hasVpc: false,
    network: () => ({ mode: "serverless-only" }),
  },
  managed: {
    says: "a network that Databricks makes in your account",
    hasVpc: false,
    network: () => ({ mode: "databricks-managed" }),
  },
} as const satisfies Readonly<Record<string, Topology>>;

export type TopologyName = keyof typeof TOPOLOGIES;
export const TOPOLOGY_NAMES = Object.keys(TOPOLOGIES) as [TopologyName, ...TopologyName[]];

/** How an environment is connected, by the word for it. */
export const topologyOf = (name: TopologyName): Topology => TOPOLOGIES[name];
