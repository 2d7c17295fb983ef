import { fact } from "./fact";

/** The widest block that one owner has: 10.0.0.0/8 among the private ones, a few historical /8 among the public ones. */
export const WIDEST_BLOCK_BITS = fact({
  value: 8,
  source: 'IANA, "IPv4 Address Space Registry", which gives out nothing wider than /8; RFC 1918',
  asOf: "2026-11",
});
