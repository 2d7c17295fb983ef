import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";
import type { Place } from "../place";
import { transferTrust } from "./transfer-trust";

export interface TransferRoleProps {
  readonly roleName: string;
  readonly description: string;
  /** What Transfer Family takes the role for, by its ARN after the account: `workflow/*`. */
  readonly takenFor: string;
  readonly statements: readonly Statement[];
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that Transfer Family works with. */
export class TransferRole extends Construct {
  readonly arn: string;
  /** What has to be there before the role is used. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: TransferRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: policyDocument(transferTrust(props.takenFor, props.place)),
      tags: { ...props.tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "transfer",
      role: role.name,
      policy: policyDocument(props.statements),
    });
    this.arn = role.arn;
  }
}
