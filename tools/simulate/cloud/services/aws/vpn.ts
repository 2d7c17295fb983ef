import { ec2 } from "../../computed/aws-rows";
import { holding, of, partOf, TRANSIT_GATEWAY, VPC, VPN_GATEWAY } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Site-to-Site VPN. */
export const vpn: Service = {
  aws_customer_gateway: { computed: ec2("cgw", "customer-gateway") },
  aws_vpn_gateway: {
    computed: ec2("vgw", "vpn-gateway"),
    references: { vpc_id: holding(VPC) },
    unique: [inPlace("VpcLimitExceeded", "vpc_id")],
  },
  aws_vpn_connection: {
    computed: ec2("vpn", "vpn-connection", {
      routes: [],
      vgw_telemetry: [],
      core_network_arn: "",
      core_network_attachment_arn: "",
      transit_gateway_attachment_id: (made) =>
        made.text("transit_gateway_id|") === "" ? "" : made.fill("tgw-attach-{hex:17:vpn}"),
      preshared_key_arn: (made) =>
        made.text("preshared_key_storage|") === "SecretsManager"
          ? made.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:s2svpn!{id}-{base36:6}")
          : "",
    }),
    references: {
      customer_gateway_id: of("aws_customer_gateway", "id", {
        missing: "InvalidCustomerGatewayID.NotFound",
        blocksDelete: "IncorrectState",
      }),
      vpn_gateway_id: { ...VPN_GATEWAY, missing: "InvalidVpnGatewayID.NotFound", blocksDelete: "IncorrectState" },
      // Only the owner of a transit gateway lets a VPN end there.
      transit_gateway_id: TRANSIT_GATEWAY,
    },
    linkedRole: "s2svpn",
  },
  aws_vpn_connection_route: {
    computed: { id: "{destination_cidr_block}:{vpn_connection_id}" },
    references: {
      vpn_connection_id: partOf("aws_vpn_connection", "id", { missing: "InvalidVpnConnectionID.NotFound" }),
    },
  },
};
