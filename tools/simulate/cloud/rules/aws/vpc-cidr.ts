import { at } from "../../../schema/value";
import { blocksOfVpc, contains } from "../../aws/cidr";
import type { Rule } from "../../rule";

/** A subnet lies inside one of its VPC's blocks. */
export const vpcCidr: Rule = {
  id: "vpc-cidr",
  source: "EC2 API, CreateSubnet: InvalidSubnet.Range",
  types: ["aws_subnet"],
  operations: ["create"],
  refuses({ planned, store }) {
    const vpc = store.find("aws_vpc", "id", at(planned, "vpc_id"));
    const subnet = at(planned, "cidr_block");
    if (typeof subnet !== "string" || !vpc) return undefined;
    const blocks = blocksOfVpc(store, vpc);
    if (blocks.length === 0 || blocks.some((block) => contains(block, subnet))) return undefined;
    return {
      summary: "InvalidSubnet.Range",
      detail: `The CIDR ${subnet} is not inside the VPC's ${blocks.join(", ")}`,
      fix: "give the subnet a block of the VPC",
      path: [{ attribute: "cidr_block" }],
    };
  },
};
