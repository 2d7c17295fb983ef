import { at } from "../../../schema/value";
import type { Rule } from "../../rule";

/** A public NAT gateway needs an internet gateway that is attached to its VPC. */
export const internetGateway: Rule = {
  id: "internet-gateway",
  source: "EC2 user guide, NAT gateways, failure codes: Gateway.NotAttached",
  types: ["aws_nat_gateway"],
  operations: ["create"],
  refuses({ planned, store }) {
    if (at(planned, "connectivity_type") === "private") return undefined;
    const subnet = store.find("aws_subnet", "id", at(planned, "subnet_id"));
    const vpc = at(subnet?.attributes, "vpc_id");
    if (vpc === null || store.find("aws_internet_gateway", "vpc_id", vpc)) return undefined;
    return {
      summary: "Gateway.NotAttached",
      detail: `Network ${String(vpc)} has no internet gateway attached, so the NAT gateway fails`,
      fix: "make the NAT gateway depend on the internet gateway (depends_on): nothing in its arguments does",
    };
  },
};
