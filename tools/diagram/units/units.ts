import { named } from "../../../emitted/references";
import { blocks, type Thing, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";

/** Something that is billed whether it is used or not. */
export interface Unit {
  /** What it is, as AWS names it. */
  readonly name: string;
  /** How many are billed. */
  readonly count: number;
  /** How the count comes about, where it is not the number of things: `4 endpoints, each in 2 zones`. */
  readonly because: string;
  readonly per: "hour" | "month";
  /** What is billed on top, by use; empty where nothing is. */
  readonly alsoByUse: string;
}

interface Kind {
  readonly type: string;
  readonly name: string;
  readonly per: Unit["per"];
  readonly alsoByUse: string;
  /** Billed parts of one thing. Default 1. */
  readonly parts?: (args: Thing["args"]) => number;
  readonly only?: (args: Thing["args"]) => boolean;
  /** What things and their parts are called: `endpoints`, `zones`. */
  readonly words?: readonly [things: string, parts: string];
}

/**
 * What AWS bills around the clock, by resource type. Sources, read for their units and not for prices: the pricing pages
 * of Amazon VPC (NAT gateways, public IPv4 addresses, Transit Gateway, Site-to-Site VPN), AWS PrivateLink, AWS Network
 * Firewall, Amazon Route 53, Elastic Load Balancing and AWS KMS.
 */
const KINDS: readonly Kind[] = [
  { type: "aws_nat_gateway", name: "NAT gateway", per: "hour", alsoByUse: "GB" },
  { type: "aws_eip", name: "public IPv4 address", per: "hour", alsoByUse: "" },
  {
    type: "aws_networkfirewall_firewall",
    name: "Network Firewall endpoint",
    per: "hour",
    alsoByUse: "GB",
    parts: ({ subnet_mapping }) => blocks(subnet_mapping).length,
    words: ["firewall", "zones"],
  },
  {
    type: "aws_vpc_endpoint",
    name: "interface endpoint, per zone",
    per: "hour",
    alsoByUse: "GB",
    parts: ({ subnet_ids }) => named(subnet_ids, "aws_subnet").length,
    only: ({ vpc_endpoint_type }) => vpc_endpoint_type === "Interface",
    words: ["endpoints", "zones"],
  },
  {
    type: "aws_route53_resolver_endpoint",
    name: "Route 53 Resolver endpoint, per address",
    per: "hour",
    alsoByUse: "queries",
    parts: ({ ip_address }) => blocks(ip_address).length,
    words: ["endpoints", "addresses"],
  },
  { type: "aws_ec2_transit_gateway_vpc_attachment", name: "transit gateway attachment", per: "hour", alsoByUse: "GB" },
  { type: "aws_vpn_connection", name: "Site-to-Site VPN connection", per: "hour", alsoByUse: "GB out" },
  { type: "aws_lb", name: "load balancer", per: "hour", alsoByUse: "capacity units" },
  { type: "aws_route53_zone", name: "Route 53 hosted zone", per: "month", alsoByUse: "queries" },
  {
    type: "aws_route53_resolver_firewall_domain_list",
    name: "DNS Firewall domain",
    per: "month",
    alsoByUse: "queries",
    parts: ({ domains }) => (Array.isArray(domains) ? domains.length : 0),
    words: ["lists", "domains"],
  },
  { type: "aws_kms_key", name: "KMS key", per: "month", alsoByUse: "requests" },
  { type: "aws_kms_replica_key", name: "KMS replica key", per: "month", alsoByUse: "requests" },
];

/** Units that stacks have billed around the clock; what there is nothing of is left out. */
export function billedUnits(stacks: readonly StackJson[]): Unit[] {
  return KINDS.flatMap((kind) => {
    const things = stacks
      .flatMap((json) => thingsOf(json, kind.type))
      .filter(({ made, args }) => made && (kind.only?.(args) ?? true));
    const counts = things.map(({ args }) => kind.parts?.(args) ?? 1);
    const count = counts.reduce((sum, parts) => sum + parts, 0);
    if (count === 0) return [];
    const { name, per, alsoByUse } = kind;
    return [{ name, count, because: kind.words === undefined ? "" : inWords(counts, kind.words), per, alsoByUse }];
  });
}

/** `4 endpoints in 2 zones`, or where they differ `5 endpoints in 2 or 3 zones`. */
function inWords(counts: readonly number[], [things, parts]: readonly [string, string]): string {
  const sizes = [...new Set(counts)].sort((a, b) => a - b);
  const singular = counts.length === 1 ? things.replace(/s$/, "") : things;
  return `${counts.length} ${singular}, ${sizes.join(" or ")} ${parts}${counts.length === 1 ? "" : " each"}`;
}
