import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "./policy-document";

export interface ServiceRoleProps {
  readonly roleName: string;
  readonly description: string;
  /** Who takes the role. */
  readonly trust: readonly Statement[];
  /** Name of its only policy. */
  readonly policyName: string;
  readonly statements: readonly Statement[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that a service of AWS works with, and its only policy. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** What has to be there before the role is used: services try it when they are given it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: policyDocument(props.trust),
      tags: { ...props.tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: props.policyName,
      role: role.name,
      policy: policyDocument(props.statements),
    });
    this.arn = role.arn;
  }
}
