import ipaddr from "ipaddr.js";
import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { textOf } from "../values";

type Block = readonly [ipaddr.IPv4, number];

/** An IPv4 block; undefined for what is none. */
export function parseBlock(text: unknown): Block | undefined {
  return typeof text === "string" && ipaddr.IPv4.isValidCIDR(text) ? ipaddr.IPv4.parseCIDR(text) : undefined;
}

export function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseBlock(outer), parseBlock(inner)];
  if (!a || !b) return false;
  return b[0].match([a[0], a[1]]) && b[1] >= a[1];
}

export function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** The first block of a VPC, and those that were associated later. */
export function blocksOfVpc(store: StoreView, vpc: CloudObject): string[] {
  const id = at(vpc.attributes, "id");
  const more = store
    .ofType("aws_vpc_ipv4_cidr_block_association")
    .filter(({ attributes }) => at(attributes, "vpc_id") === id);
  return [vpc, ...more].flatMap(({ attributes }) => textOf(at(attributes, "cidr_block")) ?? []);
}
