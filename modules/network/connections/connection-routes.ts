import { Route } from "@cdktf/provider-aws/lib/route";
import { Construct } from "constructs";
import { blockId } from "../../../config/derive/connections/links";

/** What a route of a connection leads to. */
export type ConnectionTarget =
  | { readonly transitGatewayId: string }
  | { readonly vpcPeeringConnectionId: string }
  /** A virtual private gateway. */
  | { readonly gatewayId: string };

export interface ConnectionRoutesProps {
  /** Stable key → route table. */
  readonly routeTableIds: Readonly<Record<string, string>>;
  /** IPv4 blocks on the other side. */
  readonly cidrs: readonly string[];
  /** Known only once the connection carries routes. */
  readonly target: ConnectionTarget;
}

/**
 * Routes to exactly the declared blocks of a connection. Never propagated ones: what the other side announces could
 * be anything.
 */
export class ConnectionRoutes extends Construct {
  constructor(scope: Construct, id: string, props: ConnectionRoutesProps) {
    super(scope, id);
    for (const [key, routeTableId] of Object.entries(props.routeTableIds)) {
      for (const destinationCidrBlock of props.cidrs) {
        new Route(this, `${key}-${blockId(destinationCidrBlock)}`, {
          routeTableId,
          destinationCidrBlock,
          ...props.target,
        });
      }
    }
  }
}
