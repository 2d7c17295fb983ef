import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";
import { textsAt } from "../../values";

/** A route table leads to a service through one gateway endpoint. */
export const endpointRoute: Rule = {
  id: "endpoint-route",
  source: "EC2 API, CreateVpcEndpoint: RouteAlreadyExists (the route table has a route with the service's prefix list)",
  types: ["aws_vpc_endpoint"],
  operations: ["create", "update"],
  refuses({ planned, existing, store }) {
    const tables = textsAt(planned ?? {}, "route_table_ids");
    const service = at(planned, "service_name");
    for (const other of store.ofType("aws_vpc_endpoint")) {
      if (other.key === existing?.key || other.attributes.service_name !== service) continue;
      const shared = textsAt(other.attributes, "route_table_ids").find((table) => tables.includes(table));
      if (shared === undefined) continue;
      return {
        summary: "RouteAlreadyExists",
        detail: `The route table ${shared} already leads to ${String(service)} through ${describe(other)}`,
        fix: "keep one gateway endpoint of the service per route table",
        path: [{ attribute: "route_table_ids" }],
      };
    }
    return undefined;
  },
};
