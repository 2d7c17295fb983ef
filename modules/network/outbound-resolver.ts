import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { Route53ResolverRule } from "@cdktf/provider-aws/lib/route53-resolver-rule";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { GROUP_IN_USE } from "./group-in-use";

/** A domain, with everything below it, and who answers for it. */
export interface ForwardedDomain {
  /** `corp.example`. Changing it replaces the rule. */
  readonly domain: string;
  /** IPv4 addresses. */
  readonly nameServers: readonly string[];
  /** Port that they answer on, over UDP and TCP. */
  readonly port: number;
}

export interface OutboundResolverProps {
  readonly vpcId: string;
  /** Start of the names. */
  readonly name: string;
  /** Name of its security group. Changing it replaces the group, and with it the endpoint. */
  readonly groupName: string;
  /** Two subnets or more, each in another zone, with routes to the name servers. */
  readonly subnetIds: readonly string[];
  /** Domains by a stable key. */
  readonly domains: Readonly<Record<string, ForwardedDomain>>;
}

/**
 * Route 53 outbound endpoint: from its addresses the VPC's resolver asks name servers elsewhere, and nobody else. Nodes
 * keep asking the VPC's own resolver, so that nothing changes for them.
 */
export class OutboundResolver extends Construct {
  /** Key of the domain → id of its rule, which has no effect before it is associated with a VPC. */
  readonly ruleIds: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: OutboundResolverProps) {
    super(scope, id);
    const endpointName = `${props.name}-outbound-resolver`;
    const endpoint = new Route53ResolverEndpoint(this, "Resource", {
      name: endpointName,
      direction: "OUTBOUND",
      securityGroupIds: [this.securityGroup(props)],
      ipAddress: props.subnetIds.map((subnetId) => ({ subnetId })),
      tags: { Name: endpointName },
    });
    this.ruleIds = mapValues(props.domains, ({ domain, nameServers, port }, key) => {
      const name = `${props.name}-${key}`;
      return new Route53ResolverRule(this, `rule-${key}`, {
        name,
        ruleType: "FORWARD",
        domainName: domain,
        resolverEndpointId: endpoint.id,
        targetIp: nameServers.map((ip) => ({ ip, port })),
        tags: { Name: name },
      }).id;
    });
  }

  /** Out to the name servers, over UDP, and over TCP for long answers; nothing in. */
  private securityGroup({ vpcId, domains, groupName }: OutboundResolverProps): string {
    const group = new SecurityGroup(this, "security-group", {
      vpcId,
      name: groupName,
      description: "DNS to name servers of connected networks",
      tags: { Name: groupName },
      lifecycle: GROUP_IN_USE,
    });
    const servers = new Map(
      Object.values(domains).flatMap(({ nameServers, port }) =>
        nameServers.map((ip) => [`${ip.replaceAll(".", "-")}-${port}`, { ip, port }] as const),
      ),
    );
    for (const [server, { ip, port }] of servers) {
      for (const ipProtocol of ["udp", "tcp"]) {
        new VpcSecurityGroupEgressRule(this, `egress-${ipProtocol}-${server}`, {
          securityGroupId: group.id,
          cidrIpv4: `${ip}/32`,
          ipProtocol,
          fromPort: port,
          toPort: port,
          description: "DNS",
        });
      }
    }
    return group.id;
  }
}
