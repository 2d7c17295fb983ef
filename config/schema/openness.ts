import ipaddr from "ipaddr.js";
import { WIDEST_BLOCK_BITS } from "../facts/address-blocks";

/** Number of IPv4 addresses that there are. */
const ALL = 2 ** 32;

/**
 * Most of IPv4 that a list may let in, as a share: sixteen /8. Every company's own networks together are less, all
 * private blocks are a two-hundredth; a list of more names the internet, however it is cut up.
 */
const MOST_OF_IPV4 = 1 / 16;

/** First address of a block, and the one behind its last, as numbers. */
function edges(cidr: string): [first: number, behind: number] {
  const first = ipaddr.IPv4.networkAddressFromCIDR(cidr).octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return [first, first + 2 ** (32 - bitsOf(cidr))];
}

const bitsOf = (cidr: string): number => Number(cidr.split("/")[1]);

/** Lists are looked at before their texts are known to be right, and emitted ones may hold references and IPv6. */
const ipv4Of = (texts: readonly string[]): string[] =>
  texts.filter((text) => ipaddr.IPv4.isValidCIDRFourPartDecimal(text));

/** How much of IPv4 is in at least one of the blocks, 0 to 1; what is no IPv4 block counts for nothing. */
export function shareOfIpv4(cidrs: readonly string[]): number {
  let covered = 0;
  let upTo = 0;
  for (const [first, behind] of ipv4Of(cidrs)
    .map(edges)
    .sort(([a], [b]) => a - b)) {
    covered += Math.max(0, behind - Math.max(first, upTo));
    upTo = Math.max(upTo, behind);
  }
  return covered / ALL;
}

/** Whether a block is wider than what any one owner has, and so names the internet. */
export const isWiderThanAnyOwners = (cidr: string): boolean => bitsOf(cidr) < WIDEST_BLOCK_BITS.value;

/** Whether a list of blocks lets everybody in, or so many that it is no list: by one wide block, or by many together. */
export const isOpen = (cidrs: readonly string[]): boolean =>
  ipv4Of(cidrs).some(isWiderThanAnyOwners) || shareOfIpv4(cidrs) > MOST_OF_IPV4;
