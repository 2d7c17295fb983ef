import { DataAwsRouteTable } from "@cdktf/provider-aws/lib/data-aws-route-table";
import { DataAwsRouteTables } from "@cdktf/provider-aws/lib/data-aws-route-tables";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

export interface ExistingRouteTableProps {
  readonly vpcId: string;
  readonly subnetId: string;
  /** Whether there has to be a default route. */
  readonly needsWayOut: boolean;
}

/** Targets of a default route that leads out of a private subnet. */
const WAYS_OUT = [
  "nat_gateway_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "network_interface_id",
  "vpc_peering_connection_id",
  "core_network_arn",
  "local_gateway_id",
];

/**
 * The route table that a subnet uses, its own or the VPC's main one; the plan fails where it does not fit. The data
 * source leaves out what a virtual private gateway propagates.
 */
export class ExistingRouteTable extends Construct {
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: ExistingRouteTableProps) {
    super(scope, id);
    const { vpcId, subnetId } = props;
    const tables = (key: string, name: string, value: string) =>
      new DataAwsRouteTables(this, key, { vpcId, filter: [{ name, values: [value] }] }).fqn;
    const own = tables("own", "association.subnet-id", subnetId);
    const main = tables("main", "association.main", "true");
    const leadsOut = WAYS_OUT.map((target) => `try(length(route.${target}) > 0, false)`).join(" || ");
    this.routeTableId = new DataAwsRouteTable(this, "Resource", {
      routeTableId: expression(`concat(tolist(${own}.ids), tolist(${main}.ids))[0]`),
      lifecycle: {
        postcondition: [
          {
            condition: expression(
              '!anytrue([for route in self.routes : try(startswith(route.gateway_id, "igw-"), false)])',
            ),
            errorMessage: `The route table of ${subnetId} leads to an internet gateway; clusters have no public addresses and belong into a private subnet.`,
          },
          ...(props.needsWayOut
            ? [
                {
                  condition: expression(
                    `anytrue([for route in self.routes : try(route.cidr_block == "0.0.0.0/0", false) && (${leadsOut})])`,
                  ),
                  errorMessage: `The route table of ${subnetId} has no default route to a NAT gateway, transit gateway or appliance. Add one, or set network.internet to "propagated" where a virtual private gateway brings it, or to "none" with endpoints for everything.`,
                },
              ]
            : []),
        ],
      },
    }).routeTableId;
  }
}
