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
  /** Whether the service's usual DNS name leads to the endpoint in the VPC. Default true. */
  readonly privateDns?: boolean;
  /** Keeps it: somebody else knows it by its id or its addresses. Default false. */
  readonly preventDestroy?: boolean;
}

/** Name of an endpoint itself, and the hosted zone that it is in: what a record can be an alias of. */
export interface EndpointDns {
  readonly name: string;
  readonly zoneId: string;
}

/** Interface endpoint under the service's usual DNS name, so that nothing in the VPC needs to know of it. */
export class InterfaceEndpoint extends Construct {
  readonly endpointId: string;
  readonly dns: EndpointDns;

  constructor(scope: Construct, id: string, props: InterfaceEndpointProps) {
    super(scope, id);
    const endpoint = new VpcEndpoint(this, "Resource", {
      vpcId: props.vpcId,
      serviceName: props.serviceName,
      vpcEndpointType: "Interface",
      subnetIds: [...props.subnetIds],
      securityGroupIds: [props.securityGroupId],
      privateDnsEnabled: props.privateDns ?? true,
      ...(props.statements === undefined ? {} : { policy: policyDocument(props.statements) }),
      tags: { Name: props.name },
      ...(props.preventDestroy === true ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.endpointId = endpoint.id;
    const entry = endpoint.dnsEntry.get(0);
    this.dns = { name: entry.dnsName, zoneId: entry.hostedZoneId };
  }
}
