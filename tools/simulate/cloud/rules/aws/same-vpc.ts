import { at, type ObjectValue } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import type { CloudObject, StoreView } from "../../store";
import { textOf, textsAt } from "../../values";

interface Meeting {
  /** Arguments whose objects have to be in one VPC; `vpc_id` is the VPC itself. */
  readonly arguments: readonly string[];
  readonly summary: string;
}

const MEETINGS: Readonly<Record<string, Meeting>> = {
  aws_network_acl: { arguments: ["vpc_id", "subnet_ids"], summary: "InvalidParameterValue" },
  aws_db_subnet_group: { arguments: ["subnet_ids"], summary: "InvalidSubnet" },
  aws_ec2_transit_gateway_vpc_attachment: { arguments: ["vpc_id", "subnet_ids"], summary: "InvalidParameterValue" },
  aws_lambda_function: {
    arguments: ["vpc_config.subnet_ids", "vpc_config.security_group_ids"],
    summary: "InvalidParameterValueException",
  },
  aws_lb: {
    arguments: ["subnets", "security_groups", "subnet_mapping.subnet_id"],
    summary: "InvalidConfigurationRequest",
  },
  aws_networkfirewall_firewall: {
    arguments: ["vpc_id", "subnet_mapping.subnet_id"],
    summary: "InvalidRequestException",
  },
  aws_route: {
    arguments: ["route_table_id", "gateway_id", "nat_gateway_id", "vpc_endpoint_id"],
    summary: "InvalidParameterValue",
  },
  aws_route_table_association: {
    arguments: ["route_table_id", "subnet_id", "gateway_id"],
    summary: "InvalidParameterValue",
  },
  aws_route53_resolver_endpoint: {
    arguments: ["ip_address.subnet_id", "security_group_ids"],
    summary: "InvalidParameterException",
  },
  aws_vpc_endpoint: {
    arguments: ["vpc_id", "subnet_ids", "security_group_ids", "route_table_ids"],
    summary: "InvalidParameter",
  },
  aws_vpc_endpoint_route_table_association: {
    arguments: ["vpc_endpoint_id", "route_table_id"],
    summary: "InvalidParameter",
  },
};

const IN_VPC = [
  "aws_internet_gateway",
  "aws_nat_gateway",
  "aws_network_acl",
  "aws_route_table",
  "aws_security_group",
  "aws_subnet",
  "aws_vpc_endpoint",
  "aws_vpn_gateway",
];

/** Subnets, security groups, route tables and gateways that work together are in one VPC. */
export const sameVpc: Rule = {
  id: "same-vpc",
  source: "EC2 API: objects that belong to different networks",
  types: Object.keys(MEETINGS),
  operations: ["create", "update"],
  refuses({ type, planned, store }: RuleRequest) {
    const meeting = MEETINGS[type];
    if (!meeting || planned === null) return undefined;
    const found = meeting.arguments.flatMap((path) => vpcsOf(store, planned, path));
    const [first] = found;
    const stranger = found.find(({ vpc }) => vpc !== first?.vpc);
    if (!first || !stranger) return undefined;
    return {
      summary: meeting.summary,
      detail: `${type}: ${stranger.what} (${stranger.path}) is in ${stranger.vpc}, but ${first.what} (${first.path}) is in ${first.vpc}`,
      fix: "use objects of the same VPC",
      path: [{ attribute: stranger.path.split(".")[0] ?? "" }],
    };
  },
};

interface InVpc {
  readonly path: string;
  readonly what: string;
  readonly vpc: string;
}

function vpcsOf(store: StoreView, planned: ObjectValue, path: string): InVpc[] {
  return textsAt(planned, path).flatMap((id) => {
    if (path === "vpc_id") return [{ path, what: "the object", vpc: id }];
    const object = store.find(IN_VPC, "id", id);
    const vpc = object && vpcOf(object);
    return vpc === undefined ? [] : [{ path, what: describe(object as CloudObject), vpc }];
  });
}

function vpcOf({ attributes }: CloudObject): string | undefined {
  return textOf(at(attributes, "vpc_id"));
}
