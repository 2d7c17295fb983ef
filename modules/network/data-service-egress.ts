import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import { portText } from "../../config/derive/connections/links";
import type { Ports } from "../../config/facts/ports";

export interface DataServiceEgressProps {
  /** Workspace key → security group of its nodes. */
  readonly callers: Readonly<Record<string, string>>;
  /** Security group of what they call. */
  readonly securityGroupId: string;
  /** TCP ports that they call. */
  readonly ports: readonly Ports[];
  /** What the rules are for. */
  readonly description: string;
}

/** Lets nodes of workspaces out to one data service of the VPC, and to nothing else in its subnets. */
export class DataServiceEgress extends Construct {
  constructor(scope: Construct, id: string, { callers, securityGroupId, ports, description }: DataServiceEgressProps) {
    super(scope, id);
    for (const [workspace, nodes] of Object.entries(callers)) {
      for (const range of ports) {
        new VpcSecurityGroupEgressRule(this, `${workspace}-${portText(range)}`, {
          securityGroupId: nodes,
          referencedSecurityGroupId: securityGroupId,
          ipProtocol: "tcp",
          fromPort: range.from,
          toPort: range.to,
          description,
        });
      }
    }
  }
}
