import { z } from "zod";
import { anyIpv4Cidr, ipv4Cidr, NARROWER } from "./cidr";
import { distinct, wrong } from "./common";
import { isOpen, shareOfIpv4 } from "./openness";

interface Length {
  /** Default 1. */
  readonly least?: number;
  readonly most: number;
}

/** What is wrong with a list of blocks that lets everybody in; undefined where it does not. */
export function opennessOf(cidrs: readonly string[]): string | undefined {
  if (!isOpen(cidrs)) return undefined;
  return `its blocks hold ${Math.floor(shareOfIpv4(cidrs) * 100)} % of all addresses, which is the internet`;
}

/** Blocks that somebody comes from or is sent to: never everybody, neither by one block nor by all of them together. */
export const allowList = ({ least = 1, most }: Length) =>
  distinct(z.array(ipv4Cidr).min(least).max(most)).superRefine((cidrs, context) => {
    // A block that is everybody by itself is told of where it stands.
    const open = cidrs.some((cidr) => isOpen([cidr])) ? undefined : opennessOf(cidrs);
    if (open !== undefined) context.addIssue({ code: "custom", message: wrong(open, NARROWER) });
  });

/** The same, where everybody may be meant: beside it stands a word to accept that, and a check asks for it. */
export const openAllowList = ({ least = 1, most }: Length) => distinct(z.array(anyIpv4Cidr).min(least).max(most));
