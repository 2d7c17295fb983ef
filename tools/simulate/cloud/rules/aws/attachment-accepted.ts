import { at } from "../../../schema/value";
import { isPending } from "../../aws/attachments";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** A route table of a transit gateway takes attachments that its owner has accepted. */
export const attachmentAccepted: Rule = {
  id: "attachment-accepted",
  source: "EC2 API, AssociateTransitGatewayRouteTable: IncorrectState while an attachment is pending acceptance",
  types: ["aws_ec2_transit_gateway_route_table_association", "aws_ec2_transit_gateway_route_table_propagation"],
  operations: ["create"],
  refuses({ planned, store }) {
    const attachment = store.find(
      "aws_ec2_transit_gateway_vpc_attachment",
      "id",
      at(planned, "transit_gateway_attachment_id"),
    );
    if (!attachment || !isPending(store, attachment)) return undefined;
    return {
      summary: "IncorrectState",
      detail: `${describe(attachment)} is pending acceptance`,
      fix: "take its id from the accepter, so that it is accepted first",
      path: [{ attribute: "transit_gateway_attachment_id" }],
    };
  },
};
