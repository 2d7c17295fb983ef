import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../../iam/policy-document";

export interface WarehouseRoleProps {
  /** Name of the role. */
  readonly name: string;
  readonly description: string;
  readonly trust: readonly Statement[];
  /** Name of its policy. */
  readonly policyName: string;
  readonly statements: readonly Statement[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that a warehouse works with, or that works with it. */
export class WarehouseRole extends Construct {
  readonly roleArn: string;
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: WarehouseRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: policyDocument(props.trust),
      tags: { ...props.tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: props.policyName,
      role: role.name,
      policy: policyDocument(props.statements),
    });
    this.roleArn = role.arn;
  }
}
