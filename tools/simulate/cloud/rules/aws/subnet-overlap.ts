import { at } from "../../../schema/value";
import { overlap } from "../../aws/cidr";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** Two subnets of a VPC have no address in common. */
export const subnetOverlap: Rule = {
  id: "subnet-overlap",
  source: "EC2 API, CreateSubnet: InvalidSubnet.Conflict",
  types: ["aws_subnet"],
  operations: ["create"],
  refuses({ planned, store }) {
    const block = textOf(at(planned, "cidr_block"));
    const vpc = textOf(at(planned, "vpc_id"));
    if (block === undefined || vpc === undefined) return undefined;
    const other = store
      .ofType("aws_subnet")
      .find(({ attributes }) => attributes.vpc_id === vpc && overlap(block, textOf(attributes.cidr_block) ?? ""));
    if (!other) return undefined;
    return {
      summary: "InvalidSubnet.Conflict",
      detail: `The CIDR ${block} conflicts with ${describe(other)}, which has ${textOf(other.attributes.cidr_block)}`,
      fix: "give each subnet a block of its own; a subnet that changes its zone but not its block has to go before the new one comes",
      path: [{ attribute: "cidr_block" }],
    };
  },
};
