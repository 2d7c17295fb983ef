import { Ec2TransitGateway } from "@cdktf/provider-aws/lib/ec2-transit-gateway";
import { Ec2TransitGatewayRoute } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route";
import { Ec2TransitGatewayRouteTable } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table";
import { Ec2TransitGatewayRouteTableAssociation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association";
import { Ec2TransitGatewayRouteTablePropagation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation";
import { Construct } from "constructs";
import { blockId } from "../../../config/derive/connections/links";

export interface TransitGatewayProps {
  /** Name tag. */
  readonly name: string;
  /** ASN of AWS' side. */
  readonly amazonSideAsn: number;
  /** Keeps the gateway, to which others are attached. */
  readonly preventDestroy: boolean;
}

/**
 * A transit gateway with two route tables: what is attached reaches the platform's VPC, and the platform what is
 * attached, but nothing that is attached reaches anything else there. What nobody has put into a table reaches nothing.
 */
export class TransitGateway extends Construct {
  readonly transitGatewayId: string;
  readonly transitGatewayArn: string;
  /** Asked for what comes from the platform's VPC. */
  private readonly platformTableId: string;
  /** Asked for what comes from everything else. */
  private readonly othersTableId: string;

  constructor(scope: Construct, id: string, props: TransitGatewayProps) {
    super(scope, id);
    const gateway = new Ec2TransitGateway(this, "Resource", {
      description: `Connections of ${props.name}`,
      amazonSideAsn: props.amazonSideAsn,
      autoAcceptSharedAttachments: "disable",
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      dnsSupport: "enable",
      vpnEcmpSupport: "enable",
      tags: { Name: props.name },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.transitGatewayId = gateway.id;
    this.transitGatewayArn = gateway.arn;
    const table = (key: string) =>
      new Ec2TransitGatewayRouteTable(this, `${key}-table`, {
        transitGatewayId: gateway.id,
        tags: { Name: `${props.name}-${key}` },
      }).id;
    this.platformTableId = table("platform");
    this.othersTableId = table("others");
  }

  /** Puts the platform's VPC into its table, and lets everything else find it. */
  platform(attachmentId: string): void {
    this.associate("platform", attachmentId, this.platformTableId);
    this.propagate("platform", attachmentId, this.othersTableId);
  }

  /**
   * Lets something else reach the platform, and the platform reach it.
   * @param staticCidrs blocks behind it, where it announces none
   */
  other(key: string, attachmentId: string, staticCidrs?: readonly string[]): void {
    this.associate(key, attachmentId, this.othersTableId);
    if (staticCidrs === undefined) {
      this.propagate(key, attachmentId, this.platformTableId);
      return;
    }
    for (const destinationCidrBlock of staticCidrs) {
      new Ec2TransitGatewayRoute(this, `route-${key}-${blockId(destinationCidrBlock)}`, {
        transitGatewayRouteTableId: this.platformTableId,
        transitGatewayAttachmentId: attachmentId,
        destinationCidrBlock,
      });
    }
  }

  private associate(key: string, transitGatewayAttachmentId: string, transitGatewayRouteTableId: string): void {
    new Ec2TransitGatewayRouteTableAssociation(this, `association-${key}`, {
      transitGatewayAttachmentId,
      transitGatewayRouteTableId,
    });
  }

  private propagate(key: string, transitGatewayAttachmentId: string, transitGatewayRouteTableId: string): void {
    new Ec2TransitGatewayRouteTablePropagation(this, `propagation-${key}`, {
      transitGatewayAttachmentId,
      transitGatewayRouteTableId,
    });
  }
}
