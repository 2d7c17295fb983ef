import { at, type ObjectValue } from "../../schema/value";
import type { Happened } from "./effects";
import { makeByService } from "./made-by-service";

/** What EC2 makes with a VPC: a security group, a route table, an access-control list. */
export function withVpc(happened: Happened): void {
  const { object } = happened;
  const { attributes } = object;
  const made = (type: string, from: string, more: ObjectValue) =>
    makeByService(
      happened,
      type,
      {
        id: at(attributes, from),
        vpc_id: at(attributes, "id"),
        owner_id: at(attributes, "owner_id"),
        region: at(attributes, "region"),
        ...more,
      },
      { along: object },
    );
  made("aws_security_group", "default_security_group_id", {
    name: "default",
    description: "default VPC security group",
  });
  made("aws_route_table", "main_route_table_id", {});
  made("aws_network_acl", "default_network_acl_id", {});
}

/** The default route table of a transit gateway. */
export function withTransitGateway(happened: Happened): void {
  const { object } = happened;
  const id = at(object.attributes, "association_default_route_table_id");
  const gateway = at(object.attributes, "id");
  makeByService(
    happened,
    "aws_ec2_transit_gateway_route_table",
    { id, transit_gateway_id: gateway },
    { along: object },
  );
}
