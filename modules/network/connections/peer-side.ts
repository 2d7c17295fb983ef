import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { blockId, type PortRange, portText } from "../../../config/derive/connections/links";

export interface PeerSideProps {
  /** Provider of the other account; undefined for this one. */
  readonly provider?: TerraformProvider | undefined;
  /** Region of the other VPC, where it is another one of this account. */
  readonly region?: string | undefined;
  readonly peeringId: string;
  /** Route tables of the other VPC. */
  readonly routeTableIds: readonly string[];
  /** Blocks of this VPC, that the other one routes back. */
  readonly vpcCidrs: readonly string[];
  /** Security groups of the other VPC. */
  readonly securityGroupIds: readonly string[];
  /** Blocks of the subnets that callers are in. */
  readonly callerCidrs: readonly string[];
  /** Ports that they call. */
  readonly ports: readonly PortRange[];
  readonly description: string;
}

/** What a peering needs in the other VPC: routes back, and rules that let the workspaces in. */
export class PeerSide extends Construct {
  constructor(scope: Construct, id: string, props: PeerSideProps) {
    super(scope, id);
    const place = {
      ...(props.provider === undefined ? {} : { provider: props.provider }),
      ...(props.region === undefined ? {} : { region: props.region }),
    };
    for (const routeTableId of props.routeTableIds) {
      for (const destinationCidrBlock of props.vpcCidrs) {
        new Route(this, `route-${routeTableId}-${blockId(destinationCidrBlock)}`, {
          ...place,
          routeTableId,
          destinationCidrBlock,
          vpcPeeringConnectionId: props.peeringId,
        });
      }
    }
    for (const securityGroupId of props.securityGroupIds) {
      for (const cidrIpv4 of props.callerCidrs) {
        for (const range of props.ports) {
          new VpcSecurityGroupIngressRule(this, `ingress-${securityGroupId}-${blockId(cidrIpv4)}-${portText(range)}`, {
            ...place,
            securityGroupId,
            cidrIpv4,
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
