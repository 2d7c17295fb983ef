import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Construct } from "constructs";

export interface RouteTableProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
}

/** A route table; its routes are resources of their own, so that peerings and transit gateways can add theirs. */
export class RouteTable extends Construct {
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    this.routeTableId = new AwsRouteTable(this, "Resource", { vpcId: props.vpcId, tags: { Name: props.name } }).id;
  }

  /** Sends what is not for the VPC to an internet gateway or a NAT gateway. */
  defaultRoute(target: { readonly gatewayId: string } | { readonly natGatewayId: string }): void {
    new Route(this, "default", { routeTableId: this.routeTableId, destinationCidrBlock: "0.0.0.0/0", ...target });
  }
}
