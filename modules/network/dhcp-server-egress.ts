import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import type { ServerCall } from "../../config/derive/dhcp-servers";

export interface DhcpServerEgressProps {
  /** Workspace key → security group of its nodes. */
  readonly securityGroupIds: Readonly<Record<string, string>>;
  /** Servers that nodes are told to ask. */
  readonly calls: readonly ServerCall[];
}

/** Lets nodes out to name servers and time servers of one's own; those of AWS no group filters. */
export class DhcpServerEgress extends Construct {
  constructor(scope: Construct, id: string, props: DhcpServerEgressProps) {
    super(scope, id);
    for (const [workspace, securityGroupId] of Object.entries(props.securityGroupIds)) {
      for (const { ip, port, protocol, description } of props.calls) {
        new VpcSecurityGroupEgressRule(this, `${workspace}-${ip.replaceAll(".", "-")}-${protocol}-${port}`, {
          securityGroupId,
          cidrIpv4: `${ip}/32`,
          ipProtocol: protocol,
          fromPort: port,
          toPort: port,
          description,
        });
      }
    }
  }
}
