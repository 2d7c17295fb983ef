import { at, type ObjectValue } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import { withFacet } from "../../services";
import type { CloudObject, StoreView } from "../../store";
import { textOf, textsAt } from "../../values";

const MEETINGS = withFacet("sameVpc");

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
