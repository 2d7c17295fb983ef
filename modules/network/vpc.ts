import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { Construct } from "constructs";

export interface VpcProps {
  /** Name tag. */
  readonly name: string;
  /** IPv4 block. Changing it replaces the VPC and everything in it. */
  readonly cidr: string;
  /** A second block. Default none. */
  readonly secondCidr?: string | undefined;
}

/** A VPC with the DNS that Databricks needs, whose default security group lets nothing through. */
export class Vpc extends Construct {
  readonly vpcId: string;
  /** The same id, known only once the second block is there: for the subnets in it. */
  readonly vpcIdWithSecondCidr: string;
  readonly defaultNetworkAclId: string;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const vpc = new AwsVpc(this, "Resource", {
      cidrBlock: props.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: props.name },
    });
    // Without rules here, Terraform removes the ones that AWS puts into every default group.
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: vpc.id,
      tags: { Name: `${props.name}-default-closed` },
    });
    this.vpcId = vpc.id;
    this.defaultNetworkAclId = vpc.defaultNetworkAclId;
    this.vpcIdWithSecondCidr =
      props.secondCidr === undefined
        ? vpc.id
        : new VpcIpv4CidrBlockAssociation(this, "second-cidr", { vpcId: vpc.id, cidrBlock: props.secondCidr }).vpcId;
  }
}
