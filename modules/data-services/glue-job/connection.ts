import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { GlueConnection } from "@cdktf/provider-aws/lib/glue-connection";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { GlueConnectionModel } from "../../../config/kinds/data-services/glue-job";
import { GROUP_IN_USE } from "../../network/group-in-use";
import { jdbcUrl } from "./jdbc";

export interface ConnectionProps {
  /** Name of the connection and start of that of its group: `acme-dev-export`. */
  readonly name: string;
  readonly connection: GlueConnectionModel;
  /** Host name of the database. */
  readonly host: string;
  /** Security group of the database; undefined where its block of addresses is known instead. */
  readonly databaseGroupId: string | undefined;
  /** ARN of the secret with user and password; a reference, so that it is there. */
  readonly secretArn: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly tags: Readonly<Record<string, string>>;
}

const HTTPS = 443;

/** The way of a job's workers to a database: interfaces in the VPC, and TLS without exception. */
export class Connection extends Construct {
  readonly connectionName: string;

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    const { name, connection, tags } = props;
    const group = new SecurityGroup(this, "security-group", {
      vpcId: props.vpcId,
      name: `${name}-glue`,
      description: "Workers of a Glue job",
      tags: { Name: `${name}-glue` },
      lifecycle: GROUP_IN_USE,
    });
    this.rules(group.id, props);
    const subnet = new DataAwsSubnet(this, "subnet", { id: props.subnetId });
    this.connectionName = new GlueConnection(this, "Resource", {
      name,
      connectionType: "JDBC",
      connectionProperties: {
        JDBC_CONNECTION_URL: jdbcUrl(connection, props.host),
        JDBC_ENFORCE_SSL: "true",
        // User and password are looked up there at each run.
        SECRET_ID: props.secretArn,
      },
      physicalConnectionRequirements: {
        // Its API asks for the zone beside the subnet.
        availabilityZone: subnet.availabilityZone,
        subnetId: subnet.id,
        securityGroupIdList: [group.id],
      },
      tags: { ...tags },
    }).name;
  }

  /** Workers talk to each other, to endpoints of the VPC and to S3, and to the database. */
  private rules(securityGroupId: string, { connection, databaseGroupId, name }: ConnectionProps): void {
    const among = {
      securityGroupId,
      referencedSecurityGroupId: securityGroupId,
      ipProtocol: "tcp",
      fromPort: 0,
      toPort: 65_535,
    };
    // Glue refuses a connection without a group that lets its own members in on all ports.
    new VpcSecurityGroupIngressRule(this, "ingress-workers", { ...among, description: "Workers among themselves" });
    new VpcSecurityGroupEgressRule(this, "egress-workers", { ...among, description: "Workers among themselves" });
    new VpcSecurityGroupEgressRule(this, "egress-services", {
      securityGroupId,
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: HTTPS,
      toPort: HTTPS,
      description: "S3 and endpoints of the VPC: its subnet has no way out to the internet",
    });
    const { port } = connection;
    const way = { ipProtocol: "tcp", fromPort: port, toPort: port };
    if (connection.reached.by === "cidr") {
      new VpcSecurityGroupEgressRule(this, "egress-database", {
        ...way,
        securityGroupId,
        cidrIpv4: connection.reached.cidr,
        description: "Database",
      });
      return;
    }
    if (databaseGroupId === undefined) throw new Error(`${name}: the group of the database is checked to be known`);
    new VpcSecurityGroupEgressRule(this, "egress-database", {
      ...way,
      securityGroupId,
      referencedSecurityGroupId: databaseGroupId,
      description: "Database",
    });
    new VpcSecurityGroupIngressRule(this, "database-ingress", {
      ...way,
      securityGroupId: databaseGroupId,
      referencedSecurityGroupId: securityGroupId,
      description: `Glue job ${name}`,
    });
  }
}
