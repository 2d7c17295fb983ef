import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { VpcEndpointServiceAllowedPrincipal } from "@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal";
import { Construct } from "constructs";

export interface EndpointServiceProps {
  /** Name tag. */
  readonly name: string;
  /** Network load balancer in front of it. */
  readonly loadBalancerArn: string;
  /** ARN of the role with which Databricks connects from serverless compute in the region. */
  readonly allowedPrincipalArn: string;
  /** Whether somebody has to let each new connection in. */
  readonly acceptanceRequired: boolean;
  /** DNS name for consumers, whose domain has to be proved to be one's own. Default none. */
  readonly privateDnsName?: string | undefined;
  /** Keeps it: its consumers know it by its name, which is made up anew. */
  readonly preventDestroy: boolean;
}

/** A load balancer as a service of AWS PrivateLink, which only Databricks may connect to. */
export class EndpointService extends Construct {
  /** Full name, `com.amazonaws.vpce.<region>.vpce-svc-…`. */
  readonly serviceName: string;

  constructor(scope: Construct, id: string, props: EndpointServiceProps) {
    super(scope, id);
    const service = new VpcEndpointService(this, "Resource", {
      networkLoadBalancerArns: [props.loadBalancerArn],
      acceptanceRequired: props.acceptanceRequired,
      supportedIpAddressTypes: ["ipv4"],
      ...(props.privateDnsName === undefined ? {} : { privateDnsName: props.privateDnsName }),
      tags: { Name: props.name },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new VpcEndpointServiceAllowedPrincipal(this, "databricks", {
      vpcEndpointServiceId: service.id,
      principalArn: props.allowedPrincipalArn,
    });
    this.serviceName = service.serviceName;
  }
}
