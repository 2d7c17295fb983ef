import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { GlueConnection } from "@cdktf/provider-aws/lib/glue-connection";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { GlueConnectionModel } from "../../../config/kinds/data-services/glue-job";
import { jdbcUrl } from "./jdbc";

export interface ConnectionProps {
  /** Name of the connection. */
  readonly name: string;
  readonly connection: GlueConnectionModel;
  /** Host name of the database. */
  readonly host: string;
  /** Security group of the workers, which the network layer makes with the rules from both ends. */
  readonly securityGroupId: string;
  /** ARN of the secret with user and password; a reference, so that it is there. */
  readonly secretArn: string;
  readonly subnetId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The way of a job's workers to a database: interfaces in the VPC, and TLS without exception. */
export class Connection extends Construct {
  readonly connectionName: string;

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    const { name, connection, securityGroupId, tags } = props;
    const among = {
      securityGroupId,
      referencedSecurityGroupId: securityGroupId,
      ipProtocol: "tcp",
      fromPort: 0,
      toPort: 65_535,
      description: "Workers of a Glue job among themselves",
    };
    // Glue refuses a connection without a group that lets its own members in on all ports.
    new VpcSecurityGroupIngressRule(this, "ingress-workers", among);
    new VpcSecurityGroupEgressRule(this, "egress-workers", among);
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
        securityGroupIdList: [securityGroupId],
      },
      tags: { ...tags },
    }).name;
  }
}
