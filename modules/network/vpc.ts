import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { Construct } from "constructs";
import { configured } from "../configured";
import { KeptBlock } from "./kept-block";

export interface VpcProps {
  /** Name tag. */
  readonly name: string;
  /** IPv4 block. Changing it would replace the VPC and everything in it, so the plan refuses it. */
  readonly cidr: string;
  /** A new number lets the block change once. Default 0. */
  readonly revision?: number;
  /** A second block. Default none. */
  readonly secondCidr?: string | undefined;
  /** Keeps it from being destroyed. */
  readonly preventDestroy: boolean;
}

/** A VPC with the DNS that Databricks needs, whose default security group lets nothing through. */
export class Vpc extends Construct {
  readonly vpcId: string;
  /** The same id, known only once the second block is there: for the subnets in it. */
  readonly vpcIdWithSecondCidr: string;
  readonly defaultNetworkAclId: string;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const block = configured(
      new KeptBlock(this, "block", { what: "the VPC", cidr: props.cidr, revision: props.revision ?? 0 }),
      ".cidr",
    );
    const vpc = configured(
      new AwsVpc(this, "Resource", {
        cidrBlock: props.cidr,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: props.name },
        lifecycle: { preventDestroy: props.preventDestroy, precondition: [block.precondition] },
      }),
      ".cidr",
    );
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
        : configured(
            new VpcIpv4CidrBlockAssociation(this, "second-cidr", { vpcId: vpc.id, cidrBlock: props.secondCidr }),
            ".secondCidr",
          ).vpcId;
  }
}
