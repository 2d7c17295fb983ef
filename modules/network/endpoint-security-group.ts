import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { configured } from "../configured";
import { GROUP_IN_USE } from "./group-in-use";
import type { PortRule } from "./workspace-ports";

export interface EndpointSecurityGroupProps {
  readonly vpcId: string;
  /** Name of the group. Changing it replaces the group. */
  readonly name: string;
  /** TCP ports that the endpoints answer on. */
  readonly ingress: readonly Omit<PortRule, "destination">[];
  /** Workspace key → id of the security group of its nodes. */
  readonly callers: Readonly<Record<string, string>>;
  /** IPv4 blocks of users, who get in on 443. Default none. */
  readonly clientCidrs?: readonly string[];
}

/** Security group of the interface endpoints: only cluster nodes get in, nothing goes out. */
export class EndpointSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: EndpointSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "Resource", {
      vpcId: props.vpcId,
      name: props.name,
      // Another description would replace the group: it says nothing that can change.
      description: "Interface endpoints for cluster nodes",
      tags: { Name: props.name },
      lifecycle: GROUP_IN_USE,
    });
    this.securityGroupId = group.id;

    for (const cidrIpv4 of props.clientCidrs ?? []) {
      new VpcSecurityGroupIngressRule(this, `ingress-client-${cidrIpv4.replace(/[./]/g, "-")}`, {
        securityGroupId: group.id,
        cidrIpv4,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "Users: web application and REST API",
      });
    }
    for (const [caller, callerGroupId] of Object.entries(props.callers)) {
      for (const { id: rule, from, to, description } of props.ingress) {
        const made = new VpcSecurityGroupIngressRule(this, `ingress-${caller}-${rule}`, {
          securityGroupId: group.id,
          referencedSecurityGroupId: callerGroupId,
          ipProtocol: "tcp",
          fromPort: from,
          toPort: to,
          description: `Workspace ${caller}: ${description}`,
        });
        // It stays with a workspace that is kept: without it nodes reach no endpoint.
        configured(made, `workspaces.${caller}`);
      }
    }
  }
}
