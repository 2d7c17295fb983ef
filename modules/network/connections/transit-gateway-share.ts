import { RamPrincipalAssociation } from "@cdktf/provider-aws/lib/ram-principal-association";
import { RamResourceAssociation } from "@cdktf/provider-aws/lib/ram-resource-association";
import { RamResourceShare } from "@cdktf/provider-aws/lib/ram-resource-share";
import { Construct } from "constructs";

export interface TransitGatewayShareProps {
  /** Name of the share. */
  readonly name: string;
  readonly transitGatewayArn: string;
  /** AWS accounts, or ARNs of AWS Organizations. */
  readonly principals: readonly string[];
  /** Accounts outside of the organization too. */
  readonly externalPrincipals: boolean;
}

/** Lets other accounts attach VPCs to a transit gateway. Each attachment still has to be accepted. */
export class TransitGatewayShare extends Construct {
  constructor(scope: Construct, id: string, props: TransitGatewayShareProps) {
    super(scope, id);
    const share = new RamResourceShare(this, "Resource", {
      name: props.name,
      allowExternalPrincipals: props.externalPrincipals,
      tags: { Name: props.name },
    });
    new RamResourceAssociation(this, "gateway", {
      resourceArn: props.transitGatewayArn,
      resourceShareArn: share.arn,
    });
    for (const principal of props.principals) {
      // An ARN has its name at the end.
      new RamPrincipalAssociation(this, `principal-${principal.split("/").at(-1)}`, {
        principal,
        resourceShareArn: share.arn,
      });
    }
  }
}
