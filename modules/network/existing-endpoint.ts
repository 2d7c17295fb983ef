import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";
import { ExistingRules } from "./existing-rules";
import type { EndpointDns } from "./interface-endpoint";

export interface ExistingEndpointProps {
  /** Id of the interface endpoint. */
  readonly endpointId: string;
  /** VPC that it has to be in. */
  readonly vpcId: string;
  /** Full name of the service that it has to lead to. */
  readonly serviceName: string;
  /** Only users come through it, by names that are set elsewhere. Default: clusters do, by the service's own name. */
  readonly forUsers?: boolean;
  /** TCP ports that its security groups have to let in. Default: not looked at. */
  readonly ports?: readonly number[] | undefined;
}

/** An interface endpoint that is there already; the plan fails where it does not fit. */
export class ExistingEndpoint extends Construct {
  readonly endpointId: string;
  readonly dns: EndpointDns;

  constructor(scope: Construct, id: string, props: ExistingEndpointProps) {
    super(scope, id);
    const { endpointId } = props;
    const endpoint = new DataAwsVpcEndpoint(this, "Resource", {
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
            // Databricks accepts an endpoint when it is registered.
            condition: expression('contains(["available", "pending", "pendingacceptance"], lower(self.state))'),
            errorMessage: `${endpointId} is ${expression("self.state")}: nothing gets through it.`,
          },
          ...(props.forUsers
            ? []
            : [
                {
                  condition: expression("self.private_dns_enabled"),
                  errorMessage: `${endpointId} has no private DNS, so clusters would not use it.`,
                },
              ]),
        ],
      },
    });
    if (props.ports !== undefined) this.judge(endpoint, props.ports);
    this.endpointId = endpoint.id;
    const entry = endpoint.dnsEntry.get(0);
    this.dns = { name: entry.dnsName, zoneId: entry.hostedZoneId };
  }

  /** In a place of its own: the rules are looked up by what the endpoint says. */
  private judge(endpoint: DataAwsVpcEndpoint, ports: readonly number[]): void {
    const rules = new ExistingRules(this, "rules", { groupIds: endpoint.securityGroupIds });
    const open = rules.letTcp(
      "in",
      ports,
      (missing) => `No security group of ${endpoint.idInput} lets TCP ${missing} in.`,
    );
    new DataAwsVpcEndpoint(this, "open", { id: endpoint.idInput, lifecycle: { precondition: [open] } });
  }
}
