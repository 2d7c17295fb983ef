import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface InterfaceEndpointProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** Full service name, `com.amazonaws.eu-west-1.sts`. Changing it replaces the endpoint. */
  readonly serviceName: string;
  /** Subnets, at most one per zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** What may be done through the endpoint. Default: everything. */
  readonly statements?: readonly Statement[];
}

/** Interface endpoint under the service's usual DNS name, so that nothing in the VPC needs to know of it. */
export class InterfaceEndpoint extends Construct {
  readonly endpointId: string;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    this.endpointId = new VpcEndpoint(this, "Resource", {
      vpcId: props.vpcId,
      serviceName: props.serviceName,
      vpcEndpointType: "Interface",
      subnetIds: [...props.subnetIds],
      securityGroupIds: [props.securityGroupId],
      privateDnsEnabled: true,
      ...(props.statements === undefined ? {} : { policy: policyDocument(props.statements) }),
      tags: { Name: props.name },
    }).id;
  }
}
