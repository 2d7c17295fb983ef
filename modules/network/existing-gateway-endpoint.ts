import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

export interface ExistingGatewayEndpointProps {
  /** Id of the gateway endpoint. */
  readonly endpointId: string;
  /** VPC that it has to be in. */
  readonly vpcId: string;
  /** Full name of the service that it has to lead to. */
  readonly serviceName: string;
  /** Route tables that it has to be in. */
  readonly routeTableIds: readonly string[];
}

/** A gateway endpoint that is there already; the plan fails where it does not fit. What its policy says is not judged. */
export class ExistingGatewayEndpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: ExistingGatewayEndpointProps) {
    super(scope, id);
    const { endpointId, vpcId, serviceName } = props;
    this.endpointId = new DataAwsVpcEndpoint(this, "Resource", {
      id: endpointId,
      lifecycle: {
        postcondition: [
          {
            condition: expression(`self.vpc_id == "${vpcId}"`),
            errorMessage: `${endpointId} is not in ${vpcId}.`,
          },
          {
            condition: expression(`self.service_name == "${serviceName}" && self.vpc_endpoint_type == "Gateway"`),
            errorMessage: `${endpointId} is no gateway endpoint of ${serviceName}.`,
          },
          {
            condition: expression(
              `length(setsubtract([${props.routeTableIds.join(", ")}], self.route_table_ids)) == 0`,
            ),
            errorMessage: `${endpointId} is not in the route tables of all subnets of the workspaces.`,
          },
        ],
      },
    }).id;
  }
}
