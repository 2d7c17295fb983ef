import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface S3EndpointProps {
  readonly vpcId: string;
  readonly region: string;
  /** Name tag. */
  readonly name: string;
  /** What may be done through the endpoint; everything else in S3 is out of reach from the VPC. */
  readonly statements: readonly Statement[];
  /** Route tables whose subnets reach S3 through the endpoint. */
  readonly routeTableIds: readonly string[];
}

/** Gateway endpoint of S3: free of charge, and the only way to S3 for the subnets of its route tables. */
export class S3Endpoint extends Construct {
  readonly endpointId: string;
  /** Prefix list of S3 in the region, for security group rules. */
  readonly prefixListId: string;

  constructor(scope: Construct, id: string, props: S3EndpointProps) {
    super(scope, id);
    const endpoint = new VpcEndpoint(this, "Resource", {
      vpcId: props.vpcId,
      serviceName: `com.amazonaws.${props.region}.s3`,
      vpcEndpointType: "Gateway",
      policy: policyDocument(props.statements),
      routeTableIds: [...props.routeTableIds],
      tags: { Name: props.name },
    });
    this.endpointId = endpoint.id;
    this.prefixListId = endpoint.prefixListId;
  }
}
