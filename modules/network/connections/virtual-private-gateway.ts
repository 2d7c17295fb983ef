import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { RouteTable } from "../route-table";
import { returnThrough } from "../routing";

export interface VirtualPrivateGatewayProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** ASN of AWS' side. Changing it replaces the gateway. */
  readonly amazonSideAsn: number;
  /** Zone id → firewall endpoint, where answers have to pass it. */
  readonly firewallEndpointIds?: Readonly<Record<string, string>> | undefined;
  /** Workspace key → zone id → block of its subnet. */
  readonly workspaceCidrs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Workspace key → zone id → that subnet: AWS takes a route to it once it is there. */
  readonly workspaceSubnets: Readonly<Record<string, Readonly<Record<string, ITerraformDependable>>>>;
}

/**
 * The VPC's own gateway for VPN and Direct Connect. With a firewall it has a route table, which leads to exactly the
 * subnets of workspaces by way of the endpoints. Source: VPC user guide, "Gateway route tables".
 */
export class VirtualPrivateGateway extends Construct {
  readonly gatewayId: string;

  constructor(scope: Construct, id: string, props: VirtualPrivateGatewayProps) {
    super(scope, id);
    const { vpcId, name, firewallEndpointIds } = props;
    const gateway = new VpnGateway(this, "Resource", {
      vpcId,
      amazonSideAsn: String(props.amazonSideAsn),
      tags: { Name: name },
    });
    this.gatewayId = gateway.id;
    if (firewallEndpointIds === undefined) return;
    const table = new RouteTable(this, "route-table", { vpcId, name: `${name}-gateway` });
    returnThrough({ endpointIds: firewallEndpointIds }, table, props.workspaceCidrs, props.workspaceSubnets);
    new RouteTableAssociation(this, "route", { gatewayId: gateway.id, routeTableId: table.routeTableId });
  }
}
