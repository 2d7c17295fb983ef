import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER } from "../../computed/aws-rows";
import type { Made, Row } from "../../computed/aws-template";
import { withTransitGateway } from "../../effects/aws";
import { deleteAttachment } from "../../effects/aws-connections";
import { inside, of, TRANSIT_GATEWAY } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import { textsAt } from "../../values";
import type { Service } from "../service";

const ATTACHMENTS = {
  aws_ec2_transit_gateway_vpc_attachment: { type: "vpc", by: "id", resource: "vpc_id" },
  aws_vpn_connection: { type: "vpn", by: "transit_gateway_attachment_id", resource: "id" },
  aws_dx_gateway_association: {
    type: "direct-connect-gateway",
    by: "transit_gateway_attachment_id",
    resource: "dx_gateway_id",
  },
} as const;

/** What an association or propagation is about. */
const attached: Row = {
  resource_id: (made) => {
    const found = Object.entries(ATTACHMENTS).map(([type, { by, resource }]) =>
      attributeOf(made, type, "transit_gateway_attachment_id", resource, by),
    );
    return found.find((id) => id !== "") ?? "";
  },
  resource_type: (made) =>
    Object.entries(ATTACHMENTS).find(
      ([type, { by, resource }]) => attributeOf(made, type, "transit_gateway_attachment_id", resource, by) !== "",
    )?.[1].type ?? "vpc",
};

const attachmentOf = (made: Made) =>
  made.request.store.find("aws_ec2_transit_gateway_vpc_attachment", "id", made.text("transit_gateway_attachment_id"));

/** Attributes that an accepter has of the attachment. */
const ofAttachment = (...names: readonly string[]): Row =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (made: Made) =>
        attributeOf(made, "aws_ec2_transit_gateway_vpc_attachment", "transit_gateway_attachment_id", name),
    ]),
  );

const GATEWAY_TABLE = of("aws_ec2_transit_gateway_route_table", "id", {
  missing: "InvalidRouteTableID.NotFound",
});

/** Of a VPC, a VPN or a Direct Connect gateway; of any account. */
const ATTACHMENT = {
  targets: ["aws_ec2_transit_gateway_vpc_attachment", "aws_vpn_connection", "aws_dx_gateway_association"],
  attribute: ["id", "transit_gateway_attachment_id"],
  within: "region",
  missing: "InvalidTransitGatewayAttachmentID.NotFound",
  blocksDelete: "IncorrectState",
} as const;

/** Transit gateways. */
export const transitGateway: Service = {
  aws_ec2_transit_gateway: {
    computed: ec2("tgw", "transit-gateway", {
      ...OWNER,
      association_default_route_table_id: "tgw-rtb-{hex:17:default}",
      propagation_default_route_table_id: "{association_default_route_table_id}",
      encryption_support: "disable",
    }),
    lookup: ["id"],
    effects: { created: withTransitGateway },
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    computed: ec2("tgw-attach", "transit-gateway-attachment", {
      vpc_owner_id: "{account}",
      security_group_referencing_support: "enable",
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
    }),
    references: { transit_gateway_id: { ...TRANSIT_GATEWAY, within: "region" } },
    unique: [
      {
        attributes: ["transit_gateway_id", "vpc_id"],
        among: "place",
        summary: "DuplicateTransitGatewayAttachment",
        fix: "attach the VPC once, with all its subnets",
      },
    ],
    sameVpc: { arguments: ["vpc_id", "subnet_ids"], summary: "InvalidParameterValue" },
    linkedRole: "transitgateway",
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    computed: {
      id: "{transit_gateway_attachment_id}",
      ...ofAttachment(
        "appliance_mode_support",
        "dns_support",
        "ipv6_support",
        "transit_gateway_id",
        "vpc_id",
        "vpc_owner_id",
      ),
      security_group_referencing_support: "enable",
      subnet_ids: (made) => [...textsAt(attachmentOf(made)?.attributes ?? {}, "subnet_ids")],
    },
    references: { transit_gateway_attachment_id: inside(ATTACHMENT) },
    // EC2 API, AcceptTransitGatewayVpcAttachment: the attachment must be in the pendingAcceptance state.
    unique: [
      {
        attributes: ["transit_gateway_attachment_id"],
        among: "place",
        summary: "IncorrectState",
        fix: "accept an attachment once",
      },
    ],
    effects: { deleted: deleteAttachment },
  },
  aws_ec2_transit_gateway_route_table: {
    computed: ec2("tgw-rtb", "transit-gateway-route-table"),
    references: { transit_gateway_id: TRANSIT_GATEWAY },
  },
  aws_ec2_transit_gateway_route: {
    computed: { id: "{transit_gateway_route_table_id}_{destination_cidr_block}" },
    references: {
      transit_gateway_route_table_id: inside(GATEWAY_TABLE),
      transit_gateway_attachment_id: ATTACHMENT,
    },
    unique: [inPlace("RouteAlreadyExists", "transit_gateway_route_table_id", "destination_cidr_block")],
  },
  aws_ec2_transit_gateway_route_table_association: {
    computed: {
      id: "{transit_gateway_route_table_id}_{transit_gateway_attachment_id}",
      ...attached,
    },
    references: {
      transit_gateway_route_table_id: GATEWAY_TABLE,
      transit_gateway_attachment_id: inside(ATTACHMENT),
    },
    unique: [inPlace("Resource.AlreadyAssociated", "transit_gateway_attachment_id")],
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    computed: {
      id: "{transit_gateway_route_table_id}_{transit_gateway_attachment_id}",
      ...attached,
    },
    references: {
      transit_gateway_route_table_id: GATEWAY_TABLE,
      transit_gateway_attachment_id: inside(ATTACHMENT),
    },
  },
};
