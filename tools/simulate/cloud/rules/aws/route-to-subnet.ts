import { at } from "../../../schema/value";
import { blocksOfVpc, contains } from "../../aws/cidr";
import type { Rule } from "../../rule";

/** A route into the VPC itself, past its local route, leads to the whole block of a subnet that is there. */
export const routeToSubnet: Rule = {
  id: "route-to-subnet",
  source: "VPC user guide, Configure route tables: Considerations for a more specific route than the local route",
  types: ["aws_route"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const table = store.find("aws_route_table", "id", at(planned, "route_table_id"));
    const vpc = store.find("aws_vpc", "id", at(table?.attributes, "vpc_id"));
    const destination = at(planned, "destination_cidr_block");
    if (typeof destination !== "string" || !vpc) return undefined;
    if (!blocksOfVpc(store, vpc).some((block) => contains(block, destination) && block !== destination))
      return undefined;
    const subnets = store.ofType("aws_subnet").filter(({ attributes }) => attributes.vpc_id === vpc.attributes.id);
    if (subnets.some(({ attributes }) => attributes.cidr_block === destination)) return undefined;
    return {
      summary: "InvalidParameterValue",
      detail: `The destination ${destination} is inside the VPC, and no subnet has this block`,
      fix: "give the route the whole block of a subnet, and make it after the subnet (dependsOn)",
      path: [{ attribute: "destination_cidr_block" }],
    };
  },
};
