import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** A Direct Connect gateway and the transit gateway that it leads to have different numbers. */
export const directConnectAsn: Rule = {
  id: "direct-connect-asn",
  source: "Direct Connect user guide, Transit gateway associations: the two gateways cannot have the same ASN",
  types: ["aws_dx_gateway_association"],
  operations: ["create"],
  refuses({ planned, store }) {
    const line = store.find("aws_dx_gateway", "id", at(planned, "dx_gateway_id"));
    const transit = store.find("aws_ec2_transit_gateway", "id", at(planned, "associated_gateway_id"));
    const asn = textOf(at(line?.attributes, "amazon_side_asn"));
    if (!line || !transit || asn === undefined || asn !== textOf(at(transit.attributes, "amazon_side_asn"))) {
      return undefined;
    }
    return {
      summary: "DirectConnectClientException",
      detail: `${describe(line)} and ${describe(transit)} both have ASN ${asn}`,
      fix: "give the transit gateway another amazonSideAsn",
      path: [{ attribute: "associated_gateway_id" }],
    };
  },
};
