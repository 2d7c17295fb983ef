import { attributeOf } from "../../computed/aws-objects";
import { of } from "../../references/aws-targets";
import type { Service } from "../service";

/** AWS Direct Connect. */
export const directConnect: Service = {
  aws_dx_gateway_association: {
    computed: {
      dx_gateway_association_id: "{uuid}",
      id: "ga-{dx_gateway_id}{associated_gateway_id}",
      associated_gateway_owner_account_id: "{account}",
      associated_gateway_type: (made) =>
        made.text("associated_gateway_id").startsWith("tgw-") ? "transitGateway" : "virtualPrivateGateway",
      dx_gateway_owner_account_id: (made) => attributeOf(made, "aws_dx_gateway", "dx_gateway_id", "owner_account_id"),
      transit_gateway_attachment_id: (made) =>
        made.text("associated_gateway_id").startsWith("tgw-") ? made.fill("tgw-attach-{hex:17:dx}") : "",
    },
    references: {
      dx_gateway_id: of("aws_dx_gateway", "id", { missing: "DirectConnectClientException", within: "account" }),
      associated_gateway_id: {
        targets: ["aws_ec2_transit_gateway", "aws_vpn_gateway"],
        attribute: "id",
        missing: "DirectConnectClientException",
        blocksDelete: "IncorrectState",
      },
    },
  },
  aws_dx_gateway: {
    computed: {
      id: "{uuid}",
      owner_account_id: "{account}",
      arn: "arn:{partition}:directconnect::{account}:dx-gateway/{id}",
    },
  },
};
