import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import { blockId, type Destination, portText } from "../../../config/derive/connections/links";

export interface ConnectionEgressProps {
  /** Workspace key → security group of its nodes. */
  readonly securityGroupIds: Readonly<Record<string, string>>;
  /** What the nodes may call. */
  readonly destinations: readonly Destination[];
  /** What the rules are for. */
  readonly description: string;
}

/** Lets nodes of workspaces out to the declared blocks and ports of a connection. */
export class ConnectionEgress extends Construct {
  constructor(scope: Construct, id: string, props: ConnectionEgressProps) {
    super(scope, id);
    for (const [workspace, securityGroupId] of Object.entries(props.securityGroupIds)) {
      for (const { cidr, ports } of props.destinations) {
        for (const range of ports) {
          new VpcSecurityGroupEgressRule(this, `${workspace}-${blockId(cidr)}-${portText(range)}`, {
            securityGroupId,
            cidrIpv4: cidr,
            ipProtocol: "tcp",
            fromPort: range.from,
            toPort: range.to,
            description: props.description,
          });
        }
      }
    }
  }
}
