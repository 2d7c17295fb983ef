import { at } from "../../../schema/value";
import { attributeOf } from "../../computed/aws-objects";
import { setting } from "../../computed/aws-rows";
import { acceptPeering } from "../../effects/aws-connections";
import { inside, PEERING, VPC } from "../../references/aws-targets";
import { wholeDocument } from "../../uniques/aws";
import type { Service } from "../service";

/** VPC peering. */
export const peering: Service = {
  aws_vpc_peering_connection: {
    computed: {
      id: "pcx-{hex:17}",
      accept_status: (made) => (at(made.request.planned, "auto_accept") === true ? "active" : "pending-acceptance"),
      peer_owner_id: "{account}",
      peer_region: "{region}",
    },
    references: {
      // The other VPC may be anywhere, and is not always made by Terraform.
      vpc_id: inside(VPC),
      peer_vpc_id: { ...VPC, within: "anywhere", except: /./ },
    },
    unique: [
      {
        attributes: ["vpc_id", "peer_vpc_id"],
        among: "place",
        summary: "VpcPeeringConnectionAlreadyExists",
        fix: "use the peering that is there",
      },
    ],
  },
  aws_vpc_peering_connection_accepter: {
    computed: {
      id: "{vpc_peering_connection_id}",
      accept_status: (made) => (at(made.request.planned, "auto_accept") === true ? "active" : "pending-acceptance"),
      vpc_id: (made) => attributeOf(made, "aws_vpc_peering_connection", "id", "peer_vpc_id"),
      peer_vpc_id: (made) => attributeOf(made, "aws_vpc_peering_connection", "id", "vpc_id"),
      peer_owner_id: "{account}",
      peer_region: "{region}",
    },
    references: { vpc_peering_connection_id: { ...PEERING, within: "anywhere" } },
    effects: { created: acceptPeering },
  },
  aws_vpc_peering_connection_options: {
    computed: setting("vpc_peering_connection_id"),
    references: { vpc_peering_connection_id: { ...PEERING, within: "anywhere", goesWith: true } },
    unique: [wholeDocument("vpc_peering_connection_id")],
  },
};
