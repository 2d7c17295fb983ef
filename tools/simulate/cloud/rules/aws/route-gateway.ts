import { at } from "../../../schema/value";
import { isPending } from "../../aws/attachments";
import { describe } from "../../describe";
import type { Rule, RuleRequest } from "../../rule";
import { textOf } from "../../values";

/** A route leads to a gateway that the VPC is attached to, with an attachment that was accepted. */
export const routeGateway: Rule = {
  id: "route-gateway",
  source:
    "VPC user guide, Routing for a transit gateway; AWS provider issue 10025 (InvalidTransitGatewayID.NotFound while nothing is attached)",
  types: ["aws_route"],
  operations: ["create", "update"],
  refuses(request) {
    const { planned, store } = request;
    const table = store.find("aws_route_table", "id", at(planned, "route_table_id"));
    const vpc = textOf(at(table?.attributes, "vpc_id"));
    return vpc === undefined ? undefined : (throughTransit(request, vpc) ?? throughVpn(request, vpc));
  },
};

function throughTransit({ planned, store }: RuleRequest, vpc: string) {
  const gateway = textOf(at(planned, "transit_gateway_id"));
  if (gateway === undefined) return undefined;
  const attachment = store
    .ofType("aws_ec2_transit_gateway_vpc_attachment")
    .find(({ attributes }) => attributes.vpc_id === vpc && attributes.transit_gateway_id === gateway);
  if (attachment && !isPending(store, attachment)) return undefined;
  return {
    summary: "InvalidTransitGatewayID.NotFound",
    detail: attachment
      ? `${describe(attachment)} waits until the owner of ${gateway} accepts it, and no route leads there before`
      : `${vpc} is not attached to ${gateway}`,
    fix: attachment
      ? "add routes once it is accepted"
      : "take the gateway's id from the attachment, so that it is made first",
    path: [{ attribute: "transit_gateway_id" }],
  };
}

function throughVpn({ planned, store }: RuleRequest, vpc: string) {
  const gateway = store.find("aws_vpn_gateway", "id", at(planned, "gateway_id"));
  if (gateway === undefined || textOf(at(gateway.attributes, "vpc_id")) === vpc) return undefined;
  const attached = store
    .ofType("aws_vpn_gateway_attachment")
    .some(({ attributes }) => attributes.vpc_id === vpc && attributes.vpn_gateway_id === gateway.attributes.id);
  if (attached) return undefined;
  return {
    summary: "InvalidGatewayID.NotFound",
    detail: `${describe(gateway)} is not attached to ${vpc}`,
    fix: "attach the gateway to the VPC of the route table",
    path: [{ attribute: "gateway_id" }],
  };
}
