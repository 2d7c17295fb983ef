import { DxGatewayAssociation } from "@cdktf/provider-aws/lib/dx-gateway-association";
import { Construct } from "constructs";

export interface DirectConnectProps {
  /** The Direct Connect gateway, which is there already. */
  readonly directConnectGatewayId: string;
  /** The transit gateway or virtual private gateway that it leads to. */
  readonly associatedGatewayId: string;
  /** Blocks that are announced to the other side. */
  readonly allowedPrefixes: readonly string[];
}

/** Joins a Direct Connect gateway with a gateway of the platform. Takes AWS up to half an hour. */
export class DirectConnect extends Construct {
  /** Attachment at the transit gateway, if that is what it leads to. */
  readonly attachmentId: string;

  constructor(scope: Construct, id: string, props: DirectConnectProps) {
    super(scope, id);
    this.attachmentId = new DxGatewayAssociation(this, "Resource", {
      dxGatewayId: props.directConnectGatewayId,
      associatedGatewayId: props.associatedGatewayId,
      allowedPrefixes: [...props.allowedPrefixes],
    }).transitGatewayAttachmentId;
  }
}
