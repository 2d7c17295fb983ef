import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { GROUP_IN_USE } from "./group-in-use";

/** What clients may call. */
export interface ClientPort {
  /** Names the rule in the state; stable. */
  readonly id: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** Last port of a range that starts with it. Default: it alone. */
  readonly lastPort?: number;
  readonly description: string;
}

export interface ClientSecurityGroupProps {
  readonly vpcId: string;
  /** Name of the group. Changing it replaces the group. */
  readonly name: string;
  /** Changing it replaces the group. */
  readonly description: string;
  /** IPv4 blocks that clients come from. */
  readonly clientCidrs: readonly string[];
  /** Security groups of callers inside the VPC, by a stable key. Default none. */
  readonly callers?: Readonly<Record<string, string>>;
  readonly ports: readonly ClientPort[];
}

/** Security group of something that others call: they get in on some ports, nothing goes out. */
export class ClientSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: ClientSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "Resource", {
      vpcId: props.vpcId,
      name: props.name,
      description: props.description,
      tags: { Name: props.name },
      lifecycle: GROUP_IN_USE,
    });
    this.securityGroupId = group.id;
    for (const [caller, referencedSecurityGroupId] of Object.entries(props.callers ?? {})) {
      for (const { id: rule, protocol, port, lastPort = port, description } of props.ports) {
        new VpcSecurityGroupIngressRule(this, `ingress-${rule}-${caller.replace("/", "-")}`, {
          securityGroupId: group.id,
          referencedSecurityGroupId,
          ipProtocol: protocol,
          fromPort: port,
          toPort: lastPort,
          description: `${description} of ${caller}`,
        });
      }
    }
    for (const cidrIpv4 of props.clientCidrs) {
      for (const { id: rule, protocol, port, lastPort = port, description } of props.ports) {
        // By block, not by position: the order of the list means nothing.
        new VpcSecurityGroupIngressRule(this, `ingress-${rule}-${cidrIpv4.replace(/[./]/g, "-")}`, {
          securityGroupId: group.id,
          cidrIpv4,
          ipProtocol: protocol,
          fromPort: port,
          toPort: lastPort,
          description,
        });
      }
    }
  }
}
