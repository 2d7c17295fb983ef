import ipaddr from "ipaddr.js";
import { prefixLength } from "../schema/cidr";
import type { ParsedCustomerManagedNetwork as ParsedNetwork } from "../schema/network";
import { isolationOf, natOf } from "./egress";

/** Zones that a slot always leaves room for, so that a third one can be added later. */
export const ZONES_PER_SLOT = 3;
/** Smallest block that Databricks takes for a workspace's subnet. */
const SMALLEST_WORKSPACE_SUBNET_BITS = 26;
/** Smallest block that AWS takes for a subnet. */
const SMALLEST_SUBNET_BITS = 28;

export interface Subnets {
  /** Workspace key → zone id → CIDR of the private subnet. */
  readonly workspaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Zone id → CIDR of the interface endpoints' subnet. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Zone id → CIDR of the NAT gateway's public subnet; empty without NAT. */
  readonly public: Readonly<Record<string, string>>;
  /** Zone id → CIDR of the firewall's subnet; empty without AWS Network Firewall. */
  readonly firewall: Readonly<Record<string, string>>;
  /** Zone id → CIDR of the subnet of data services; empty where nothing stands in them. */
  readonly dataServices: Readonly<Record<string, string>>;
}

/** First and last address of a block, as numbers. */
export function range(cidr: string): { readonly first: number; readonly last: number } {
  const first = toNumber(ipaddr.IPv4.networkAddressFromCIDR(cidr).octets);
  return { first, last: first + 2 ** (32 - prefixLength(cidr)) - 1 };
}

/** The network bits of a block, `00001010` for `10.0.0.0/8`: those of every block inside start with them. */
export function networkBits(cidr: string): string {
  return range(cidr).first.toString(2).padStart(32, "0").slice(0, prefixLength(cidr));
}

export function contains(outer: string, inner: string): boolean {
  const [a, b] = [range(outer), range(inner)];
  return a.first <= b.first && b.last <= a.last;
}

export function overlaps(left: string, right: string): boolean {
  const [a, b] = [range(left), range(right)];
  return a.first <= b.last && b.first <= a.last;
}

/** Network bits of a derived workspace subnet. */
export function workspaceSubnetBits(network: Pick<ParsedNetwork, "cidr" | "workspaceSubnetBits">): number {
  return network.workspaceSubnetBits ?? Math.min(prefixLength(network.cidr) + 4, SMALLEST_WORKSPACE_SUBNET_BITS);
}

/**
 * Subnets of the VPC. Workspace subnets fill the block from the front, by slot and zone, so that a new
 * workspace or zone moves nothing; the last quarter holds the endpoints', the NAT gateways' and the firewall's subnets
 * (each 1/256 of the VPC, at the smallest a /28), and behind them those of data services. A second block has workspaces
 * alone. Explicit blocks win. Overlaps are a check's business.
 */
export function deriveSubnets(
  network: Pick<
    ParsedNetwork,
    "cidr" | "secondCidr" | "availabilityZoneIds" | "nat" | "egress" | "subnets" | "workspaceSubnetBits"
  >,
  slots: Readonly<Record<string, number>>,
  /** Something stands in the subnets of data services. */
  dataServices: boolean,
): Subnets {
  const zones = network.availabilityZoneIds;
  const { secondCidr } = network;
  const workspaceBlock = (key: string, slot: number) => {
    const cidr = secondCidr?.workspaces.includes(key) ? secondCidr.cidr : network.cidr;
    const bits = workspaceSubnetBits({ ...network, cidr });
    return (zone: number) => block(cidr, bits, slot * ZONES_PER_SLOT + zone);
  };
  const sharedBits = Math.min(prefixLength(network.cidr) + 8, SMALLEST_SUBNET_BITS);
  const perZone = (explicit: Readonly<Record<string, string>> | undefined, block: (zone: number) => string) =>
    Object.fromEntries(zones.map((zone, index) => [zone, explicit?.[zone] ?? block(index)]));

  return {
    workspaces: Object.fromEntries(
      Object.entries(slots).map(([key, slot]) => [
        key,
        perZone(network.subnets.workspaces[key], workspaceBlock(key, slot)),
      ]),
    ),
    endpoints: perZone(network.subnets.endpoints, (zone) => lastQuarterBlock(network.cidr, sharedBits, zone)),
    public:
      natOf(network) === "none"
        ? {}
        : perZone(network.subnets.public, (zone) =>
            lastQuarterBlock(network.cidr, sharedBits, ZONES_PER_SLOT + 1 + zone),
          ),
    firewall:
      isolationOf(network) === "filtered-egress"
        ? perZone(network.subnets.firewall, (zone) =>
            lastQuarterBlock(network.cidr, sharedBits, 2 * (ZONES_PER_SLOT + 1) + zone),
          )
        : {},
    // Those of a transit gateway's attachment come before.
    dataServices: dataServices
      ? perZone(network.subnets.dataServices, (zone) =>
          lastQuarterBlock(network.cidr, sharedBits, 4 * (ZONES_PER_SLOT + 1) + zone),
        )
      : {},
  };
}

/** The n-th block of the given size, counted from the start of the VPC. */
function block(vpc: string, bits: number, index: number): string {
  return `${toAddress(range(vpc).first + index * 2 ** (32 - bits))}/${bits}`;
}

/** The n-th block of the given size in the last quarter of the VPC. */
export function lastQuarterBlock(vpc: string, bits: number, index: number): string {
  const { first, last } = range(vpc);
  return `${toAddress(first + ((last - first + 1) / 4) * 3 + index * 2 ** (32 - bits))}/${bits}`;
}

function toNumber(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
