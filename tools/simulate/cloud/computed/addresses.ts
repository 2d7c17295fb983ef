import ipaddr from "ipaddr.js";
import { fingerprint } from "../../semantics/placeholders";

/** An address of a subnet, not one of the five that AWS keeps; empty for what is no IPv4 block. */
export function addressIn(cidr: string, seed: string): string {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) return "";
  const [network, bits] = ipaddr.IPv4.parseCIDR(cidr);
  const size = 2 ** (32 - bits);
  const base = network.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);
  const offset = size <= 8 ? 4 : 4 + (Number.parseInt(fingerprint(seed, 8), 16) % (size - 5));
  return dotted(base - (base % size) + offset);
}

/** A public address out of a block that Amazon announces. */
export function publicAddress(seed: string): string {
  return dotted(0x34_00_00_00 + (Number.parseInt(fingerprint(seed, 8), 16) % 0x01_00_00_00));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
