import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { datasyncTrust } from "./policies";

export interface LocationRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly statements: readonly Statement[];
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that DataSync works with on one bucket. It tries the role when the location is made. */
export class LocationRole extends Construct {
  readonly roleArn: string;
  /** What has to be there before the location. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: LocationRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: policyDocument(datasyncTrust(props.place)),
      tags: { ...props.tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "files",
      role: role.name,
      policy: policyDocument(props.statements),
    });
    this.roleArn = role.arn;
  }
}
