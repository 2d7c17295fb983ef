import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  VpcSecurityGroupEgressRule,
  type VpcSecurityGroupEgressRuleConfig,
} from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { GROUP_IN_USE } from "./group-in-use";
import type { Destination, PortRule } from "./workspace-ports";

export interface WorkspaceSecurityGroupProps {
  readonly vpcId: string;
  /** Name of the group. Changing it replaces the group, which a running workspace does not allow. */
  readonly name: string;
  /** IPv4 block of the VPC. */
  readonly vpcCidr: string;
  /** Prefix list of S3 in the region. */
  readonly s3PrefixListId: string;
  /** Prefix list of DynamoDB in the region, where a port leads there. */
  readonly dynamoDbPrefixListId?: string | undefined;
  /** Outbound TCP ports. */
  readonly egress: readonly PortRule[];
}

/** Security group of one workspace's cluster nodes: everything among themselves, outwards only the given ports. */
export class WorkspaceSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: WorkspaceSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "Resource", {
      vpcId: props.vpcId,
      name: props.name,
      // Another description would replace the group: it says nothing that can change.
      description: "Databricks cluster nodes of one workspace",
      tags: { Name: props.name },
      lifecycle: GROUP_IN_USE,
    });
    this.securityGroupId = group.id;

    for (const ipProtocol of ["tcp", "udp"]) {
      const rule = {
        securityGroupId: group.id,
        referencedSecurityGroupId: group.id,
        ipProtocol,
        fromPort: 0,
        toPort: 65535,
        description: "Between the nodes",
      };
      new VpcSecurityGroupIngressRule(this, `ingress-self-${ipProtocol}`, rule);
      new VpcSecurityGroupEgressRule(this, `egress-self-${ipProtocol}`, rule);
    }
    const target: Readonly<Record<Destination, Partial<VpcSecurityGroupEgressRuleConfig>>> = {
      anywhere: { cidrIpv4: "0.0.0.0/0" },
      vpc: { cidrIpv4: props.vpcCidr },
      s3: { prefixListId: props.s3PrefixListId },
      dynamodb: props.dynamoDbPrefixListId === undefined ? {} : { prefixListId: props.dynamoDbPrefixListId },
    };
    for (const { id: rule, from, to, destination, description } of props.egress) {
      new VpcSecurityGroupEgressRule(this, `egress-${rule}`, {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: from,
        toPort: to,
        description,
        ...target[destination],
      });
    }
  }
}
