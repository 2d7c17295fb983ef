import { addressIn, publicAddress } from "../../computed/addresses";
import { attributeOf } from "../../computed/aws-objects";
import { ec2, OWNER, setting } from "../../computed/aws-rows";
import { ELASTIC_IP, holding, SUBNET, VPC } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Ways from a VPC to the internet. */
export const gateways: Service = {
  aws_internet_gateway: {
    computed: ec2("igw", "internet-gateway", OWNER),
    references: { vpc_id: holding(VPC) },
    unique: [inPlace("InvalidParameterValue", "vpc_id")],
    quota: { limit: 5, summary: "InternetGatewayLimitExceeded" },
    lookup: ["internet_gateway_id:id"],
  },
  aws_internet_gateway_attachment: { computed: setting("internet_gateway_id", "vpc_id") },
  aws_egress_only_internet_gateway: {
    computed: { id: "eigw-{hex:17}" },
    references: { vpc_id: holding(VPC) },
  },
  aws_eip: {
    computed: ec2("eipalloc", "elastic-ip", {
      allocation_id: "{id}",
      domain: "vpc",
      public_ip: ({ request }) => publicAddress(request.seed),
      public_dns: (made) => made.fill(`ec2-${made.text("public_ip").replaceAll(".", "-")}.{region}.compute.{suffix}`),
      public_ipv4_pool: "amazon",
      network_border_group: "{region}",
      association_id: "",
      private_ip: "",
      private_dns: "",
      carrier_ip: "",
      customer_owned_ip: "",
      ptr_record: "",
    }),
    quota: { limit: 5, summary: "AddressLimitExceeded" },
  },
  aws_nat_gateway: {
    computed: {
      id: "nat-{hex:17}",
      association_id: "eipassoc-{hex:17}",
      network_interface_id: "eni-{hex:17}",
      private_ip: (made) => addressIn(attributeOf(made, "aws_subnet", "subnet_id", "cidr_block"), made.request.seed),
      public_ip: (made) => attributeOf(made, "aws_eip", "allocation_id", "public_ip"),
      vpc_id: (made) => attributeOf(made, "aws_subnet", "subnet_id", "vpc_id"),
      availability_mode: "zonal",
      auto_provision_zones: "",
      auto_scaling_ips: "",
      regional_nat_gateway_address: [],
      regional_nat_gateway_auto_mode: "",
      route_table_id: "",
    },
    references: {
      allocation_id: ELASTIC_IP,
      subnet_id: SUBNET,
    },
    unique: [inPlace("Resource.AlreadyAssociated", "allocation_id")],
    lookup: ["id", "subnet_id", "vpc_id"],
  },
  aws_nat_gateways: { lists: "aws_nat_gateway" },
};
