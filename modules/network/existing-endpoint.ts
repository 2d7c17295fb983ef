import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

export interface ExistingEndpointProps {
  /** Id of the interface endpoint. */
  readonly endpointId: string;
  /** VPC that it has to be in. */
  readonly vpcId: string;
  /** Full name of the service that it has to lead to. */
  readonly serviceName: string;
}

/** An interface endpoint to Databricks that is there already; the plan fails where it does not fit. */
export class ExistingEndpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: ExistingEndpointProps) {
    super(scope, id);
    const { endpointId } = props;
    this.endpointId = new DataAwsVpcEndpoint(this, "Resource", {
      id: endpointId,
      lifecycle: {
        postcondition: [
          {
            condition: expression(`self.vpc_id == "${props.vpcId}"`),
            errorMessage: `${endpointId} is not in ${props.vpcId}.`,
          },
          {
            condition: expression(`self.service_name == "${props.serviceName}"`),
            errorMessage: `${endpointId} does not lead to ${props.serviceName}.`,
          },
          {
            condition: expression("self.private_dns_enabled"),
            errorMessage: `${endpointId} has no private DNS, so clusters would not use it.`,
          },
        ],
      },
    }).id;
  }
}
