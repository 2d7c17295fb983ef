import { at, type Value } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import { ec2, OWNER, setting } from "../../computed/aws-rows";
import { type Made, regionOf } from "../../computed/aws-template";
import { withVpc } from "../../effects/aws";
import { lastRecords } from "../../effects/aws-log-groups";
import { bucketInArn } from "../../effects/buckets";
import { BUCKET_ARN, holding, inside, LOG_GROUP_ARN, SUBNET, VPC } from "../../references/aws-targets";
import { REGION_SETTING } from "../../uniques/aws";
import { textsAt } from "../../values";
import { zoneOf } from "../../zones";
import type { Service } from "../service";

/** VPC and what is in it. Forms of ids and ARNs: EC2 API reference and service authorization reference. */
export const vpc: Service = {
  aws_vpc: {
    computed: ec2("vpc", "vpc", {
      ...OWNER,
      default_security_group_id: "sg-{hex:17:default}",
      default_route_table_id: "rtb-{hex:17:main}",
      main_route_table_id: "{default_route_table_id}",
      default_network_acl_id: "acl-{hex:17:default}",
      dhcp_options_id: (made) => `dopt-${fingerprint(made.fill("{account} {region}"), 17)}`,
      ipv6_association_id: "",
    }),
    quota: { limit: 5, summary: "VpcLimitExceeded" },
    lookup: ["id", "cidr_block"],
    effects: { created: withVpc },
  },
  aws_vpc_ipv4_cidr_block_association: {
    computed: { id: "vpc-cidr-assoc-{hex:17}" },
    references: { vpc_id: inside(VPC) },
  },
  aws_vpc_dhcp_options: { computed: ec2("dopt", "dhcp-options", OWNER) },
  aws_vpc_dhcp_options_association: { computed: setting("dhcp_options_id", "vpc_id") },
  aws_subnet: {
    computed: ec2("subnet", "subnet", {
      ...OWNER,
      availability_zone: zonePart("name"),
      availability_zone_id: zonePart("id"),
      private_dns_hostname_type_on_launch: "ip-name",
      ipv6_cidr_block_association_id: "",
    }),
    references: { vpc_id: holding(VPC) },
    quota: { per: "vpc_id", limit: 200, summary: "SubnetLimitExceeded" },
    lookup: ["id", "vpc_id", "cidr_block", "availability_zone", "availability_zone_id"],
  },
  aws_flow_log: {
    computed: ec2("fl", "vpc-flow-log", {
      log_format: () =>
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
          .split(" ")
          .map((field) => `\${${field}}`)
          .join(" "),
    }),
    references: {
      vpc_id: inside(VPC),
      subnet_id: inside(SUBNET),
      log_destination: [BUCKET_ARN, LOG_GROUP_ARN],
    },
    quota: { per: "vpc_id", limit: 2, summary: "FlowLogsLimitExceeded" },
    trusts: { path: "iam_role_arn", service: "vpc-flow-logs", summary: "InvalidParameter" },
    delivers: {
      bucket: (log) => bucketInArn(at(log, "log_destination")),
      key: (_log, account) => `AWSLogs/${account}/vpcflowlogs/`,
    },
    effects: { deleted: lastRecords },
  },
  aws_network_interface: {
    computed: ec2("eni", "network-interface", { ...OWNER, mac_address: "", private_dns_name: "" }),
  },
  aws_subnets: { lists: "aws_subnet" },
  aws_vpcs: { lists: "aws_vpc" },
  aws_vpc_block_public_access_options: { unique: [REGION_SETTING] },
};

function zonePart(part: "name" | "id") {
  return (made: Made): Value => {
    const region = regionOf(made.request);
    const { planned } = made.request;
    const given = [...textsAt(planned, "availability_zone_id"), ...textsAt(planned, "availability_zone")][0];
    return zoneOf(made.request.published, region, given ?? `${region}a`)?.[part] ?? "";
  };
}
