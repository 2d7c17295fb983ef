import { VpcBlockPublicAccessOptions } from "@cdktf/provider-aws/lib/vpc-block-public-access-options";
import { Construct } from "constructs";

export interface VpcPublicAccessProps {
  /** Whether only ways in are blocked, or ways out too. */
  readonly block: "ingress" | "bidirectional";
}

/** Blocks what internet gateways of the account's region lead, above routes and security groups. Destroying it lifts the block. */
export class VpcPublicAccess extends Construct {
  constructor(scope: Construct, id: string, { block }: VpcPublicAccessProps) {
    super(scope, id);
    new VpcBlockPublicAccessOptions(this, "Resource", { internetGatewayBlockMode: `block-${block}` });
  }
}
