import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

export interface ExistingVpcProps {
  /** Id of the VPC. */
  readonly vpcId: string;
  /** Region that it has to be in. */
  readonly region: string;
}

/** A VPC that is there already; the plan fails where it does not fit. */
export class ExistingVpc extends Construct {
  readonly vpcId: string;

  constructor(scope: Construct, id: string, props: ExistingVpcProps) {
    super(scope, id);
    this.vpcId = new DataAwsVpc(this, "Resource", {
      id: props.vpcId,
      lifecycle: {
        postcondition: [
          {
            condition: expression(`split(":", self.arn)[3] == "${props.region}"`),
            errorMessage: `${props.vpcId} is not in ${props.region}.`,
          },
          {
            condition: expression("self.enable_dns_support && self.enable_dns_hostnames"),
            errorMessage: `DNS support and DNS host names must both be on in ${props.vpcId}: Databricks needs them.`,
          },
          {
            condition: expression('tonumber(split("/", self.cidr_block)[1]) <= 25'),
            errorMessage: `The block of ${props.vpcId} is smaller than /25, the smallest that Databricks takes.`,
          },
        ],
      },
    }).id;
  }
}
