import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { Construct } from "constructs";
import { ClientSecurityGroup } from "./client-security-group";

export interface InboundResolverProps {
  readonly vpcId: string;
  readonly name: string;
  /** Name of its security group. Changing it replaces the group. */
  readonly groupName: string;
  /** Two subnets or more, each in another zone. */
  readonly subnetIds: readonly string[];
  /** IPv4 blocks of the name servers that forward to it. */
  readonly clientCidrs: readonly string[];
  /** Keeps it: those name servers know it by its addresses. */
  readonly preventDestroy: boolean;
}

/** Route 53 inbound endpoint: name servers outside AWS forward the private zones of the VPC to it. */
export class InboundResolver extends Construct {
  constructor(scope: Construct, id: string, props: InboundResolverProps) {
    super(scope, id);
    const dns = (protocol: "tcp" | "udp") => ({ id: `dns-${protocol}`, protocol, port: 53, description: "DNS" });
    const { securityGroupId } = new ClientSecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: props.groupName,
      description: "DNS from connected networks",
      clientCidrs: props.clientCidrs,
      ports: [dns("udp"), dns("tcp")],
    });
    new Route53ResolverEndpoint(this, "Resource", {
      name: props.name,
      direction: "INBOUND",
      securityGroupIds: [securityGroupId],
      ipAddress: props.subnetIds.map((subnetId) => ({ subnetId })),
      tags: { Name: props.name },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
  }
}
