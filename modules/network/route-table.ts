import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface RouteTableProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
}

export type RouteTarget =
  | { readonly gatewayId: string }
  | { readonly natGatewayId: string }
  | { readonly vpcEndpointId: string };

/** A route table; its routes are resources of their own, so that peerings and transit gateways can add theirs. */
export class RouteTable extends Construct {
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    this.routeTableId = new AwsRouteTable(this, "Resource", { vpcId: props.vpcId, tags: { Name: props.name } }).id;
  }

  /** Sends what is not for the VPC to an internet gateway, a NAT gateway or a firewall's endpoint. */
  defaultRoute(target: RouteTarget): void {
    this.route("default", "0.0.0.0/0", target);
  }

  /**
   * Sends what is for a block somewhere.
   * @param after what has to be there before
   */
  route(
    id: string,
    destinationCidrBlock: string,
    target: RouteTarget,
    after: readonly ITerraformDependable[] = [],
  ): void {
    const dependsOn = after.length === 0 ? {} : { dependsOn: [...after] };
    new Route(this, id, { routeTableId: this.routeTableId, destinationCidrBlock, ...target, ...dependsOn });
  }
}
