import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

export interface ComputeAccessProps {
  /** Security group of the database. */
  readonly securityGroupId: string;
  readonly databaseName: string;
  readonly port: number;
  /** Workspace → security group of its nodes. */
  readonly computeGroupIds: Readonly<Record<string, string>>;
  /** The database lets them in. */
  readonly letIn: boolean;
  /** Their own groups let them out. */
  readonly letOut: boolean;
}

/** The way from the nodes of every workspace to the port of a database, at each end that is ours to open. */
export class ComputeAccess extends Construct {
  constructor(scope: Construct, id: string, props: ComputeAccessProps) {
    super(scope, id);
    const range = { ipProtocol: "tcp", fromPort: props.port, toPort: props.port };
    for (const [workspace, groupId] of Object.entries(props.computeGroupIds)) {
      const key = workspace.replace("/", "-");
      if (props.letIn) {
        new VpcSecurityGroupIngressRule(this, `in-${key}`, {
          ...range,
          securityGroupId: props.securityGroupId,
          referencedSecurityGroupId: groupId,
          description: `Compute of workspace ${workspace}`,
        });
      }
      if (props.letOut) {
        new VpcSecurityGroupEgressRule(this, `out-${key}`, {
          ...range,
          securityGroupId: groupId,
          referencedSecurityGroupId: props.securityGroupId,
          description: `Database ${props.databaseName}`,
        });
      }
    }
  }
}
