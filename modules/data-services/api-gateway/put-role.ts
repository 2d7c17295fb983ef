import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { apiStatements, apiTrust } from "./policies";

export interface PutRoleProps {
  readonly api: ApiGatewayModel;
  /** ARN of the key that encrypts the streams that are made here. */
  readonly dataKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The role with which an API puts records. */
export class PutRole extends Construct {
  readonly arn: string;
  /** What has to be there before the role is used. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { api, dataKeyArn, place, tags }: PutRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: api.role.name,
      description: `Puts the records of the API ${api.name}`,
      assumeRolePolicy: policyDocument(apiTrust),
      tags: { ...tags },
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "records",
      role: role.name,
      policy: policyDocument(apiStatements(api, dataKeyArn, place)),
    });
    this.arn = role.arn;
  }
}
