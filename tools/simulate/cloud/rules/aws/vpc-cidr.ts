import ipaddr from "ipaddr.js";
import { at } from "../../../schema/value";
import type { Rule } from "../../rule";

/** A subnet lies inside its VPC's block. */
export const vpcCidr: Rule = {
  id: "vpc-cidr",
  source: "EC2 API, CreateSubnet: InvalidSubnet.Range",
  types: ["aws_subnet"],
  operations: ["create"],
  refuses({ planned, store }) {
    const vpc = store.find("aws_vpc", "id", at(planned, "vpc_id"));
    const [subnet, block] = [at(planned, "cidr_block"), at(vpc?.attributes, "cidr_block")];
    if (typeof subnet !== "string" || typeof block !== "string") return undefined;
    const [inner, outer] = [ipaddr.IPv4.parseCIDR(subnet), ipaddr.IPv4.parseCIDR(block)];
    if (inner[0].match(outer) && inner[1] >= outer[1]) return undefined;
    return {
      summary: "InvalidSubnet.Range",
      detail: `The CIDR ${subnet} is not inside the VPC's ${block}`,
      fix: "give the subnet a block of the VPC",
      path: [{ attribute: "cidr_block" }],
    };
  },
};
