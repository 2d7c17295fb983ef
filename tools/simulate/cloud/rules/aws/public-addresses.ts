import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** An internet gateway stays while something in its VPC has a public address. */
export const publicAddresses: Rule = {
  id: "public-addresses",
  source: "EC2 API, DetachInternetGateway: DependencyViolation, the network has some mapped public addresses",
  types: ["aws_internet_gateway"],
  operations: ["delete"],
  refuses({ existing, store }) {
    const vpc = at(existing?.attributes, "vpc_id");
    if (!existing || vpc === null) return undefined;
    const user = store
      .ofType("aws_nat_gateway")
      .find(({ attributes }) => attributes.vpc_id === vpc && attributes.connectivity_type !== "private");
    if (!user) return undefined;
    return {
      summary: "DependencyViolation",
      detail: `Network ${String(vpc)} has some mapped public addresses: ${describe(user)}. ${describe(existing)} cannot be detached`,
      fix: "make what has a public address depend on the internet gateway (depends_on), so that it goes first",
    };
  },
};
