import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";

export interface VpcProps {
  /** Name tag. */
  readonly name: string;
  /** IPv4 block. Changing it replaces the VPC and everything in it. */
  readonly cidr: string;
}

/** A VPC with the DNS that Databricks needs, whose default security group lets nothing through. */
export class Vpc extends Construct {
  readonly vpcId: string;

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
  }
}
