import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import { ClientSecurityGroup } from "../../network/client-security-group";
import { ComputeAccess } from "./compute-access";

export interface DatabaseNetworkProps {
  /** Identifier of the database. */
  readonly databaseName: string;
  readonly port: number;
  readonly vpcId: string;
  /** Two or more, in different zones. */
  readonly subnetIds: readonly string[];
  /** IPv4 blocks of other clients. */
  readonly clientCidrs: readonly string[];
  /** Workspace → security group of its nodes, which get in. */
  readonly computeGroupIds: Readonly<Record<string, string>>;
  /** The nodes are let out as well; the groups of a VPC that is there already are not changed. */
  readonly letOut: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Where a database stands, and who gets to its port: both ends of the way from the workspaces' compute. */
export class DatabaseNetwork extends Construct {
  readonly subnetGroupName: string;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: DatabaseNetworkProps) {
    super(scope, id);
    const subnets = new DbSubnetGroup(this, "subnets", {
      name: props.databaseName,
      description: `Subnets of ${props.databaseName}`,
      subnetIds: [...props.subnetIds],
      tags: { ...props.tags },
    });
    const group = new ClientSecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: `${props.databaseName}-database`,
      description: "Database for its clients",
      clientCidrs: props.clientCidrs,
      ports: [{ id: "database", protocol: "tcp", port: props.port, description: "Clients of the database" }],
    });
    new ComputeAccess(this, "compute", {
      securityGroupId: group.securityGroupId,
      databaseName: props.databaseName,
      port: props.port,
      computeGroupIds: props.computeGroupIds,
      letIn: true,
      letOut: props.letOut,
    });
    this.subnetGroupName = subnets.name;
    this.securityGroupId = group.securityGroupId;
  }
}
