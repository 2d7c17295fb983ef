import { at } from "../../../schema/value";
import { isActive, peeringOf } from "../../aws/peerings";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** Only a peering that was accepted takes options. */
export const peeringActive: Rule = {
  id: "peering-active",
  source: "VPC peering guide, Enable DNS resolution for a VPC peering connection; AWS provider issue 12113",
  types: ["aws_vpc_peering_connection_options"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const peering = peeringOf(store, at(planned, "vpc_peering_connection_id"));
    if (!peering || isActive(peering)) return undefined;
    return {
      summary: "OperationNotPermitted",
      detail: `${describe(peering)} is not active: peering options can be added only to active peerings`,
      fix: "take the id from the accepter, so that it is accepted first; where somebody else accepts, leave the options to him",
      path: [{ attribute: "vpc_peering_connection_id" }],
    };
  },
};
