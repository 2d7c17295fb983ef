import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import { textsAt } from "../../values";

/** An attachment has one subnet per zone. */
export const attachmentZones: Rule = {
  id: "attachment-zones",
  source:
    "EC2 API, CreateTransitGatewayVpcAttachment: one subnet for each Availability Zone (DuplicateSubnetsInSameZone)",
  types: ["aws_ec2_transit_gateway_vpc_attachment"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const subnets = textsAt(planned ?? {}, "subnet_ids").flatMap((id) => store.find("aws_subnet", "id", id) ?? []);
    const zone = ({ attributes }: (typeof subnets)[number]) => at(attributes, "availability_zone_id");
    const later = subnets.find((subnet, index) =>
      subnets.slice(0, index).some((other) => zone(other) === zone(subnet)),
    );
    if (!later) return undefined;
    return {
      summary: "DuplicateSubnetsInSameZone",
      detail: `${describe(later)} is the second subnet of the attachment in ${String(zone(later))}`,
      fix: "name one subnet per zone",
      path: [{ attribute: "subnet_ids" }],
    };
  },
};
