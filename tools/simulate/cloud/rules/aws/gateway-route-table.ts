import { at } from "../../../schema/value";
import { blocksOfVpc } from "../../aws/cidr";
import type { Rule, RuleRequest } from "../../rule";
import type { CloudObject, StoreView } from "../../store";
import { textOf } from "../../values";

/**
 * The route table of a gateway leads to whole subnets of the VPC, or all of it, by way of an endpoint or a network
 * interface.
 */
export const gatewayRouteTable: Rule = {
  id: "gateway-route-table",
  source: "VPC user guide, Gateway route tables",
  types: ["aws_route", "aws_route_table_association"],
  operations: ["create"],
  refuses({ type, planned, store }: RuleRequest) {
    const table = at(planned, "route_table_id");
    const associated =
      type === "aws_route_table_association"
        ? textOf(at(planned, "gateway_id")) !== undefined
        : store
            .ofType("aws_route_table_association")
            .some(({ attributes }) => attributes.route_table_id === table && textOf(at(attributes, "gateway_id")));
    if (!associated) return undefined;
    const routes =
      type === "aws_route"
        ? [planned ?? {}]
        : store
            .ofType("aws_route")
            .map(({ attributes }) => attributes)
            .filter((attributes) => attributes.route_table_id === table);
    const owner = store.find("aws_route_table", "id", table);
    const wrong = routes.find((route) => owner !== undefined && !fits(store, owner, route));
    if (wrong === undefined) return undefined;
    return {
      summary: "InvalidParameterValue",
      detail: `${String(at(wrong, "destination_cidr_block"))}: a gateway's route table leads to whole subnets of the VPC, to an endpoint or network interface`,
      fix: "route the block of a subnet, to a firewall's endpoint for example",
      path: [{ attribute: "route_table_id" }],
    };
  },
};

function fits(store: StoreView, table: CloudObject, route: CloudObject["attributes"]): boolean {
  const target = [at(route, "vpc_endpoint_id"), at(route, "network_interface_id")].some(
    (id) => textOf(id) !== undefined,
  );
  const vpc = store.find("aws_vpc", "id", at(table.attributes, "vpc_id"));
  if (!target || vpc === undefined) return target;
  const subnets = store
    .ofType("aws_subnet")
    .filter(({ attributes }) => attributes.vpc_id === vpc.attributes.id)
    .map(({ attributes }) => textOf(at(attributes, "cidr_block")));
  return [...blocksOfVpc(store, vpc), ...subnets].includes(textOf(at(route, "destination_cidr_block")));
}
