import { at } from "../../../schema/value";
import { blocksOfVpc, overlap } from "../../aws/cidr";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** Networks that are peered have no address in common. */
export const peeringOverlap: Rule = {
  id: "peering-overlap",
  source: "VPC peering guide, unsupported configurations: overlapping CIDR blocks",
  types: ["aws_vpc_peering_connection"],
  operations: ["create"],
  refuses({ planned, store }) {
    const [one, other] = ["vpc_id", "peer_vpc_id"].map((name) => store.find("aws_vpc", "id", at(planned, name)));
    if (!one || !other) return undefined;
    const theirs = blocksOfVpc(store, other);
    const clash = blocksOfVpc(store, one).find((block) => theirs.some((peer) => overlap(block, peer)));
    if (clash === undefined) return undefined;
    return {
      summary: "OverlappingVpcCidrBlock",
      detail: `${describe(one)} and ${describe(other)} overlap in ${clash}, so the connection fails`,
      fix: "give the environments different blocks",
      path: [{ attribute: "peer_vpc_id" }],
    };
  },
};
