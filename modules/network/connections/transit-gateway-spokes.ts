import { Ec2TransitGatewayVpcAttachmentAccepter } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter";
import { Construct } from "constructs";
import type { TransitGateway } from "./transit-gateway";

export interface TransitGatewaySpokesProps {
  readonly gateway: TransitGateway;
  /** Start of the Name tags. */
  readonly name: string;
  /** Key → attachment that the owner of another VPC has made, and whether it has to be accepted. */
  readonly spokes: Readonly<Record<string, { readonly attachmentId: string; readonly accept: boolean }>>;
}

/** VPCs of others at a transit gateway of one's own. */
export class TransitGatewaySpokes extends Construct {
  constructor(scope: Construct, id: string, props: TransitGatewaySpokesProps) {
    super(scope, id);
    for (const [key, { attachmentId, accept }] of Object.entries(props.spokes)) {
      const accepted = accept
        ? new Ec2TransitGatewayVpcAttachmentAccepter(this, key, {
            transitGatewayAttachmentId: attachmentId,
            transitGatewayDefaultRouteTableAssociation: false,
            transitGatewayDefaultRouteTablePropagation: false,
            tags: { Name: `${props.name}-${key}` },
            // Deleting an accepter deletes the attachment, which is somebody else's. One that Terraform takes for half
            // made is therefore accepted again first, which AWS refuses, and nothing is deleted.
            lifecycle: { createBeforeDestroy: true },
          }).id
        : attachmentId;
      props.gateway.other(`spoke-${key}`, accepted);
    }
  }
}
