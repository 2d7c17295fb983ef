import { Ec2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { RouteTable } from "../route-table";
import { returnThrough } from "../routing";
import { Subnets } from "../subnets";

export interface TransitGatewayAttachmentProps {
  readonly vpcId: string;
  /** Start of the Name tags. */
  readonly name: string;
  readonly transitGatewayId: string;
  /** The gateway is made here, with tables of its own; one that is shared decides by itself. */
  readonly ownGateway: boolean;
  /** Zone id → IPv4 block of the attachment's subnet, which nothing else is in. */
  readonly cidrs: Readonly<Record<string, string>>;
  /** Zone id → firewall endpoint, where answers have to pass it. */
  readonly firewallEndpointIds?: Readonly<Record<string, string>> | undefined;
  /** Workspace key → zone id → block of its subnet. */
  readonly workspaceCidrs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Workspace key → zone id → that subnet: AWS takes a route to it once it is there. */
  readonly workspaceSubnets: Readonly<Record<string, Readonly<Record<string, ITerraformDependable>>>>;
}

/**
 * A VPC at a transit gateway, with a small subnet of its own in every zone, so that what comes from the gateway has
 * a route table of its own. Source: AWS, "Amazon VPC attachments in AWS Transit Gateway" and "Transit gateway design
 * best practices".
 */
export class TransitGatewayAttachment extends Construct {
  readonly attachmentId: string;
  /** The gateway, known only once this VPC is attached: for routes. */
  readonly transitGatewayId: string;
  /** Zone id → subnet. */
  readonly subnetIds: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: TransitGatewayAttachmentProps) {
    super(scope, id);
    const { vpcId, name, firewallEndpointIds } = props;
    const table = new RouteTable(this, "route-table", { vpcId, name: `${name}-attachment` });
    if (firewallEndpointIds !== undefined) {
      returnThrough({ endpointIds: firewallEndpointIds }, table, props.workspaceCidrs, props.workspaceSubnets);
    }
    const { subnetIds } = new Subnets(this, "subnet", {
      vpcId,
      name: `${name}-attachment`,
      cidrs: props.cidrs,
      routeTables: table.routeTableId,
    });
    const attachment = new Ec2TransitGatewayVpcAttachment(this, "Resource", {
      vpcId,
      transitGatewayId: props.transitGatewayId,
      subnetIds: Object.values(subnetIds),
      dnsSupport: "enable",
      // Both ways of a connection keep to one zone, and so to one endpoint of the firewall.
      applianceModeSupport: firewallEndpointIds === undefined ? "disable" : "enable",
      ...(props.ownGateway
        ? {
            transitGatewayDefaultRouteTableAssociation: false,
            transitGatewayDefaultRouteTablePropagation: false,
          }
        : {}),
      tags: { Name: name },
    });
    this.attachmentId = attachment.id;
    this.transitGatewayId = attachment.transitGatewayId;
    this.subnetIds = subnetIds;
  }
}
