import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { monitoringStatements, monitoringTrust } from "./policies";

export interface MonitoringRoleProps {
  /** Name of the role. */
  readonly roleName: string;
  /** Start of the identifiers of the instances. */
  readonly databaseName: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Role with which RDS writes down what it measures of the operating system. */
export class MonitoringRole extends Construct {
  readonly roleArn: string;
  /** RDS tries the role when the database is made, so that its rights have to be there. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: MonitoringRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: `Measures the operating system of ${props.databaseName}`,
      assumeRolePolicy: policyDocument(monitoringTrust(props.place, props.databaseName)),
      tags: { ...props.tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "measurements",
      role: role.name,
      policy: policyDocument(monitoringStatements(props.place)),
    });
    this.roleArn = role.arn;
  }
}
