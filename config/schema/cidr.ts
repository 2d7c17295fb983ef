import ipaddr from "ipaddr.js";
import { z } from "zod";
import { show } from "../plain";
import { wrong } from "./common";
import { isWiderThanAnyOwners } from "./openness";
import { addressFault, blockMeant } from "./text/addresses";
import { named } from "./text/named";

/** What a block that is everybody's is told. */
export const NARROWER = "write the blocks that are meant, each as narrow as it is known";

/** An IPv4 block, `10.20.0.0/16`, without host bits. */
export const ipv4Cidr = block((cidr) =>
  isWiderThanAnyOwners(cidr)
    ? wrong(`${cidr} is the internet: it is wider than /8, and no owner has so many addresses`, NARROWER)
    : undefined,
);

/** An IPv4 block that may be everybody's, `0.0.0.0/0`, too: only for lists that have a word to accept that. */
export const anyIpv4Cidr = block(() => undefined);

function block(fault: (cidr: string) => string | undefined) {
  return named(
    { one: "IPv4 block", many: "IPv4 blocks" },
    z.string().superRefine((value, context) => {
      const problem = cidrProblem(value) ?? fault(value);
      if (problem) context.addIssue({ code: "custom", message: problem });
    }),
  );
}

function cidrProblem(value: string): string | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(value)) {
    const meant = ipaddr.IPv4.isValidFourPartDecimal(value) ? blockMeant(value) : "10.20.0.0/16";
    return addressFault(value, "an IPv4 CIDR block", meant);
  }
  const network = networkOf(value);
  if (network !== value) {
    return wrong(`${show(value)} has host bits set`, `write the network address, ${network}`);
  }
  return undefined;
}

/** The block with its host bits cleared: `10.20.3.4/16` → `10.20.0.0/16`. */
function networkOf(cidr: string): string {
  return `${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/${prefixLength(cidr)}`;
}

/** Number of network bits: 16 for `10.20.0.0/16`. */
export function prefixLength(cidr: string): number {
  return Number(cidr.split("/")[1]);
}
