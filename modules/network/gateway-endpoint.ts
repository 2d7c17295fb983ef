import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface GatewayEndpointProps {
  readonly vpcId: string;
  readonly region: string;
  /** Service that has endpoints of this kind. */
  readonly service: "s3" | "dynamodb";
  /** Name tag. */
  readonly name: string;
  /** What may be done through the endpoint; everything else in the service is out of reach from the VPC. */
  readonly statements: readonly Statement[];
  /** Route tables whose subnets reach the service through the endpoint. */
  readonly routeTableIds: readonly string[];
}

/** Gateway endpoint: free of charge, and the only way to the service for the subnets of its route tables. */
export class GatewayEndpoint extends Construct {
  readonly endpointId: string;
  /** Prefix list of the service in the region, for security group rules. */
  readonly prefixListId: string;

  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    const endpoint = new VpcEndpoint(this, "Resource", {
      vpcId: props.vpcId,
      serviceName: `com.amazonaws.${props.region}.${props.service}`,
      vpcEndpointType: "Gateway",
      policy: policyDocument(props.statements),
      routeTableIds: [...props.routeTableIds],
      tags: { Name: props.name },
    });
    this.endpointId = endpoint.id;
    this.prefixListId = endpoint.prefixListId;
  }
}
